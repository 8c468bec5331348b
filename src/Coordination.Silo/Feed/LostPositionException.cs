namespace Coordination.Silo.Feed;

/// <summary>
/// A position is not of this database: it was never given, or what it stood for was lost when the database was restored.
/// </summary>
/// <param name="resumeAfter">The last position before it that is still of this database; null: not known.</param>
/// <param name="newest">The last position of the journal.</param>
public sealed class LostPositionException(long? resumeAfter, long newest) : Exception("The position is not of this database.")
{
    /// <summary>The last position before it that is still of this database: reading on there misses nothing. Null: not known.</summary>
    public long? ResumeAfter { get; } = resumeAfter;

    /// <summary>The last position of the journal.</summary>
    public long Newest { get; } = newest;
}

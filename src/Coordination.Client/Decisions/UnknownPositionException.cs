namespace Coordination.Client;

/// <summary>
/// The service does not know the position: it is of another database, or of this one before it was restored from a backup. Read on from
/// <see cref="ResumeAfter"/> where it is known; what was told after it is lost. Otherwise read on from <see cref="Oldest"/> to get
/// everything again, or from <see cref="Newest"/> to get what is decided from now on.
/// </summary>
public sealed class UnknownPositionException(ApiProblem problem) : ApiRefusedException(problem)
{
    /// <summary>The last position before the one asked for that is still of this database; null: not known.</summary>
    public long? ResumeAfter => Problem.ResumeAfter;

    /// <summary>The position before the oldest decision.</summary>
    public long Oldest => Problem.Oldest;

    /// <summary>The position of the newest decision.</summary>
    public long Newest => Problem.Newest;
}

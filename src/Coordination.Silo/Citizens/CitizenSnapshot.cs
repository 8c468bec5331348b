namespace Coordination.Silo.Citizens;

/// <summary>
/// A citizen's state at a version, only to shorten the replay: without it, or with one of an older shape, the journal
/// is read from the start.
/// </summary>
public sealed class CitizenSnapshot
{
    /// <summary>Raised whenever the fold changes what it makes of the same journal.</summary>
    public const int CurrentShape = 1;

    /// <summary>The shape it was written in.</summary>
    public int Shape { get; set; }

    /// <summary>The citizen's version.</summary>
    public long Version { get; set; }

    /// <summary>The state, UTF-8 JSON.</summary>
    public byte[] Citizen { get; set; } = [];
}

namespace Coordination.Silo.Citizens;

/// <summary>
/// A citizen's state at a version. It only shortens the replay: if it is missing or has another shape, the journal is read from the
/// start.
/// </summary>
public sealed class CitizenSnapshot
{
    /// <summary>Increased when the same journal gives another state than before.</summary>
    public const int CurrentShape = 2;

    public int Shape { get; set; }

    public long Version { get; set; }

    /// <summary>The state, UTF-8 JSON, encrypted.</summary>
    public byte[] Citizen { get; set; } = [];
}

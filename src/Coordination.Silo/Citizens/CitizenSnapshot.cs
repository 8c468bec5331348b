namespace Coordination.Silo.Citizens;

/// <summary>
/// A citizen's state at a version; only shortens the replay. Where it is missing or of another shape the journal is read from the
/// start.
/// </summary>
public sealed class CitizenSnapshot
{
    /// <summary>Increased when the same journal evolves to another state than before.</summary>
    public const int CurrentShape = 1;

    public int Shape { get; set; }

    public long Version { get; set; }

    /// <summary>The state, UTF-8 JSON.</summary>
    public byte[] Citizen { get; set; } = [];
}

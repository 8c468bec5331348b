using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Rebuilding;

/// <summary>How much of the read tables is rebuilt or checked at a time.</summary>
public sealed class RebuildOptions
{
    /// <summary>Citizens whose heads a rebuild reads in one statement.</summary>
    [Range(1, 10_000)]
    public int CitizensPerRead { get; set; } = 200;

    /// <summary>Rows after which a rebuild commits. The citizen that reaches the bound is written whole.</summary>
    [Range(1, 100_000)]
    public int RowsPerCommit { get; set; } = 1_000;

    /// <summary>Citizens that a check compares at a time. It reads all their rows into memory.</summary>
    [Range(1, 10_000)]
    public int CitizensPerComparison { get; set; } = 500;

    /// <summary>Faults after which a check stops.</summary>
    [Range(1, 100_000)]
    public int FaultsMax { get; set; } = 100;
}

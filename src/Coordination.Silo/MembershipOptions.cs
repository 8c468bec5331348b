using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo;

/// <summary>When the silos of a cluster take one of them for dead. See docs/operating/cluster.md for the reasons.</summary>
public sealed class MembershipOptions
{
    /// <summary>How often a silo probes each of the others, and how long it waits for the answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.250", "00:01:00")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Probes in a row that a silo misses before the one that probes it votes that it is dead.</summary>
    [Range(1, 20)]
    public int ProbesMissedMax { get; set; } = 3;

    /// <summary>
    /// Silos that must vote before another is declared dead. Where fewer than that are left to judge, more than half of them are
    /// enough: of two silos, one.
    /// </summary>
    [Range(1, 10)]
    public int VotesForDeath { get; set; } = 2;

    /// <summary>
    /// Whether a silo that is itself short of processor time waits longer for the others before it votes, and asks another silo to
    /// probe too.
    /// </summary>
    public bool ScoreOwnHealth { get; set; } = true;
}

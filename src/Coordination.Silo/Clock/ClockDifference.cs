namespace Coordination.Silo.Clock;

/// <summary>How far a host's clock differs from the database's.</summary>
/// <param name="Ahead">How far it is ahead; negative: behind.</param>
/// <param name="Verdict">What follows from it.</param>
public readonly record struct ClockDifference(TimeSpan Ahead, ClockVerdict Verdict);

/// <summary>What follows from the difference between two clocks.</summary>
public enum ClockVerdict
{
    /// <summary>They agree.</summary>
    Right,

    /// <summary>They differ more than is usual. Operations are told.</summary>
    Doubtful,

    /// <summary>They differ too much for a decision.</summary>
    Wrong,
}

namespace Coordination.Host.Settings;

/// <summary>How the domain's time runs.</summary>
internal sealed class ClockModeOptions
{
    /// <summary>
    /// Whether the time is the machine's. <c>Manual</c> is for Development only: the time stands still until <c>PUT
    /// /dev/clock</c>.
    /// </summary>
    public ClockMode Mode { get; set; }

    /// <summary>The instant at which a manual clock begins, with an offset. Without it: the machine's time at the start.</summary>
    public DateTimeOffset? Start { get; set; }
}

/// <summary>How the domain's time runs.</summary>
internal enum ClockMode
{
    /// <summary>As the machine's.</summary>
    System,

    /// <summary>It stands still until it is moved.</summary>
    Manual,
}

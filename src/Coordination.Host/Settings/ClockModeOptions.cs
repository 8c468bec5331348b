namespace Coordination.Host.Settings;

/// <summary>The source of the service's time.</summary>
internal sealed class ClockModeOptions
{
    /// <summary>
    /// The source of the service's time. <c>Manual</c> is for Development only: the time stands still until <c>PUT /dev/clock</c>
    /// changes it.
    /// </summary>
    public ClockMode Mode { get; set; }

    /// <summary>
    /// The instant at which a manual clock starts, with an offset. Without it the manual clock starts at the machine's time.
    /// </summary>
    public DateTimeOffset? Start { get; set; }
}

internal enum ClockMode
{
    /// <summary>The machine's time.</summary>
    System,

    /// <summary>A time that stands still until it is changed.</summary>
    Manual,
}

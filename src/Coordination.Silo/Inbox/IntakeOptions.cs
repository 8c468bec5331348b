using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Inbox;

/// <summary>When events are refused because of the load (429), by whatever door they come. Rates are those of one host.</summary>
public sealed class IntakeOptions
{
    /// <summary>Events of the whole cluster that may wait in the inbox. While more wait, none is received.</summary>
    [Range(1, 100_000_000)]
    public int WaitingEventsMax { get; set; } = 20_000;

    /// <summary>How long events may wait in the inbox. While more than <c>LateEventsMax</c> have waited longer, none is received.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan WaitMax { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Events that may wait longer than <c>WaitMax</c> without consequence, so that one citizen whose events cannot be applied keeps
    /// nobody else's out.
    /// </summary>
    [Range(0, 100_000_000)]
    public int LateEventsMax { get; set; } = 1_000;

    /// <summary>How often every host counts what waits. In between it adds what it receives itself.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan CountInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Events of one source a second, on average.</summary>
    [Range(1, 1_000_000)]
    public int EventsOfOneSourceASecond { get; set; } = 10_000;

    /// <summary>Events of one source at once, after a time with few.</summary>
    [Range(1, 10_000_000)]
    public int EventsOfOneSourceAtOnce { get; set; } = 50_000;

    /// <summary>Events of one citizen a second, on average.</summary>
    [Range(1, 1_000_000)]
    public int EventsOfOneCitizenASecond { get; set; } = 2_000;

    /// <summary>Events of one citizen at once, after a time with few.</summary>
    [Range(1, 1_000_000)]
    public int EventsOfOneCitizenAtOnce { get; set; } = 10_000;
}

using System.ComponentModel.DataAnnotations;

namespace Coordination.Host.Settings;

/// <summary>How many events of one citizen are received over HTTP, on each host. More are refused (429).</summary>
public sealed class CitizenRateOptions
{
    /// <summary>Events of one citizen a second, on average.</summary>
    [Range(1, 1_000_000)]
    public int EventsOfOneCitizenASecond { get; set; } = 2_000;

    /// <summary>Events of one citizen at once, after a time with few.</summary>
    [Range(1, 1_000_000)]
    public int EventsOfOneCitizenAtOnce { get; set; } = 10_000;
}

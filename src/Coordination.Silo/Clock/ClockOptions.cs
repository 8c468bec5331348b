using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Clock;

/// <summary>How citizens are woken when something falls due.</summary>
public sealed class ClockOptions
{
    /// <summary>How often every silo asks the database for citizens that are due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan WakeInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Due citizens that are read and woken at the same time, per silo.</summary>
    [Range(1, 10_000)]
    public int CitizensAtOnce { get; set; } = 256;
}

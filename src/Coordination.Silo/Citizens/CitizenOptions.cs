using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Citizens;

/// <summary>How a citizen's state is retried, remembered and saved.</summary>
public sealed class CitizenOptions
{
    /// <summary>Attempts of a decision when another activation has written in between.</summary>
    [Range(1, 20)]
    public int StaleAttemptsMax { get; set; } = 4;

    /// <summary>Results of inbox events remembered per citizen, so that an event delivered twice gets the same result.</summary>
    [Range(0, 10_000)]
    public int RecentResultsMax { get; set; } = 256;

    /// <summary>
    /// Journal entries after a snapshot before another is written while the citizen is active. One is also written when it is
    /// deactivated.
    /// </summary>
    [Range(10, 100_000)]
    public int SnapshotEntriesMin { get; set; } = 200;

    /// <summary>
    /// A snapshot is also not written before the journal has grown by its length divided by this, so that a long journal's large
    /// snapshot is written rarely.
    /// </summary>
    [Range(1, 1_000)]
    public int SnapshotGrowthDivisor { get; set; } = 8;

    /// <summary>How long nobody asks for a citizen before its state in memory is packed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RestAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Citizens packed in a quarter of that time at most. The others follow, so packing never takes a silo's time from events.
    /// </summary>
    [Range(1, 1_000_000)]
    public int RestsAtOnceMax { get; set; } = 5_000;
}

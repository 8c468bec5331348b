using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Inbox;

/// <summary>How events are received and delivered to citizens.</summary>
public sealed class InboxOptions
{
    /// <summary>Events being made durable at the same time, per silo. Above it load is shed (429).</summary>
    [Range(1, 1_000_000)]
    public int EventsAtOnceMax { get; set; } = 20_000;

    /// <summary>Events of one partition that are delivered and not yet answered.</summary>
    [Range(1, 10_000)]
    public int RowsInFlightMax { get; set; } = 256;

    /// <summary>Events of one citizen in one delivery.</summary>
    [Range(1, 1_000)]
    public int RowsPerDeliveryMax { get; set; } = 100;

    /// <summary>
    /// Attempts for events a citizen fails on, before they become dead letters. Storage or silos being away does not count.
    /// </summary>
    [Range(1, 100)]
    public int DeliveryAttemptsMax { get; set; } = 6;

    /// <summary>Attempts of a delivery that a sender waits for, before it is left to the partition's pump.</summary>
    [Range(1, 10)]
    public int WaitedDeliveryAttemptsMax { get; set; } = 3;

    /// <summary>The wait before the second attempt of a delivery. Each further wait is twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan RetryDelayMin { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait between attempts of a delivery, and the wait while the database is unavailable.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan RetryDelayMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often every silo makes sure that each partition has a running pump.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan SignalInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often events that were delivered and are still in the inbox are delivered again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(30);
}

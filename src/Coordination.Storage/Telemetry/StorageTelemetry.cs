using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Coordination.Storage.Telemetry;

/// <summary>Metrics and spans of the storage. They contain no keys, names or data.</summary>
public static class StorageTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "Coordination.Storage";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>How long the database took for one batch. On SQLite a batch contains all kinds of writes.</summary>
    internal static readonly Histogram<double> CommitDuration =
        Meter.CreateHistogram<double>("coordination.storage.journal.commit.duration", "s", "Time the database took for one batch.");

    internal static readonly Histogram<int> BatchSize =
        Meter.CreateHistogram<int>("coordination.storage.journal.batch.size", "{request}", "Requests committed together.");

    internal static readonly UpDownCounter<long> QueueLength =
        Meter.CreateUpDownCounter<long>("coordination.storage.queue.length", "{request}", "Requests that wait for a writer.");

    internal static readonly Counter<long> OutdatedAppends =
        Meter.CreateCounter<long>(
            "coordination.storage.journal.outdated", "{append}", "Appends whose version had moved or whose event was known.");

    internal static readonly Counter<long> Refused =
        Meter.CreateCounter<long>("coordination.storage.journal.refused", "{append}", "Appends the database refuses whatever is tried.");

    internal static readonly Counter<long> Unavailable =
        Meter.CreateCounter<long>(
            "coordination.storage.unavailable", "{request}", "Requests left without a known outcome because the database did not answer.");
}

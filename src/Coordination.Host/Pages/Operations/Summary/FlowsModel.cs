using Coordination.Host.Overview;

namespace Coordination.Host.Pages.Operations.Summary;

/// <summary>Throughput and processing times.</summary>
/// <param name="EventsInPerSecond">Events received per second.</param>
/// <param name="SettledPerSecond">Events processed per second.</param>
/// <param name="JournalP50">Median time of a journal append; null when nothing was appended.</param>
/// <param name="JournalP99">99th percentile of the same; null when nothing was appended.</param>
/// <param name="Policy">The current policy version; null: not shown.</param>
public sealed record FlowsModel(
    double EventsInPerSecond,
    double SettledPerSecond,
    TimeSpan? JournalP50,
    TimeSpan? JournalP99,
    int Silos,
    PolicyProgressModel? Policy = null)
{
    internal static FlowsModel Of(SummaryView summary, bool seesLists) => new(
        summary.EventsInPerSecond, summary.EventsSettledPerSecond, Milliseconds(summary.Journal.P50Ms), Milliseconds(summary.Journal.P99Ms),
        summary.Silos, new PolicyProgressModel(summary.Policy.Version, summary.Policy.Behind, seesLists ? "/policy" : null));

    private static TimeSpan? Milliseconds(double? value) => value is { } known ? TimeSpan.FromMilliseconds(known) : null;
}

/// <summary>How far the current policy version has been applied.</summary>
/// <param name="Version">The version's name.</param>
/// <param name="Behind">Citizens not yet reconciled under it.</param>
/// <param name="Href">The policy editor; null where the user may not use it.</param>
public sealed record PolicyProgressModel(string Version, long Behind, string? Href);

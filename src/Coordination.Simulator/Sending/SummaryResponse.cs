using System.Diagnostics;

namespace Coordination.Simulator.Sending;

/// <summary>The answer of <c>GET /api/v1/operations/summary</c>, reduced to what a check needs.</summary>
/// <param name="Inbox">Events in the inbox.</param>
/// <param name="Parked">Events that wait for the item they change.</param>
/// <param name="DeadLetters">Events that could not be applied.</param>
/// <param name="Handovers">Handovers that were not accepted.</param>
/// <param name="Deadlines">Open deadlines, by department.</param>
/// <param name="CountedSecondsAgo">The age in seconds of the counts that grow with the number of citizens.</param>
internal sealed record SummaryResponse(
    SummaryResponse.InboxSummary Inbox, long Parked, long DeadLetters, SummaryResponse.ConflictSummary Conflicts,
    SummaryResponse.HandoverSummary Handovers, IReadOnlyList<SummaryResponse.DeadlineSummary> Deadlines,
    SummaryResponse.CitizenSummary Citizens, double CountedSecondsAgo = 0)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(500);

    public static Task<SummaryResponse> ReadAsync(CoordinationClient client, CancellationToken cancellation) =>
        client.GetAsync<SummaryResponse>("/api/v1/operations/summary", CallerIdentity.Operations, cancellation);

    /// <summary>Waits until the inbox is empty, or until the time allowed is over.</summary>
    public static async Task SettleAsync(CoordinationClient client, TimeSpan within, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < within && (await ReadAsync(client, cancellation).ConfigureAwait(false)).Inbox.Waiting > 0)
            await Task.Delay(LookAgainAfter, cancellation).ConfigureAwait(false);
    }

    /// <summary>The number of events in the inbox.</summary>
    internal sealed record InboxSummary(long Waiting);

    /// <summary>Open conflicts, by kind.</summary>
    internal sealed record ConflictSummary(long Open, IReadOnlyList<KindSummary> PerKind);

    internal sealed record KindSummary(string Kind, long Count);

    /// <summary>Handovers that wait for an answer, and handovers that expired without one.</summary>
    internal sealed record HandoverSummary(long Pending, long Expired);

    /// <summary>A department's open deadlines by status: due, warned, missed, and missed before it started.</summary>
    internal sealed record DeadlineSummary(string Department, long Due, long Warned, long Missed, long BeforeStart = 0);

    /// <summary>The number of all citizens, of shared ones, and of shared ones without a coordinator.</summary>
    internal sealed record CitizenSummary(long Total, long Shared, long WithoutCoordinator);
}

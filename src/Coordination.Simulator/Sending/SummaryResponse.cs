using System.Diagnostics;

namespace Coordination.Simulator.Sending;

/// <summary>What operations see at a glance, as <c>GET /api/v1/operations/summary</c> answers; what a check needs of it.</summary>
/// <param name="Inbox">Events that wait.</param>
/// <param name="Parked">Events that wait for the thing they change.</param>
/// <param name="DeadLetters">Events that could not be applied.</param>
/// <param name="Handovers">Handovers not accepted.</param>
/// <param name="Deadlines">Deadlines not closed, by department.</param>
/// <param name="CountedSecondsAgo">Age of the counts that grow with the number of citizens.</param>
internal sealed record SummaryResponse(
    SummaryResponse.InboxCounts Inbox, long Parked, long DeadLetters, SummaryResponse.ConflictCounts Conflicts,
    SummaryResponse.HandoverCounts Handovers,
    IReadOnlyList<SummaryResponse.DeadlineCounts> Deadlines, SummaryResponse.CitizenCounts Citizens,
    double CountedSecondsAgo = 0)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(500);

    public static Task<SummaryResponse> ReadAsync(CoordinationClient client, CancellationToken cancellation) =>
        client.GetAsync<SummaryResponse>("/api/v1/operations/summary", CallerIdentity.Operations, cancellation);

    /// <summary>Waits until nothing waits in the inbox, as long as the service may take.</summary>
    public static async Task SettleAsync(CoordinationClient client, TimeSpan within, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < within && (await ReadAsync(client, cancellation).ConfigureAwait(false)).Inbox.Waiting > 0)
            await Task.Delay(LookAgainAfter, cancellation).ConfigureAwait(false);
    }

    /// <summary>Events that wait.</summary>
    internal sealed record InboxCounts(long Waiting);

    /// <summary>Open conflicts, by kind.</summary>
    internal sealed record ConflictCounts(long Open, IReadOnlyList<KindCount> PerKind);

    /// <summary>Open conflicts of a kind.</summary>
    internal sealed record KindCount(string Kind, long Count);

    /// <summary>Handovers that wait for an answer, and that nobody answered in time.</summary>
    internal sealed record HandoverCounts(long Pending, long Expired);

    /// <summary>A department's deadlines: running, warned, missed and not met since.</summary>
    internal sealed record DeadlineCounts(string Department, long Due, long Warned, long Missed);

    /// <summary>Citizens in all, shared, and shared without a coordinator.</summary>
    internal sealed record CitizenCounts(long Total, long Shared, long WithoutCoordinator);
}

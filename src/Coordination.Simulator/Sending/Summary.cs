using System.Diagnostics;

namespace Coordination.Simulator.Sending;

/// <summary>What operations see at a glance, as <c>GET /api/v1/operations/summary</c> answers; what a check needs of it.</summary>
/// <param name="Inbox">Events that wait.</param>
/// <param name="Parked">Events that wait for the thing they change.</param>
/// <param name="DeadLetters">Events that could not be applied.</param>
/// <param name="Conflicts">Open conflicts.</param>
/// <param name="Handovers">Handovers not accepted.</param>
/// <param name="Deadlines">Deadlines not closed, by department.</param>
/// <param name="Citizens">Citizens.</param>
internal sealed record Summary(
    Summary.OfInbox Inbox, long Parked, long DeadLetters, Summary.OfConflicts Conflicts, Summary.OfHandovers Handovers,
    IReadOnlyList<Summary.OfDeadlines> Deadlines, Summary.OfCitizens Citizens)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(500);

    /// <summary>Reads it.</summary>
    public static Task<Summary> ReadAsync(CoordinationClient client, CancellationToken cancellation) =>
        client.GetAsync<Summary>("/api/v1/operations/summary", SignInAs.Operations, cancellation);

    /// <summary>Waits until nothing waits in the inbox, as long as the service may take.</summary>
    public static async Task SettleAsync(CoordinationClient client, TimeSpan within, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < within && (await ReadAsync(client, cancellation).ConfigureAwait(false)).Inbox.Waiting > 0)
            await Task.Delay(LookAgainAfter, cancellation).ConfigureAwait(false);
    }

    /// <summary>Events that wait.</summary>
    internal sealed record OfInbox(long Waiting);

    /// <summary>Open conflicts, by kind.</summary>
    internal sealed record OfConflicts(long Open, IReadOnlyList<OfKind> PerKind);

    /// <summary>Open conflicts of a kind.</summary>
    internal sealed record OfKind(string Kind, long Count);

    /// <summary>Handovers that wait for an answer, and that nobody answered in time.</summary>
    internal sealed record OfHandovers(long Pending, long Expired);

    /// <summary>A department's deadlines: running, warned, missed and not met since.</summary>
    internal sealed record OfDeadlines(string Department, long Due, long Warned, long Missed);

    /// <summary>Citizens in all, shared, and shared without a coordinator.</summary>
    internal sealed record OfCitizens(long Total, long Shared, long WithoutCoordinator);
}

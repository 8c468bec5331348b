using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

// One closed family: how the service runs, now.

/// <summary>How the service and the collaboration run, now.</summary>
/// <param name="At">When it was counted, by the service's clock.</param>
/// <param name="EventsInPerSecond">Events made durable a second, by this host, over ten seconds.</param>
/// <param name="EventsSettledPerSecond">Events settled a second, by this host, over ten seconds.</param>
/// <param name="Inbox">Events that wait.</param>
/// <param name="Refused">Events refused at the door, ever.</param>
/// <param name="Parked">Events that wait for the thing they change.</param>
/// <param name="DeadLetters">Events that could not be applied.</param>
/// <param name="Deadlines">Deadlines not closed, by department.</param>
/// <param name="Waiting">Waiting times of the last 90 days.</param>
/// <param name="Silos">Silos that are up.</param>
/// <param name="Journal">How long appends of this host took over the last minute.</param>
/// <param name="Policy">The version of policy that applies.</param>
/// <param name="CountedSecondsAgo">
/// Age in seconds of the counts that grow with the number of citizens (<c>Deadlines</c>, <c>AlertsUnacknowledged</c>, the total of
/// citizens, <c>Waiting</c>): nearly 0 while counting is quick, 15 and the time of one count at most. All other counts are a second old at most.
/// </param>
internal sealed record SummaryView(
    DateTimeOffset At, double EventsInPerSecond, double EventsSettledPerSecond, InboxView Inbox, long Refused, long Parked,
    long DeadLetters,
    ConflictCounts Conflicts, HandoverCounts Handovers, IReadOnlyList<OpenDeadlines> Deadlines, long AlertsUnacknowledged,
    CitizenCounts Citizens,
    IReadOnlyList<WaitingView> Waiting, int Silos, JournalView Journal, PolicyNowView Policy,
    double CountedSecondsAgo);

/// <summary>The version of policy that applies, and how many citizens are still to be reconciled under it.</summary>
internal sealed record PolicyNowView(string Version, long Behind);

/// <summary>Events that wait; the age of the oldest in seconds, null when none waits.</summary>
internal sealed record InboxView(long Waiting, double? OldestSeconds);

/// <summary>Open conflicts per kind and per pair of departments.</summary>
internal sealed record ConflictCounts(long Open, IReadOnlyList<KindCount> PerKind, IReadOnlyList<PairCount> PerPair);

/// <summary>How many of a kind.</summary>
internal sealed record KindCount(string Kind, long Count);

/// <summary>How many between departments.</summary>
internal sealed record PairCount(IReadOnlyList<string> Departments, long Count);

/// <summary>Handovers that wait for an answer, and that nobody answered in time.</summary>
internal sealed record HandoverCounts(long Pending, long Expired);

/// <summary>Citizens in all, shared between departments, and shared without a coordinator.</summary>
internal sealed record CitizenCounts(long Total, long Shared, long WithoutCoordinator);

/// <summary>Latency of appends in milliseconds; null when nothing was appended.</summary>
internal sealed record JournalView(double? P50Ms, double? P99Ms);

namespace Coordination.Host.Pages.Operations;

/// <summary>The operations page: <c>GET /api/v1/operations/summary</c>, ready to show.</summary>
/// <param name="Symptoms">What hurts.</param>
/// <param name="Flows">What runs.</param>
/// <param name="Collaboration">How the departments work together.</param>
/// <param name="Shared">Shared citizens, the programme, and waiting times of a period.</param>
/// <param name="Stream">The address of the stream of panels, <c>/live/operations</c>.</param>
public sealed record OperationsModel(Symptoms Symptoms, Flows Flows, Collaboration Collaboration, SharedModel Shared, string Stream);

/// <summary>A number that leads to its list; a zero leads nowhere.</summary>
/// <param name="Value">How many.</param>
/// <param name="Href">The list behind it.</param>
public sealed record Figure(long Value, string? Href);

/// <summary>What operations must act on, worst first.</summary>
/// <param name="InboxWaiting">Events in the inbox.</param>
/// <param name="InboxOldest">The age of the oldest; null: the inbox is empty.</param>
/// <param name="InboxIsLate">Whether that age is past its limit.</param>
/// <param name="DeadlinesMissed">Deadlines missed.</param>
/// <param name="AlertsUnacknowledged">Alerts past their time and not acknowledged.</param>
/// <param name="Refused">Refused events, last 24 hours.</param>
/// <param name="Parked">Parked events.</param>
/// <param name="DeadLetters">Deliveries given up.</param>
public sealed record Symptoms(
    Figure InboxWaiting,
    TimeSpan? InboxOldest,
    bool InboxIsLate,
    Figure DeadlinesMissed,
    Figure AlertsUnacknowledged,
    Figure Refused,
    Figure Parked,
    Figure DeadLetters);

/// <summary>What goes through.</summary>
/// <param name="EventsInPerSecond">Events taken in per second.</param>
/// <param name="SettledPerSecond">Events settled per second.</param>
/// <param name="JournalP50">Median time of a journal append.</param>
/// <param name="JournalP99">99th percentile.</param>
/// <param name="Silos">Machines.</param>
/// <param name="Recent">Events settled per second, oldest first, one point a minute: the small chart.</param>
/// <param name="Policy">The version of policy that applies; null: not shown.</param>
public sealed record Flows(
    double EventsInPerSecond,
    double SettledPerSecond,
    TimeSpan? JournalP50,
    TimeSpan? JournalP99,
    int Silos,
    IReadOnlyList<double> Recent,
    PolicyInForce? Policy = null);

/// <summary>The version of policy that applies.</summary>
/// <param name="Version">Its name.</param>
/// <param name="Behind">Citizens not yet reconciled under it.</param>
/// <param name="Href">The policy editor, for those who may use it.</param>
public sealed record PolicyInForce(string Version, long Behind, string? Href);

/// <summary>How the departments work together.</summary>
/// <param name="WithoutCoordinator">Shared citizens without coordinator.</param>
/// <param name="HandoversPending">Handovers waiting for an answer.</param>
/// <param name="HandoversExpired">Handovers nobody answered.</param>
/// <param name="ConflictsByKind">Open conflicts per kind.</param>
/// <param name="ConflictsByPair">Open conflicts per pair of departments.</param>
/// <param name="Deadlines">Deadlines per department.</param>
public sealed record Collaboration(
    Figure WithoutCoordinator,
    Figure HandoversPending,
    Figure HandoversExpired,
    IReadOnlyList<CountOf> ConflictsByKind,
    IReadOnlyList<CountOf> ConflictsByPair,
    IReadOnlyList<DepartmentDeadlines> Deadlines);

/// <summary>A count of something: a conflict kind's code, or a pair "BIF – SOF".</summary>
public sealed record CountOf(string What, Figure Count);

/// <summary>One department's deadlines.</summary>
public sealed record DepartmentDeadlines(string Department, Figure Due, Figure Warned, Figure Missed);

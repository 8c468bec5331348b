using System.Text.Json.Serialization;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Overview;

// One closed family: how the service runs now.

/// <summary>How the service and the collaboration run now.</summary>
/// <param name="At">The instant of the count, by the service's clock.</param>
/// <param name="EventsInPerSecond">Events this host stored per second, over the last ten seconds.</param>
/// <param name="EventsSettledPerSecond">Events this host settled per second, over the last ten seconds.</param>
/// <param name="Inbox">Events in the inbox.</param>
/// <param name="Refused">Events refused in the time for which refusals are kept.</param>
/// <param name="Parked">Events that wait for the item they change.</param>
/// <param name="DeadLetters">Events that could not be applied.</param>
/// <param name="Deadlines">Open deadlines per department.</param>
/// <param name="Waiting">Waiting times of the last 90 days.</param>
/// <param name="Silos">The number of active silos.</param>
/// <param name="Journal">How long this host's appends took over the last minute.</param>
/// <param name="Policy">The policy version in force.</param>
/// <param name="CountedSecondsAgo">
/// The age in seconds of the counts that grow with the number of citizens (<c>Deadlines</c>, <c>AlertsUnacknowledged</c>, the total
/// of citizens, <c>Waiting</c>): nearly 0 while counting is quick, at most 15 and the time of one count. All other counts are at
/// most a second old.
/// </param>
internal sealed record SummaryView(
    DateTimeOffset At, double EventsInPerSecond, double EventsSettledPerSecond, InboxView Inbox, long Refused, long Parked,
    long DeadLetters, ConflictCounts Conflicts, HandoverCounts Handovers, IReadOnlyList<OpenDeadlines> Deadlines,
    long AlertsUnacknowledged, CitizenCounts Citizens, IReadOnlyList<WaitingView> Waiting, int Silos, JournalView Journal,
    PolicyNowView Policy, double CountedSecondsAgo)
{
    /// <summary>
    /// The summary as somebody is told it: to leaders conflicts and waits between departments as <see cref="ToldFigures"/> says, the open
    /// deadlines of their own departments, and totals of handovers and citizens in whole fives.
    /// </summary>
    internal SummaryView As(ToldFigures told) => told.IsExact ? this : this with
    {
        Conflicts = ConflictCounts.Of(Conflicts.Cells, told),
        Handovers = new(told.OfAll(Handovers.Pending), told.OfAll(Handovers.Expired)),
        Deadlines = [.. Deadlines.Where(row => told.IsOwn(row.Department))],
        Citizens = new(told.OfAll(Citizens.Total), told.OfAll(Citizens.Shared), told.OfAll(Citizens.WithoutCoordinator)),
        Waiting = [.. told.Of(Waiting)],
    };
}

/// <summary>The policy version in force, and the number of citizens not yet reconciled under it.</summary>
internal sealed record PolicyNowView(string Version, long Behind);

/// <summary>The number of events in the inbox, and the age of the oldest in seconds; null when the inbox is empty.</summary>
internal sealed record InboxView(long Waiting, double? OldestSeconds);

/// <summary>Open conflicts, per kind and per pair of departments.</summary>
internal sealed record ConflictCounts(long Open, IReadOnlyList<KindCount> PerKind, IReadOnlyList<PairCount> PerPair)
{
    /// <summary>The counts of which these are sums.</summary>
    [JsonIgnore]
    public IReadOnlyList<OpenConflicts> Cells { get; private init; } = [];

    internal static ConflictCounts Of(IReadOnlyList<OpenConflicts> cells, ToldFigures? told = null)
    {
        OpenConflicts[] counted = told is null ? [.. cells] :
        [
            .. cells
                .GroupBy(cell => (cell.Kind, Pair: DepartmentSet.Stored(told.Named(cell.Departments, cell.Hidden, cell.Besides))))
                .Select(cell => new OpenConflicts(cell.Key.Kind, DepartmentSet.Of(cell.Key.Pair), cell.Sum(static one => one.Count)))
                .Select(cell => cell with { Count = told.Of(cell.Departments, cell.Count) }).Where(static cell => cell.Count > 0),
        ];
        return new ConflictCounts(
            counted.Sum(static row => row.Count),
            [.. counted.GroupBy(static row => row.Kind)
                .Select(static kind => new KindCount(kind.Key, kind.Sum(static row => row.Count)))],
            [.. counted.GroupBy(static row => DepartmentSet.Stored(row.Departments)).Select(static pair => new PairCount(
                pair.First().Departments, pair.Sum(static row => row.Count)))]) { Cells = cells };
    }
}

internal sealed record KindCount(string Kind, long Count);

/// <summary>The number of conflicts between two departments; empty: conflicts without a pair.</summary>
internal sealed record PairCount(IReadOnlyList<string> Departments, long Count);

/// <summary>Handovers that wait for an answer, and handovers that expired without one.</summary>
internal sealed record HandoverCounts(long Pending, long Expired);

/// <summary>The number of all citizens, of shared ones, and of shared ones without a coordinator.</summary>
internal sealed record CitizenCounts(long Total, long Shared, long WithoutCoordinator);

/// <summary>The duration of appends in milliseconds; null when nothing was appended.</summary>
internal sealed record JournalView(double? P50Ms, double? P99Ms);

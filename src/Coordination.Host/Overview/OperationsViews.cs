using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

// One closed family: what operations read.

/// <summary>How the service and the collaboration run, now.</summary>
/// <param name="At">When it was counted, by the service's clock.</param>
/// <param name="EventsInPerSecond">Events made durable a second, by this host, over ten seconds.</param>
/// <param name="EventsSettledPerSecond">Events settled a second, by this host, over ten seconds.</param>
/// <param name="Inbox">Events that wait.</param>
/// <param name="Refused">Events refused at the door, ever.</param>
/// <param name="Parked">Events that wait for the thing they change.</param>
/// <param name="DeadLetters">Events that could not be applied.</param>
/// <param name="Conflicts">Open conflicts.</param>
/// <param name="Handovers">Handovers.</param>
/// <param name="Deadlines">Deadlines not closed, by department.</param>
/// <param name="AlertsUnacknowledged">Open alerts.</param>
/// <param name="Citizens">Citizens.</param>
/// <param name="Waiting">Waiting times of the last 90 days.</param>
/// <param name="Silos">Silos that are up.</param>
/// <param name="Journal">How long appends of this host took over the last minute.</param>
/// <param name="Policy">The version of policy that applies.</param>
internal sealed record SummaryView(
    DateTimeOffset At, double EventsInPerSecond, double EventsSettledPerSecond, InboxView Inbox, long Refused, long Parked, long DeadLetters,
    ConflictCounts Conflicts, HandoverCounts Handovers, IReadOnlyList<OpenDeadlines> Deadlines, long AlertsUnacknowledged, CitizenCounts Citizens,
    IReadOnlyList<WaitingView> Waiting, int Silos, JournalView Journal, PolicyNowView Policy);

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

/// <summary>
/// How long one department waits for another; <c>stage</c>: offered-accepted, contact-answer or conflict-answer. Median and
/// 90th percentile lie between two waits in proportion, as spreadsheets count them: of 2 and 6 hours the median is 4.
/// </summary>
internal sealed record WaitingView(string Stage, string From, string To, int Count, double MedianHours, double P90Hours)
{
    /// <summary>The waits of each pair and stage, the longest first.</summary>
    internal static IReadOnlyList<WaitingView> Of(IEnumerable<WaitingTime> times) =>
    [
        .. times.GroupBy(static time => (time.Stage, time.From, time.To))
            .Select(static group =>
            {
                var hours = group.Select(static time => (time.EndedAt - time.StartedAt).TotalHours).Order().ToArray();
                return new WaitingView(group.Key.Stage, group.Key.From, group.Key.To, hours.Length, At(hours, 0.5), At(hours, 0.9));
            })
            .OrderByDescending(static waiting => waiting.MedianHours)
            .ThenBy(static waiting => waiting.From, StringComparer.Ordinal).ThenBy(static waiting => waiting.To, StringComparer.Ordinal)
            .ThenBy(static waiting => waiting.Stage, StringComparer.Ordinal),
    ];

    private static double At(double[] sorted, double share)
    {
        var place = (sorted.Length - 1) * share;
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return Math.Round(sorted[below] + ((place - below) * (sorted[above] - sorted[below])), 2);
    }
}

/// <summary>The figures of a period.</summary>
internal sealed record FiguresView(
    long Citizens, long Shared, HandoverFigures Handovers, DeadlineTotals Deadlines, IReadOnlyList<WaitingView> Waiting)
{
    /// <summary>Sanctions that were reversed, and single benefits asked for after them, from the sanctioning department to the paying one.</summary>
    public IReadOnlyList<SanctionChain> Chains { get; init; } = [];

    /// <summary>From what was read.</summary>
    internal static FiguresView Of(Figures figures) => new(
        figures.Citizens, figures.Shared,
        new HandoverFigures(figures.HandoversCompleted, figures.HandoverCitizens, figures.HandoverPairs),
        new DeadlineTotals(figures.Deadlines.Met, figures.Deadlines.Missed, figures.Deadlines.Open),
        WaitingView.Of(figures.Waiting));
}

/// <summary>Handovers completed, of how many citizens, from whom to whom.</summary>
internal sealed record HandoverFigures(long Completed, long Citizens, IReadOnlyList<HandoverPair> Pairs);

/// <summary>Deadlines met in time, missed, and open.</summary>
internal sealed record DeadlineTotals(long Met, long Missed, long Open);

/// <summary>An event that could not be applied, without its data.</summary>
internal sealed record DeadLetterView(
    long Position, string Citizen, string? Source, string? Id, string? Type, string Error, DateTimeOffset ReceivedAt, DateTimeOffset DiedAt);

/// <summary>Dead letters by position.</summary>
internal sealed record ResendRequest
{
    /// <summary>The positions.</summary>
    public IReadOnlyList<long>? Positions { get; init; }
}

/// <summary>How many were put back.</summary>
internal sealed record ResendResponse(int Count);

/// <summary>An event refused at the door, without its data; <c>pointers</c>: where its faults are.</summary>
internal sealed record RefusedEventView(
    DateTimeOffset At, string? Source, string? Id, string? Type, string? SubjectKind, int Status, System.Text.Json.JsonElement Pointers);

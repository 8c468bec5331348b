using Coordination.Storage.Database;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Operations;

/// <summary>Figures over a period, for all departments or one.</summary>
public sealed class FiguresTables
{
    /// <summary>How many pairs of caseworkers the figures name. A large municipality has hundreds of thousands.</summary>
    public const int PairsMax = 1_000;

    private readonly IDatabase _database;

    internal FiguresTables(IDatabase database) => _database = database;

    /// <summary>
    /// Reads the figures. Handovers, met deadlines and waits count if they ended in the period (from inclusive, to exclusive,
    /// null: open); citizens and open deadlines count as they are now.
    /// </summary>
    public async Task<PeriodFigures> ReadAsync(
        DateTimeOffset? from, DateTimeOffset? to, string? department, CancellationToken cancellation = default)
    {
        Statement Of(string name) =>
            new Statement($"Operations/{name}").Instant("from", from).Instant("to", to).Text("department", department);
        var citizens = _database.ReadFirstAsync(
            new Statement("Operations/count_citizens").Text("department", department),
            static row => (All: row.Number(0), Shared: row.Number(1)), cancellation);
        var pairs = _database.ReadAsync(
            Of("count_handover_pairs").Number("limit", PairsMax),
            static row => (Pair: new HandoverPair(row.Text(0), row.Text(1), row.Number(2)), All: row.Number(3)), cancellation);
        var handedOver = _database.ReadFirstAsync(
            Of("count_handovers"), static row => (Completed: row.Number(0), Citizens: row.Number(1)), cancellation);
        var deadlines = _database.ReadFirstAsync(
            Of("count_deadlines"),
            static row => new DeadlineFigures(row.Number(0), row.Number(1), row.Number(2), row.Number(3), row.Number(4)),
            cancellation);
        var waiting = SummarizeWaitingAsync(new WaitingFilter(from, to, department is null ? null : [department]), cancellation);
        await Task.WhenAll(citizens, pairs, handedOver, deadlines, waiting).ConfigureAwait(false);
        var (all, shared) = await citizens.ConfigureAwait(false);
        var (completed, handedOverCitizens) = await handedOver.ConfigureAwait(false);
        var named = await pairs.ConfigureAwait(false);
        return new PeriodFigures(
            all, shared, completed, handedOverCitizens, [.. named.Select(static row => row.Pair)], named.Count > 0 ? named[0].All : 0,
            (await deadlines.ConfigureAwait(false))!, await waiting.ConfigureAwait(false));
    }

    /// <summary>Waits that have ended, the newest first, at most <paramref name="limit"/>.</summary>
    /// <param name="after">The position of the wait before the first; null: from the beginning.</param>
    public Task<IReadOnlyList<WaitingTime>> ReadWaitingAsync(
        WaitingFilter filter, WaitPosition? after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            Waits("read_waiting_times", filter).Instant("after_ended", after?.EndedAt ?? ListPosition.Never)
                .Text("after_citizen", after?.Citizen ?? "").Text("after_id", after?.Id ?? "").Text("after_stage", after?.Stage ?? "")
                .Texts("unseen", filter.Departments is { } own
                    ? [.. new[] { filter.WaitsFrom, filter.WaitsTo }.OfType<string>().Except(own)]
                    : [])
                .Number("limit", limit),
            static row => new WaitingTime(row.Text(0), row.Text(1), row.Text(2), row.Instant(3), row.Instant(4), row.Text(5), row.Text(6)),
            cancellation);

    /// <summary>How many waits have ended and how long they took, per stage and pair of departments, in no order.</summary>
    public Task<IReadOnlyList<WaitingSummary>> SummarizeWaitingAsync(WaitingFilter filter, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            Waits("summarize_waiting_times", filter),
            static row => new WaitingSummary(
                row.Text(0), row.Text(1), row.Text(2), row.Count(3),
                TimeSpan.FromMicroseconds(row.Number(4)), TimeSpan.FromMicroseconds(row.Number(5))),
            cancellation);

    /// <summary>The same per stage, of all departments together. Both departments are empty.</summary>
    /// <param name="from">Inclusive.</param>
    public Task<IReadOnlyList<WaitingSummary>> SummarizeStagesAsync(DateTimeOffset from, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Operations/summarize_stages").Instant("from", from),
            static row => new WaitingSummary(
                row.Text(0), "", "", row.Count(1), TimeSpan.FromMicroseconds(row.Number(2)), TimeSpan.FromMicroseconds(row.Number(3))),
            cancellation);

    private static Statement Waits(string statement, WaitingFilter filter) => new Statement($"Operations/{statement}")
        .Instant("from", filter.From).Instant("to", filter.To).Text("stage", filter.Stage)
        .Number("any_department", filter.Departments is null ? 1 : 0).Texts("departments", filter.Departments ?? [])
        .Text("waits_from", filter.WaitsFrom).Text("waits_to", filter.WaitsTo);
}

/// <summary>Selects waits that ended in a period.</summary>
/// <param name="From">Inclusive; null: open.</param>
/// <param name="To">Exclusive; null: open.</param>
/// <param name="Departments">One of these departments waited or was waited for; null: any department.</param>
/// <param name="Stage">The stage; null: any.</param>
/// <param name="WaitsFrom">The department that waited; null: any.</param>
/// <param name="WaitsTo">The department that was waited for; null: any.</param>
public sealed record WaitingFilter(
    DateTimeOffset? From, DateTimeOffset? To, IReadOnlyCollection<string>? Departments = null, string? Stage = null,
    string? WaitsFrom = null, string? WaitsTo = null);

/// <summary>The figures of a period.</summary>
/// <param name="Citizens">
/// Citizens now, places that are one person counted once; with a department: those with active interventions of it.
/// </param>
/// <param name="Shared">Those with active interventions of two departments or more.</param>
/// <param name="HandoversCompleted">Handovers accepted in the period.</param>
/// <param name="HandoverCitizens">Distinct citizens among them.</param>
/// <param name="HandoverPairs">The most frequent first, at most <see cref="FiguresTables.PairsMax"/>.</param>
/// <param name="HandoverPairCount">How many pairs there are in all.</param>
/// <param name="Waiting">Waits that ended in the period, per stage and pair of departments.</param>
public sealed record PeriodFigures(
    long Citizens, long Shared, long HandoversCompleted, long HandoverCitizens, IReadOnlyList<HandoverPair> HandoverPairs,
    long HandoverPairCount, DeadlineFigures Deadlines, IReadOnlyList<WaitingSummary> Waiting);

/// <summary>The number of handovers accepted between two caseworkers.</summary>
public sealed record HandoverPair(string From, string To, long Count);

/// <summary>The number of deadlines met in time, met late, and not met. <c>Overdue</c> counts those not met that are past due.</summary>
/// <param name="BeforeStart">
/// Missed before their department started to work with the service, and not met yet or met in the period. They are in no other number.
/// </param>
public sealed record DeadlineFigures(long Met, long Missed, long Open, long Overdue, long BeforeStart = 0);

/// <summary>
/// One wait of one department for another. <c>Stage</c> is <see cref="OfferedAccepted"/>, <see cref="ContactAnswer"/> (the department
/// that received a contact waits for the one it is meant for), <see cref="ConflictAnswer"/> (from the detection until a person
/// settles it; a sorted pair, both empty if no two departments are in conflict) or <see cref="NeedStart"/> (the department that reported a
/// need, or asked for a measure, waits for the one that has it begin). <c>Id</c> is the id of the handover, contact or conflict, of the
/// need's deadline or of the measure.
/// </summary>
public sealed record WaitingTime(
    string Stage, string From, string To, DateTimeOffset StartedAt, DateTimeOffset EndedAt, string Citizen, string Id)
{
    /// <summary>A handover from its offer to its acceptance.</summary>
    public const string OfferedAccepted = "offered-accepted";

    /// <summary>A contact from its receipt to its answer.</summary>
    public const string ContactAnswer = "contact-answer";

    /// <summary>A conflict from its detection to a person's answer.</summary>
    public const string ConflictAnswer = "conflict-answer";

    /// <summary>A need from when it was reported or asked for until what was needed began.</summary>
    public const string NeedStart = "need-start";
}

/// <summary>The waits of one department for another at one stage; the members are those of <see cref="WaitingTime"/>.</summary>
/// <param name="Median">Between two waits in proportion: of 2 and 6 hours it is 4.</param>
/// <param name="Percentile90">Nine in ten took no longer; between two waits in proportion.</param>
public sealed record WaitingSummary(string Stage, string From, string To, int Count, TimeSpan Median, TimeSpan Percentile90);

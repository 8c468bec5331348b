using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>Figures over a period, for all departments or one.</summary>
public sealed class FiguresTables
{
    /// <summary>Waiting times read at most, the newest; medians of more would not differ visibly.</summary>
    public const int WaitingTimesMax = 200_000;

    private readonly IDatabase _database;

    internal FiguresTables(IDatabase database) => _database = database;

    /// <summary>
    /// Reads the figures. What happened counts when it happened in the period (from inclusive, to exclusive, null: open);
    /// citizens and open deadlines count as they stand now.
    /// </summary>
    public async Task<Figures> ReadAsync(DateTimeOffset? from, DateTimeOffset? to, string? department, CancellationToken cancellation = default)
    {
        Statement Of(string name) => new Statement($"Operations/{name}").Instant("from", from).Instant("to", to).Text("department", department);
        var citizens = _database.ReadFirstAsync(
            new Statement("Operations/count_citizens").Text("department", department), static row => (All: row.Number(0), Shared: row.Number(1)), cancellation);
        var pairs = _database.ReadAsync(
            Of("count_handover_pairs"), static row => new HandoverPair(row.Text(0), row.Text(1), row.Number(2)), cancellation);
        var handedOver = _database.ReadFirstAsync(Of("count_handovers"), static row => (Completed: row.Number(0), Citizens: row.Number(1)), cancellation);
        var deadlines = _database.ReadFirstAsync(
            Of("count_deadlines"), static row => new DeadlineFigures(row.Number(0), row.Number(1), row.Number(2), row.Number(3)), cancellation);
        var waiting = _database.ReadAsync(
            Of("read_waiting_times").Number("limit", WaitingTimesMax),
            static row => new WaitingTime(row.Text(0), row.Text(1), row.Text(2), row.Instant(3), row.Instant(4)),
            cancellation);
        await Task.WhenAll(citizens, pairs, handedOver, deadlines, waiting).ConfigureAwait(false);
        var (all, shared) = await citizens.ConfigureAwait(false);
        var (completed, handedOverCitizens) = await handedOver.ConfigureAwait(false);
        return new Figures(
            all, shared, completed, handedOverCitizens, await pairs.ConfigureAwait(false),
            (await deadlines.ConfigureAwait(false))!, await waiting.ConfigureAwait(false));
    }
}

/// <summary>The figures of a period.</summary>
/// <param name="Citizens">Citizens now (with a department: with active interventions of it).</param>
/// <param name="Shared">Those with active interventions of two departments or more.</param>
/// <param name="HandoversCompleted">Handovers accepted in the period.</param>
/// <param name="HandoverCitizens">Distinct citizens among them.</param>
/// <param name="HandoverPairs">From whom to whom, the most frequent first.</param>
/// <param name="Deadlines">Deadlines.</param>
/// <param name="Waiting">Single waiting times, the newest first, at most <see cref="FiguresTables.WaitingTimesMax"/>.</param>
public sealed record Figures(
    long Citizens, long Shared, long HandoversCompleted, long HandoverCitizens, IReadOnlyList<HandoverPair> HandoverPairs,
    DeadlineFigures Deadlines, IReadOnlyList<WaitingTime> Waiting);

/// <summary>Accepted handovers from one caseworker to another.</summary>
public sealed record HandoverPair(string From, string To, long Count);

/// <summary>Deadlines: met in time, met late, not met yet, and of the last those that are overdue.</summary>
public sealed record DeadlineFigures(long Met, long Missed, long Open, long Overdue);

/// <summary>One wait. <c>Stage</c>: <c>handover</c> (offered → accepted; from and to are departments) or <c>conflict</c> (detected → settled; a sorted pair).</summary>
public sealed record WaitingTime(string Stage, string From, string To, DateTimeOffset StartedAt, DateTimeOffset EndedAt);

using Coordination.Storage.Database;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Journal;

namespace Coordination.Storage.Transfers;

/// <summary>
/// Caseload transfers: the order, the plan of receivers, and the progress. They are not read tables: the journal tells what has
/// moved, these records tell what is left to do.
/// </summary>
/// <remarks>Thread safe. Every write is one transaction; a repeated write changes nothing.</remarks>
public sealed class CaseloadTransferTable
{
    private readonly IDatabase _database;

    internal CaseloadTransferTable(IDatabase database) => _database = database;

    /// <summary>The citizens of whom a caseworker holds an intervention, the coordinator role or an open contact, in order.</summary>
    public Task<IReadOnlyList<string>> ReadCaseloadAsync(string caseworker, CancellationToken cancellation = default) =>
        _database.ReadAsync(new Statement("Transfers/read_caseload").Text("caseworker", caseworker), static row => row.Text(0),
            cancellation);

    /// <summary>Opens a transfer with its plan, and stores the answer to the command if it had an Idempotency-Key.</summary>
    /// <param name="transfer">The transfer, running and with nothing done.</param>
    /// <param name="plan">Citizens with their receivers, in order; a receiver may be null.</param>
    /// <param name="answer">The answer to store for a repeat; null: none.</param>
    /// <param name="cancellation">Ends the wait, but not the write.</param>
    /// <returns>
    /// False if another transfer from the same caseworker is running or paused, or this one exists. Nothing was stored.
    /// </returns>
    public async Task<bool> OpenAsync(
        TransferRow transfer, IReadOnlyList<(string Citizen, string? Receiver)> plan, IdempotentAnswer? answer,
        CancellationToken cancellation = default)
    {
        if (await FindAsync(transfer.Id, cancellation).ConfigureAwait(false) is not null) return false;
        List<Statement> statements =
        [
            new Statement("Transfers/open_transfer").Text("id", transfer.Id).Text("from", transfer.From)
                .Json("receivers", transfer.Receivers)
                .Text("reason", transfer.Reason).Text("ordered_by", transfer.OrderedBy).Instant("ordered_at", transfer.OrderedAt)
                .Number("citizens", plan.Count),
            new Statement("Transfers/plan_items").Text("id", transfer.Id)
                .Texts("citizens", [.. plan.Select(one => one.Citizen)]).Texts("to", [.. plan.Select(one => one.Receiver ?? string.Empty)]),
        ];
        return await WriteAndFindAsync(statements, transfer.Id, transfer.State, answer, cancellation).ConfigureAwait(false) is not null;
    }

    /// <summary>Moves a transfer from one of two states to another, and stores the answer to the command if it had a key.</summary>
    /// <returns>The transfer afterwards, unchanged if it was in neither state; null: there is none.</returns>
    public Task<TransferRow?> MoveAsync(
        string id, string from, string orFrom, string state, DateTimeOffset at, IdempotentAnswer? answer,
        CancellationToken cancellation = default) =>
        WriteAndFindAsync(
            [new Statement("Transfers/move_state").Text("id", id).Text("from", from).Text("or_from", orFrom).Text("state", state)
                .Instant("at", at)],
            id, state, answer, cancellation);

    /// <summary>The transfer; null if there is none with this id.</summary>
    public Task<TransferRow?> FindAsync(string id, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(Find(id), Transfer, cancellation);

    /// <summary>Transfers, newest first, at most <paramref name="limit"/>.</summary>
    /// <param name="after">The position of the transfer before the first; null: from the newest.</param>
    public Task<IReadOnlyList<TransferRow>> ReadLatestAsync(TransferPosition? after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Transfers/read_transfers").Instant("before", after?.OrderedAt ?? ListPosition.Never)
                .Text("after_id", after?.Id ?? "").Number("limit", limit),
            Transfer, cancellation);

    /// <summary>Ids of transfers that run, at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<string>> ReadRunningAsync(int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(new Statement("Transfers/read_running").Number("limit", limit), static row => row.Text(0), cancellation);

    /// <summary>Citizens that are not done, in their order, at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<TransferItem>> ReadWaitingAsync(string id, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(new Statement("Transfers/read_waiting").Text("id", id).Number("limit", limit), Item, cancellation);

    /// <summary>Citizens of a transfer with a number above <paramref name="after"/>, in order, at most <paramref name="limit"/>.</summary>
    /// <param name="all">Whether to read all citizens, or only those with something left behind.</param>
    /// <param name="withWaiting">Whether citizens that are not done count as having something left behind.</param>
    /// <param name="after">The last number read; 0 at the start.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<IReadOnlyList<TransferItem>> ReadItemsAsync(
        string id, bool all, bool withWaiting, int after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Transfers/read_items").Text("id", id).Number("all", all ? 1 : 0).Number("with_waiting", withWaiting ? 1 : 0)
                .Number("after", after).Number("limit", limit),
            Item, cancellation);

    /// <summary>Stores the results of citizens, and recounts the transfer from them.</summary>
    public Task FinishAsync(string id, IReadOnlyList<TransferItem> items, DateTimeOffset at, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            [
                .. items.Select(item => new Statement("Transfers/finish_item").Text("id", id).Number("number", item.Number)
                    .Number("moved", item.Moved).Number("offered", item.Offered).Json("left", item.Left)),
                new Statement("Transfers/count_items").Text("id", id).Instant("at", at),
            ],
            static _ => true, cancellation);

    /// <summary>Ends a running transfer whose citizens are all done.</summary>
    public Task CompleteAsync(string id, DateTimeOffset at, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Transfers/complete_transfer").Text("id", id).Instant("at", at), cancellation);

    private async Task<TransferRow?> WriteAndFindAsync(
        List<Statement> statements, string id, string state, IdempotentAnswer? answer, CancellationToken cancellation)
    {
        if (answer is not null)
            statements.Add(new Statement("Transfers/keep_answer").Text("id", id).Text("state", state).Text("caller", answer.Caller)
                .Text("key", answer.Key)
                .Text("request_hash", answer.RequestHash).Json("result", answer.Result).Instant("at", answer.At));
        statements.Add(Find(id));
        return await _database.WriteAsync(statements, Transfer, cancellation).ConfigureAwait(false) is [var found] ? found : null;
    }

    private static Statement Find(string id) => new Statement("Transfers/find_transfer").Text("id", id);

    private static TransferRow Transfer(Row row) => new(
        row.Text(0), row.Text(1), row.Utf8(2), row.Text(3), row.Text(4), row.Instant(5), row.Text(6), row.Instant(7),
        row.Count(8), row.Count(9), row.Count(10), row.Count(11), row.Count(12));

    private static TransferItem Item(Row row) => new(
        row.Count(0), row.Text(1), row.TextOrNull(2), row.Flag(3), row.Count(4), row.Count(5), row.Utf8(6));
}

using System.Text.Json;
using Coordination.Storage.Database;

namespace Coordination.Storage.Erasures;

/// <summary>Requests to erase. They stay, without content but for the reason, as the record of what was erased on whose word.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class ErasureTable
{
    private readonly IDatabase _database;

    internal ErasureTable(IDatabase database) => _database = database;

    public Task AddAsync(ErasureRow request, CancellationToken cancellation = default) => _database.WriteAsync(
        new Statement("Erasures/add_erasure").Text("id", request.Id).Text("citizen", request.Citizen)
            .Text("events", JsonSerializer.Serialize(request.Events)).Text("reason", request.Reason).Text("basis", request.Basis)
            .Text("by", request.RequestedBy).Instant("at", request.RequestedAt),
        cancellation);

    /// <summary>The newest request about a citizen; null: there is none.</summary>
    public Task<ErasureRow?> FindAsync(string citizen, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("Erasures/find_erasure").Text("citizen", citizen), RowOf, cancellation);

    /// <summary>Stores that a second person confirmed; false: somebody did already.</summary>
    /// <param name="keys">The keys that lead to the citizen. What stands under them is erased, also if they lead elsewhere later.</param>
    public async Task<bool> ConfirmAsync(
        string id, string by, DateTimeOffset at, IReadOnlyList<string> keys, CancellationToken cancellation = default) =>
        (await _database.WriteAsync(
            [
                new Statement("Erasures/confirm_erasure").Text("id", id).Text("by", by).Instant("at", at)
                    .Text("keys", JsonSerializer.Serialize(keys)),
            ],
            static _ => true, cancellation).ConfigureAwait(false)).Count > 0;

    /// <summary>Stores that it was erased.</summary>
    public Task EndAsync(string id, DateTimeOffset at, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Erasures/end_erasure").Text("id", id).Instant("at", at), cancellation);

    /// <summary>Requests that were confirmed and are not done, oldest first.</summary>
    public async Task<IReadOnlyList<ErasureRow>> ReadToDoAsync(int limit, CancellationToken cancellation = default) =>
        [
            .. (await _database.ReadAsync(new Statement("Erasures/read_erasures_to_do").Number("limit", limit), RowOf, cancellation)
                .ConfigureAwait(false)).OfType<ErasureRow>(),
        ];

    /// <summary>How many requests are carried out now, and how many are done.</summary>
    public Task<ErasureCounts> CountAsync(CancellationToken cancellation = default) => _database.ReadFirstAsync(
        new Statement("Erasures/count_erasures"), static row => new ErasureCounts(row.Number(0), row.Number(1)), cancellation);

    private static ErasureRow? RowOf(Row row) => new(
        row.Text(0), row.Text(1), JsonSerializer.Deserialize<ErasedEvent[]>(row.Text(2))!, row.Text(3), row.Text(4), row.Text(5),
        row.Instant(6), row.TextOrNull(7), row.InstantOrNull(8), row.InstantOrNull(9))
    {
        Keys = row.TextOrNull(10) is { } keys ? JsonSerializer.Deserialize<string[]>(keys)! : [],
    };
}

/// <summary>A request to erase.</summary>
/// <param name="Events">The events to erase; empty: everything about the citizen.</param>
/// <param name="ConfirmedBy">The second person; null: nobody has confirmed, and nothing is erased.</param>
public sealed record ErasureRow(
    string Id, string Citizen, IReadOnlyList<ErasedEvent> Events, string Reason, string Basis, string RequestedBy,
    DateTimeOffset RequestedAt, string? ConfirmedBy = null, DateTimeOffset? ConfirmedAt = null, DateTimeOffset? DoneAt = null)
{
    /// <summary>The keys that led to the citizen when it was confirmed.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];
}

/// <summary>Numbers of requests to erase.</summary>
/// <param name="UnderWay">Confirmed and not done.</param>
public readonly record struct ErasureCounts(long UnderWay, long Done);

/// <summary>An event by what makes it the same.</summary>
public sealed record ErasedEvent(string Source, string Id);

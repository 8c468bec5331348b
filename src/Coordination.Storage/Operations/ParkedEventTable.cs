using Coordination.Storage.Database;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Operations;

/// <summary>Events that wait for the item they change.</summary>
public sealed class ParkedEventTable
{
    private readonly IDatabase _database;

    internal ParkedEventTable(IDatabase database) => _database = database;

    /// <summary>Parked events in order of citizen, source and id, at most <paramref name="limit"/>.</summary>
    /// <param name="source">The source; empty: none.</param>
    /// <param name="path">The beginning of further sources, such as <c>/BIF/</c>; empty: none.</param>
    /// <param name="after">The event before the first; null: from the beginning.</param>
    public Task<IReadOnlyList<ParkedEventRow>> ReadAsync(
        string source, string path, ParkedEventRow? after, int limit, CancellationToken cancellation = default) => _database.ReadAsync(
        new Statement("Operations/read_parked_events").Text("source", source).Text("path", path).Text("after_citizen", after?.Citizen ?? "")
            .Text("after_source", after?.Source ?? "").Text("after_id", after?.EventId ?? "").Number("limit", limit),
        RowOf, cancellation);

    /// <summary>A parked event; null: it is not parked.</summary>
    public Task<ParkedEventRow?> FindAsync(string citizen, string source, string eventId, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("Operations/find_parked_event").Text("citizen", citizen).Text("source", source).Text("event_id", eventId),
            static ParkedEventRow? (row) => RowOf(row), cancellation);

    private static ParkedEventRow RowOf(Row row) => new(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Instant(4));
}

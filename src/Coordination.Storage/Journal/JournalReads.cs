using Coordination.Storage.Database;

namespace Coordination.Storage.Journal;

/// <summary>Reads of the journal, shared by both engines.</summary>
internal sealed class JournalReads(IDatabase database)
{
    internal Task<IReadOnlyList<JournalEntry>> ReadAsync(string citizen, long after, int limit, CancellationToken cancellation) =>
        database.ReadAsync(
            new Statement("Journal/read_citizen").Text("citizen", citizen).Number("after", after).Number("limit", limit), Entry,
            cancellation);

    internal Task<IReadOnlyList<JournalEntry>> ReadAllAsync(long after, int limit, CancellationToken cancellation) =>
        database.ReadAsync(new Statement("Journal/read_all").Number("after", after).Number("limit", limit), Entry, cancellation);

    internal async Task<bool> HoldsEventAsync(string citizen, string source, string eventId, CancellationToken cancellation)
    {
        var statement = new Statement("Journal/holds_event").Text("citizen", citizen).Text("source", source).Text("event_id", eventId);
        var rows = await database.ReadAsync(statement, static _ => true, cancellation).ConfigureAwait(false);
        return rows.Count > 0;
    }

    private static JournalEntry Entry(Row row) => new(
        row.Number(0),
        row.Text(1),
        row.Number(2),
        new FactRow(
            row.Instant(3), row.Text(4), row.Text(5), row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8), row.TextOrNull(9),
            row.TextOrNull(10), row.Utf8(11)));
}

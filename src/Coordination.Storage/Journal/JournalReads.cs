using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.Journal;

/// <summary>Reads of the journal, shared by both engines.</summary>
internal sealed class JournalReads(IDatabase database, ContentCodec codec)
{
    internal async Task<IReadOnlyList<JournalEntry>> ReadAsync(string citizen, long after, int limit, CancellationToken cancellation) =>
        await ReadAsync(
            new Statement("Journal/read_citizen").Text("citizen", citizen), after, limit, goesOn: false, entry => entry.Version,
            cancellation)
            .ConfigureAwait(false);

    internal async Task<IReadOnlyList<JournalEntry>> ReadAllAsync(long after, int limit, CancellationToken cancellation) =>
        await ReadAsync(new Statement("Journal/read_all"), after, limit, goesOn: true, entry => entry.Position, cancellation)
            .ConfigureAwait(false);

    internal async Task<long> LastPositionAsync(CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(new Statement("Journal/read_last_position"), static row => row.Number(0), cancellation)
            .ConfigureAwait(false);
        return rows is [var last] ? last : 0;
    }

    internal async Task<long> VersionAsync(string citizen, CancellationToken cancellation)
    {
        var statement = new Statement("Journal/read_version").Text("citizen", citizen);
        var rows = await database.ReadAsync(statement, static row => row.Number(0), cancellation).ConfigureAwait(false);
        return rows is [var version] ? version : 0;
    }

    internal async Task<IReadOnlyList<JournalEntry>> ReadEventAsync(
        string citizen, string source, string eventId, CancellationToken cancellation)
    {
        var statement = new Statement("Journal/read_event").Text("citizen", citizen).Text("source", source).Text("event_id", eventId);
        var rows = await OpenAsync(statement, goesOn: false, cancellation).ConfigureAwait(false);
        return rows is [var row, ..] ? row.Entries : [];
    }

    internal async Task<string?> FindEventAsync(string source, string eventId, CancellationToken cancellation)
    {
        var statement = new Statement("Journal/find_event").Text("source", source).Text("event_id", eventId);
        var rows = await database.ReadAsync(statement, static row => row.Text(0), cancellation).ConfigureAwait(false);
        return rows is [var citizen] ? citizen : null;
    }

    internal async Task<bool> HoldsEventAsync(string citizen, string source, string eventId, CancellationToken cancellation)
    {
        var statement = new Statement("Journal/holds_event").Text("citizen", citizen).Text("source", source).Text("event_id", eventId);
        var rows = await database.ReadAsync(statement, static _ => true, cancellation).ConfigureAwait(false);
        return rows.Count > 0;
    }

    /// <summary>
    /// Reads rows and unpacks them. The first may begin before what is asked for, and the last may end after it. A row that was altered
    /// stops whoever reads its citizen; it does not stop a reader of all.
    /// </summary>
    private async Task<IReadOnlyList<JournalEntry>> ReadAsync(
        Statement statement, long after, int limit, bool goesOn, Func<JournalEntry, long> number, CancellationToken cancellation)
    {
        statement.Number("after", after).Number("row_facts_max", JournalRow.FactsMax).Number("limit", limit);
        var rows = await OpenAsync(statement, goesOn, cancellation).ConfigureAwait(false);
        var entries = new List<JournalEntry>(Math.Min(limit, rows.Sum(row => row.Count)));
        foreach (var row in rows)
        {
            foreach (var entry in row.Entries)
            {
                if (number(entry) <= after) continue;
                if (entries.Count == limit) return entries;
                entries.Add(entry);
            }
        }

        return entries;
    }

    private async Task<IReadOnlyList<StoredFacts>> OpenAsync(Statement statement, bool goesOn, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(statement, JournalRow.Stored, cancellation).ConfigureAwait(false);
        return await codec.OpenAsync(rows, goesOn, cancellation).ConfigureAwait(false);
    }
}

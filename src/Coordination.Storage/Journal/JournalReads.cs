using Coordination.Storage.Database;

namespace Coordination.Storage.Journal;

/// <summary>Reads of the journal, shared by both engines.</summary>
internal sealed class JournalReads(IDatabase database)
{
    internal async Task<IReadOnlyList<JournalEntry>> ReadAsync(string citizen, long after, int limit, CancellationToken cancellation) =>
        await ReadAsync(
            new Statement("Journal/read_citizen").Text("citizen", citizen), after, limit, entry => entry.Version, cancellation)
            .ConfigureAwait(false);

    internal async Task<IReadOnlyList<JournalEntry>> ReadAllAsync(long after, int limit, CancellationToken cancellation) =>
        await ReadAsync(new Statement("Journal/read_all"), after, limit, entry => entry.Position, cancellation).ConfigureAwait(false);

    internal async Task<long> LastPositionAsync(CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(new Statement("Journal/read_last_position"), static row => row.Number(0), cancellation)
            .ConfigureAwait(false);
        return rows is [var last] ? last : 0;
    }

    internal async Task<IReadOnlyList<JournalEntry>> ReadEventAsync(
        string citizen, string source, string eventId, CancellationToken cancellation)
    {
        var statement = new Statement("Journal/read_event").Text("citizen", citizen).Text("source", source).Text("event_id", eventId);
        var rows = await database.ReadAsync(statement, JournalRow.Entries, cancellation).ConfigureAwait(false);
        return rows is [var row, ..] ? row : [];
    }

    internal async Task<bool> HoldsEventAsync(string citizen, string source, string eventId, CancellationToken cancellation)
    {
        var statement = new Statement("Journal/holds_event").Text("citizen", citizen).Text("source", source).Text("event_id", eventId);
        var rows = await database.ReadAsync(statement, static _ => true, cancellation).ConfigureAwait(false);
        return rows.Count > 0;
    }

    /// <summary>Reads rows and unpacks them. The first may begin before what is asked for, and the last may end after it.</summary>
    private async Task<IReadOnlyList<JournalEntry>> ReadAsync(
        Statement statement, long after, int limit, Func<JournalEntry, long> number, CancellationToken cancellation)
    {
        statement.Number("after", after).Number("row_facts_max", JournalRow.FactsMax).Number("limit", limit);
        var rows = await database.ReadAsync(statement, JournalRow.Entries, cancellation).ConfigureAwait(false);
        var entries = new List<JournalEntry>(Math.Min(limit, rows.Sum(row => row.Count)));
        foreach (var row in rows)
        {
            foreach (var entry in row)
            {
                if (number(entry) <= after) continue;
                if (entries.Count == limit) return entries;
                entries.Add(entry);
            }
        }

        return entries;
    }
}

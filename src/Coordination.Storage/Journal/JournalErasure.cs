using System.Text.Encodings.Web;
using System.Text.Json;
using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.Journal;

/// <summary>
/// Takes content out of the journal. Positions, versions, times and who decided stay; of an erased fact its kind and data are replaced.
/// </summary>
/// <remarks>Thread safe. It may be repeated.</remarks>
public sealed class JournalErasure
{
    private const int RowsAtOnce = 200;

    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true,
    };

    private readonly IDatabase _database;

    private readonly ContentCodec _codec;
    private readonly ContentKeys _keys;

    internal JournalErasure(IDatabase database, ContentCodec codec, ContentKeys keys) =>
        (_database, _codec, _keys) = (database, codec, keys);

    /// <summary>Replaces facts of a citizen up to a version: all of them, or none if it is broken off.</summary>
    /// <param name="erased">The fact in place of another; null: it stays.</param>
    /// <returns>The number of facts replaced.</returns>
    public async Task<int> EraseAsync(
        string citizen, long upTo, Func<FactRow, FactRow?> erased, CancellationToken cancellation = default)
    {
        var replaced = 0;
        var key = await _keys.StandingAsync(citizen, cancellation).ConfigureAwait(false);
        List<Statement> changes = [];
        for (var after = 0L; after < upTo;)
        {
            var statement = new Statement("Journal/read_citizen").Text("citizen", citizen).Number("after", after)
                .Number("row_facts_max", JournalRow.FactsMax).Number("limit", RowsAtOnce);
            var stored = await _database.ReadAsync(statement, JournalRow.Stored, cancellation).ConfigureAwait(false);
            var rows = await _codec.OpenAsync(stored, goesOn: true, cancellation).ConfigureAwait(false);
            foreach (var (place, opened) in rows.Index())
            {
                var row = opened.Entries;
                FactRow[] facts = [.. row.Select(static entry => entry.Fact)];
                var count = 0;
                foreach (var (index, entry) in row.Index())
                    if (entry.Version <= upTo && erased(entry.Fact) is { } other)
                    {
                        facts[index] = other;
                        count++;
                    }

                if (count == 0 && (row[0].Fact.Kind == PackedFacts.UnreadableKind || !NeedsAnother(stored[place], key))) continue;
                replaced += count;
                changes.Add(new Statement("Journal/erase_facts").Number("position", row[0].Position).Text("citizen", citizen)
                    .Json("facts", Packed(citizen, opened.Version, facts, key)));
            }

            if (rows.Count < RowsAtOnce) break;
            after = rows[^1].Version + rows[^1].Count - 1;
        }

        if (changes.Count > 0) await _database.WriteAsync(changes, static _ => true, cancellation).ConfigureAwait(false);
        return replaced;
    }

    /// <summary>Destroys the content keys of a citizen that no longer stand.</summary>
    /// <exception cref="InvalidOperationException">Facts of the journal still need one. Erasing them again may be tried.</exception>
    public async Task DestroyKeysAsync(string citizen, CancellationToken cancellation = default)
    {
        var left = await _database.WriteAsync(
            [
                new Statement("Keys/destroy_content_keys").Text("citizen", citizen),
                new Statement("Keys/count_content_keys").Text("citizen", citizen),
            ],
            static row => row.Number(0), cancellation).ConfigureAwait(false);
        _keys.Forget(citizen);
        if (left is [> 1])
            throw new InvalidOperationException("Facts of the citizen were encrypted under the old content key meanwhile.");
    }

    /// <summary>
    /// Removes what stands of citizens beside the journal and what is projected from it: dead letters, alerts that ended and
    /// their receipts,
    /// what transfers left behind, failures of rules, and the CPR number of each key.
    /// </summary>
    /// <param name="until">Alerts raised later stay.</param>
    public Task RemoveBesideAsync(IReadOnlyCollection<string> keys, DateTimeOffset until, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            [
                .. ((ReadOnlySpan<string>)
                [
                    "erase_receipts", "erase_alerts", "erase_dead_letters", "erase_rule_faults", "erase_left_behind", "erase_number",
                ]).ToArray().SelectMany(name => keys.Select(key =>
                    new Statement($"Journal/{name}").Text("citizen", key).Instant("until", until))),
            ],
            static _ => true, cancellation);

    private static bool NeedsAnother(StoredFacts row, ContentKey? key) =>
        key is not null && SealedContent.KeyOf(row.First.Data.Span) != key.Id;

    private static ReadOnlyMemory<byte> Packed(string citizen, long version, FactRow[] facts, ContentKey? key)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Compact)) PackedFacts.Write(writer, facts, 0, facts.Length);
        return key is null ? stream.ToArray() : ContentCodec.Sealed(citizen, version, stream.ToArray(), key);
    }
}

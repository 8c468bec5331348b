using Coordination.Storage.Database;
using Coordination.Storage.Keys;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Inbox;

/// <summary>The part of the inbox that both engines share: everything but the insert.</summary>
internal abstract class InboxTable(IDatabase database, ContentCodec codec, int knownKeysMax) : IInbox
{
    private readonly KnownKeys _knownKeys = new(knownKeysMax);

    public abstract Task<IReadOnlyList<long>> InsertAsync(IReadOnlyList<InboxRow> rows, CancellationToken cancellation = default);

    public Task<IReadOnlyList<InboxRow>> ReadAsync(int partition, long after, int limit, CancellationToken cancellation = default) =>
        ReadAsync(
            new Statement("Inbox/read_partition").Number("partition", partition).Number("after", after).Number("limit", limit),
            row => new InboxRow(row.Number(0), row.Text(1), partition, row.Utf8(2), row.Instant(3), row.TextOrNull(4)),
            cancellation);

    public async Task MoveToDeadLettersAsync(
        IReadOnlyList<long> positions, string error, DateTimeOffset at, CancellationToken cancellation = default)
    {
        var dead = await database.ReadAsync(
            new Statement("Inbox/read_dying").Numbers("positions", positions),
            static row => (Position: row.Number(0), Citizen: row.Text(1), Envelope: row.Utf8(2)), cancellation).ConfigureAwait(false);
        List<Statement> statements =
            [new Statement("Inbox/copy_to_dead_letters").Numbers("positions", positions).Text("error", error).Instant("at", at)];
        foreach (var (position, citizen, envelope) in dead)
            if (await codec.DeadLetterAsync(citizen, envelope, cancellation).ConfigureAwait(false) is { } encrypted)
                statements.Add(new Statement("Inbox/encrypt_dead_letter").Number("position", position).Json("envelope", encrypted));
        statements.Add(new Statement("Inbox/remove_dead_from_inbox").Numbers("positions", positions));
        await database.WriteAsync<bool>(statements, static _ => true, cancellation).ConfigureAwait(false);
    }

    public async Task<int> ResendDeadLettersAsync(IReadOnlyList<long> positions, CancellationToken cancellation = default)
    {
        // The rows get new positions, because readers have passed the old ones.
        var resent = await database.WriteAsync<bool>(
            [
                new Statement("Inbox/reserve_positions").Number("count", positions.Count),
                new Statement("Inbox/copy_from_dead_letters").Numbers("positions", positions),
                new Statement("Inbox/remove_dead_letters").Numbers("positions", positions),
            ],
            static _ => true,
            cancellation).ConfigureAwait(false);
        return resent.Count;
    }

    public Task<IReadOnlyList<DeadLetter>> ReadDeadLettersAsync(
        DeadLetterPosition? after, int limit, CancellationToken cancellation = default) => ReadLettersAsync(
        new Statement("Inbox/read_dead_letters").Instant("before_died", after?.DiedAt ?? ListPosition.Never)
            .Number("before_position", after?.Position ?? 0).Number("limit", limit),
        cancellation);

    public Task<IReadOnlyList<DeadLetter>> ReadDeadLettersOfAsync(
        string citizen, long after, int limit, CancellationToken cancellation = default) => ReadLettersAsync(
        new Statement("Inbox/read_dead_letters_of").Text("citizen", citizen).Number("after", after).Number("limit", limit),
        cancellation);

    public Task<IReadOnlyList<InboxRow>> ReadArrivalsAsync(
        string citizen, int partition, int limit, CancellationToken cancellation = default) => ReadAsync(
        new Statement("Inbox/read_arrivals").Text("citizen", citizen).Number("partition", partition).Number("limit", limit),
        row => new InboxRow(row.Number(0), row.Text(1), row.Count(2), row.Utf8(3), row.Instant(4), null),
        cancellation);

    public async Task<WaitingEvents> CountWaitingAsync(int late, CancellationToken cancellation = default)
    {
        var counted = await database.ReadAsync(
            new Statement("Inbox/count_waiting").Number("late", late),
            static row => new WaitingEvents(row.Number(0), row.InstantOrNull(1), row.InstantOrNull(2)), cancellation).ConfigureAwait(false);
        return counted[0];
    }

    public async Task<string?> DropDeadLetterAsync(long position, CancellationToken cancellation = default) =>
        await database.WriteAsync(
            [new Statement("Inbox/drop_dead_letter").Number("position", position)], static row => row.Text(0), cancellation)
            .ConfigureAwait(false) is [var citizen, ..] ? citizen : null;

    public async Task GiveKeysAsync(IReadOnlyList<GivenKey> keys, CancellationToken cancellation = default)
    {
        // Sorted, so that concurrent writers of the same keys lock rows in the same order.
        var fresh = keys.Where(given => !_knownKeys.Holds(given.Key)).DistinctBy(given => given.Key)
            .OrderBy(given => given.Key, StringComparer.Ordinal).ToArray();
        if (fresh.Length == 0) return;
        await database.WriteRowsAsync(ArrivalWrite.GiveKeys, fresh, cancellation).ConfigureAwait(false);
        foreach (var given in fresh) _knownKeys.Add(given.Key);
    }

    public async Task<bool> IsKeyGivenAsync(string key, CancellationToken cancellation = default)
    {
        if (_knownKeys.Holds(key)) return true;
        var found = await database.ReadAsync(new Statement("Inbox/find_key").Text("key", key), static _ => true, cancellation)
            .ConfigureAwait(false);
        if (found.Count == 0) return false;
        _knownKeys.Add(key);
        return true;
    }

    /// <summary>Rows as they are stored: with their envelopes encrypted.</summary>
    protected IReadOnlyList<InboxRow> Stored(IReadOnlyList<InboxRow> rows) => [.. rows.Select(codec.Waiting)];

    private async Task<IReadOnlyList<DeadLetter>> ReadLettersAsync(Statement statement, CancellationToken cancellation)
    {
        var letters = await database.ReadAsync(
            statement,
            static row => new DeadLetter(row.Number(0), row.Text(1), row.Utf8(2), row.Text(3), row.Instant(4), row.Instant(5)),
            cancellation).ConfigureAwait(false);
        return await codec.OpenEventsAsync(
            letters, static letter => (letter.Citizen, letter.Envelope), static (letter, opened) => letter with { Envelope = opened },
            cancellation).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<InboxRow>> ReadAsync(
        Statement statement, Func<Row, InboxRow> map, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(statement, map, cancellation).ConfigureAwait(false);
        return await codec.OpenEventsAsync(
            rows, static row => (row.Citizen, row.Envelope), static (row, opened) => row with { Envelope = opened }, cancellation)
            .ConfigureAwait(false);
    }
}

using Coordination.Storage.Database;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;

namespace Coordination.Storage.Keys;

/// <summary>
/// Steps by which everything that an earlier service key opens is encrypted by the present one, and content that was stored in clear is
/// encrypted. Each step is one transaction, may be repeated, and may be taken while the service runs.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class KeyRotation
{
    private const int PositionsAtOnce = 1_000;

    private readonly IDatabase _database;
    private readonly ContentKeys _keys;
    private readonly ContentCodec _codec;

    internal KeyRotation(IDatabase database, ContentKeys keys, ContentCodec codec) => (_database, _keys, _codec) = (database, keys, codec);

    private ServiceKeyRing Ring => _keys.Ring ?? throw new InvalidOperationException("Nothing is encrypted.");

    /// <summary>How many content keys another service key than the present one wrapped.</summary>
    public async Task<long> CountLeftAsync(CancellationToken cancellation = default) => await _database.ReadFirstAsync(
        new Statement("Keys/count_wrapped_otherwise").Text("service_key", Ring.Now.Id), static row => row.Number(0), cancellation)
        .ConfigureAwait(false);

    /// <summary>How many content keys stand under which service key, and how many waiting events under the one before.</summary>
    public async Task<KeyCount> CountAsync(CancellationToken cancellation = default)
    {
        var before = Ring.Before?.Id ?? "";
        return (await _database.ReadFirstAsync(
            new Statement("Keys/count_keys").Text("now", Ring.Now.Id).Text("before", before).Text("mark", $"~{before}"),
            static row => new KeyCount(row.Number(0), row.Number(1), row.Number(2), row.Number(3)), cancellation).ConfigureAwait(false))!;
    }

    /// <summary>Wraps some content keys anew. Those that this host cannot unwrap stay as they are.</summary>
    /// <param name="after">Where the step before ended; empty: at the beginning.</param>
    /// <param name="limit">The keys of one step.</param>
    /// <param name="cancellation">Ends the step.</param>
    /// <returns>Where this step ended, and how many keys were wrapped; null: none is left after it.</returns>
    public async Task<KeyStep?> RewrapAsync(string after, int limit, CancellationToken cancellation = default)
    {
        var rows = await _database.ReadAsync(
            new Statement("Keys/read_wrapped_otherwise").Text("service_key", Ring.Now.Id).Text("after", after).Number("limit", limit),
            static row => (Citizen: row.Text(0), Id: row.Text(1), Wrapped: row.Text(2)), cancellation).ConfigureAwait(false);
        if (rows.Count == 0) return null;
        List<Statement> changes = [];
        foreach (var (citizen, id, wrapped) in rows)
            if (TryUnwrap(citizen, id, wrapped) is { } key)
                changes.Add(new Statement("Keys/rewrap_content_key").Text("citizen", citizen).Text("id", id)
                    .Text("wrapped", Ring.Now.Wrap(key, citizen)).Text("service_key", Ring.Now.Id));
        if (changes.Count > 0) await _database.WriteAsync(changes, static _ => true, cancellation).ConfigureAwait(false);
        return new KeyStep(rows[^1].Citizen, changes.Count);
    }

    /// <summary>Encrypts events that wait or died under the earlier service key.</summary>
    /// <returns>Their number.</returns>
    public async Task<int> RewrapWaitingAsync(CancellationToken cancellation = default)
    {
        if (Ring.Before is not { } before) return 0;
        var changed = 0;
        foreach (var table in (string[])["inbox", "dead_letters"])
        {
            var rows = await _database.ReadAsync(
                new Statement($"Keys/read_{table}_of_key").Text("mark", $"~{before.Id}"),
                static row => new InboxRow(row.Number(0), row.Text(1), 0, row.Utf8(2), default, null), cancellation).ConfigureAwait(false);
            var opened = await _codec.OpenEventsAsync(
                rows, static row => (row.Citizen, row.Envelope), static (row, envelope) => row with { Envelope = envelope }, cancellation)
                .ConfigureAwait(false);
            foreach (var some in opened.Where(static row => !row.Envelope.Equals(ContentCodec.UnreadableEvent)).Chunk(PositionsAtOnce))
            {
                await _database.WriteAsync(
                    [
                        .. some.Select(row => new Statement($"Keys/encrypt_in_{table}").Number("position", row.Position)
                            .Json("envelope", _codec.Waiting(row).Envelope)),
                    ],
                    static _ => true, cancellation).ConfigureAwait(false);
                changed += some.Length;
            }
        }

        return changed;
    }

    /// <summary>Reads numbers of citizens as they are stored, in order of keys.</summary>
    public Task<IReadOnlyList<GivenKey>> ReadNumbersAsync(string after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Keys/read_numbers").Text("after", after).Number("limit", limit),
            static row => new GivenKey(row.Text(0), row.Utf8(1)), cancellation);

    /// <summary>Replaces numbers of citizens. One that was erased meanwhile stays so.</summary>
    public Task PutNumbersAsync(IReadOnlyList<GivenKey> numbers, CancellationToken cancellation = default) =>
        _database.WriteRowsAsync(ReencryptedNumber, numbers, cancellation);

    /// <summary>The last position at which content may stand in clear.</summary>
    public Task<long> LastPositionAsync(CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("Keys/read_last_clear"), static row => row.Number(0), cancellation);

    /// <summary>
    /// Encrypts facts and messages in clear whose positions follow <paramref name="after"/>, a bounded number of positions.
    /// </summary>
    /// <returns>The position up to which all are encrypted.</returns>
    public async Task<long> EncryptClearAsync(long after, CancellationToken cancellation = default)
    {
        var upTo = after + PositionsAtOnce;
        var facts = await _database.ReadAsync(
            Window("Keys/read_clear_facts", after, upTo),
            static row => (Position: row.Number(0), Citizen: row.Text(1), Version: row.Number(2), Facts: row.Utf8(3)), cancellation)
            .ConfigureAwait(false);
        var alerts = await _database.ReadAsync(
            Window("Keys/read_clear_messages", after, upTo), static row => (Id: row.Text(0), Citizen: row.Text(1), Message: row.Text(2)),
            cancellation).ConfigureAwait(false);
        List<Statement> changes = [];
        foreach (var (position, citizen, version, clear) in facts)
        {
            var key = await StandingOrMadeAsync(citizen, cancellation).ConfigureAwait(false);
            if (key is not null)
                changes.Add(new Statement("Keys/encrypt_facts").Number("position", position)
                    .Json("facts", ContentCodec.Sealed(citizen, version, clear, key)));
        }

        foreach (var (id, citizen, message) in alerts)
        {
            var key = await StandingOrMadeAsync(citizen, cancellation).ConfigureAwait(false);
            if (key is not null)
                changes.Add(new Statement("Keys/encrypt_message").Text("id", id)
                    .Text("message", ContentCodec.Sealed(id, citizen, message, key)));
        }

        if (changes.Count > 0) await _database.WriteAsync(changes, static _ => true, cancellation).ConfigureAwait(false);
        return facts.Count + alerts.Count > 0 ? upTo : await BeforeNextAsync(upTo, cancellation).ConfigureAwait(false);
    }

    /// <summary>Where positions go on after one: a restoration leaps far (<see cref="Restorations"/>).</summary>
    private async Task<long> BeforeNextAsync(long position, CancellationToken cancellation) =>
        await _database.ReadFirstAsync(
            new Statement("Keys/read_next_position").Number("after", position), static row => row.NumberOrNull(0), cancellation)
            .ConfigureAwait(false) is { } next ? next - 1 : position;

    /// <summary>
    /// Encrypts dead letters, and removes snapshots, that stand in clear. Snapshots only shorten the reading of the journal.
    /// </summary>
    public async Task<int> EncryptRestAsync(int limit, CancellationToken cancellation = default)
    {
        var letters = await _database.ReadAsync(
            new Statement("Keys/read_clear_dead_letters").Number("limit", limit),
            static row => new InboxRow(row.Number(0), row.Text(1), 0, row.Utf8(2), default, null), cancellation).ConfigureAwait(false);
        List<Statement> changes = [new Statement("Keys/clear_snapshots").Number("limit", limit)];
        foreach (var letter in letters)
            changes.Insert(0, new Statement("Keys/encrypt_in_dead_letters").Number("position", letter.Position)
                .Json("envelope", await _codec.DeadLetterAsync(letter.Citizen, letter.Envelope, cancellation).ConfigureAwait(false)
                    ?? _codec.Waiting(letter).Envelope));
        var cleared = await _database.WriteAsync(changes, static _ => true, cancellation).ConfigureAwait(false);
        return letters.Count + cleared.Count;
    }

    /// <summary>
    /// Encrypts persons that a program from before stored in clear, and gives them the hashes by which they are found. A person who
    /// changes meanwhile is stored with the change.
    /// </summary>
    /// <param name="after">The citizen after whom the step begins; empty: at the beginning.</param>
    /// <param name="limit">The persons of one step.</param>
    /// <param name="formsOf">Gives the forms of a name, joined by line ends.</param>
    /// <param name="cancellation">Ends the step.</param>
    /// <returns>Where the step ended, and the number of persons changed; null: none is left after it.</returns>
    public async Task<KeyStep?> EncryptPersonsAsync(
        string after, int limit, Func<string, string> formsOf, CancellationToken cancellation = default)
    {
        var index = await _keys.IndexAsync(cancellation).ConfigureAwait(false);
        var clear = await _database.ReadAsync(
            new Statement("ReadTables/read_clear_persons").Text("after", after).Number("limit", limit),
            static row => (Citizen: row.Text(0), Person: row.Text(1)), cancellation).ConfigureAwait(false);
        if (clear.Count == 0) return null;
        var opened = await _codec.OpenPersonsAsync(
            clear, static row => row, static (row, person) => (row.Person, Row: person), cancellation).ConfigureAwait(false);
        var standing = _keys.Ring is null ? null : await _keys.StandingAsync(clear.Select(static row => row.Citizen), cancellation)
            .ConfigureAwait(false);
        List<Statement> changes = [];
        foreach (var (was, row) in opened)
        {
            if (row is null) continue;
            var key = standing is null ? null : standing.GetValueOrDefault(row.Citizen)
                ?? await StandingOrMadeAsync(row.Citizen, cancellation).ConfigureAwait(false);
            var stored = ContentCodec.Sealed(
                row.Forms.Length == 0 && row.Name is { } name ? row with { Forms = formsOf(name) } : row, key, index);
            if (stored.Person == was) continue;
            changes.Add(new Statement("ReadTables/encrypt_person").Text("citizen", stored.Citizen).Text("clear", was)
                .Text("person", stored.Person).Text("look_up", stored.LookUp).Text("look_up_2", stored.LookUp2)
                .Text("look_up_3", stored.LookUp3).Text("same_name", stored.SameName));
        }

        if (changes.Count > 0) await _database.WriteAsync(changes, static _ => true, cancellation).ConfigureAwait(false);
        return new KeyStep(clear[^1].Citizen, changes.Count);
    }

    /// <summary>Encrypts titles of deadlines that stand in clear.</summary>
    /// <returns>Their number; fewer than the limit: none is left.</returns>
    public async Task<int> EncryptTitlesAsync(int limit, CancellationToken cancellation = default)
    {
        var stored = await _database.ReadAsync(
            new Statement("Keys/read_clear_titles").Number("limit", limit),
            static row => (Citizen: row.Text(0), Id: row.Text(1), Title: row.Text(2)), cancellation).ConfigureAwait(false);
        List<Statement> changes = [];
        foreach (var (citizen, id, title) in stored)
            if (await StandingOrMadeAsync(citizen, cancellation).ConfigureAwait(false) is { } key)
                changes.Add(new Statement("Keys/encrypt_title").Text("citizen", citizen).Text("id", id).Text("clear", title)
                    .Text("title", ContentCodec.SealedTitle(citizen, id, title, key)));
        if (changes.Count > 0) await _database.WriteAsync(changes, static _ => true, cancellation).ConfigureAwait(false);
        return changes.Count;
    }

    private static RowWrite<GivenKey> ReencryptedNumber { get; } = new(
        "Keys/put_numbers", Column<GivenKey>.Text(static number => number.Key),
        Column<GivenKey>.Bytes(static number => number.EncryptedCpr));

    private static Statement Window(string name, long after, long upTo) => new Statement(name).Number("after", after).Number("up_to", upTo);

    private async Task<ContentKey?> StandingOrMadeAsync(string citizen, CancellationToken cancellation)
    {
        if (_keys.StandingOf(citizen) is { } kept) return kept;
        if (await _keys.StandingAsync(citizen, cancellation).ConfigureAwait(false) is { } standing) return standing;
        var made = ContentKey.New(citizen);
        await _database.WriteAsync(
            [
                new Statement("Keys/name_content_key").Text("citizen", citizen).Text("id", made.Id),
                new Statement("Keys/put_content_key").Text("citizen", citizen).Text("id", made.Id)
                    .Text("wrapped", Ring.Now.Wrap(made, citizen)).Text("service_key", Ring.Now.Id),
            ],
            static _ => true, cancellation).ConfigureAwait(false);
        return await _keys.StandingAsync(citizen, cancellation).ConfigureAwait(false);
    }

    private ContentKey? TryUnwrap(string citizen, string id, string wrapped)
    {
        try
        {
            return SealedContent.KeyOf(System.Text.Encoding.ASCII.GetBytes(wrapped)) is { } by
                ? Ring.Find(by)?.Unwrap(id, wrapped, citizen)
                : null;
        }
        catch (ContentFaultException)
        {
            return null; // It is counted as left.
        }
    }
}

/// <summary>What stands under which service key.</summary>
/// <param name="Now">Content keys under the present one.</param>
/// <param name="Before">Content keys under the one before.</param>
/// <param name="Other">Content keys under any other.</param>
/// <param name="Waiting">Waiting events under the one before.</param>
public sealed record KeyCount(long Now, long Before, long Other, long Waiting);

/// <summary>A step of a rotation.</summary>
/// <param name="Last">Where it ended.</param>
/// <param name="Count">How many were done.</param>
public sealed record KeyStep(string Last, int Count);

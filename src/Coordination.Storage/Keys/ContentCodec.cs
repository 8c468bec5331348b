using System.Buffers;
using System.Globalization;
using System.Text;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Keys;

/// <summary>
/// The one place where content is encrypted before it is stored and decrypted after it was read. Every kind of content has its own
/// <see cref="ContentPlace"/> here. What was stored before content was encrypted is read as it is.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed partial class ContentCodec
{
    /// <summary>Stands for an event that cannot be read: it is JSON, and no event.</summary>
    internal static readonly ReadOnlyMemory<byte> UnreadableEvent = "{}"u8.ToArray();

    private readonly ContentKeys _keys;

    internal ContentCodec(ContentKeys keys) => _keys = keys;

    /// <summary>
    /// Encrypts a citizen's state. Null: the citizen has no content key yet, and a state is not stored without.
    /// </summary>
    public async ValueTask<byte[]?> SealStateAsync(string citizen, ReadOnlyMemory<byte> state, CancellationToken cancellation = default)
    {
        if (_keys.Ring is null) return state.ToArray();
        var key = _keys.StandingOf(citizen) ?? await _keys.StandingAsync(citizen, cancellation).ConfigureAwait(false);
        return key is null ? null : SealedContent.Seal(key, StateOf(citizen), state.Span);
    }

    /// <summary>Decrypts a citizen's state. Null: its key was destroyed.</summary>
    /// <exception cref="ContentFaultException">It was altered, or it is another citizen's.</exception>
    public ValueTask<byte[]?> OpenStateAsync(string citizen, byte[] stored, CancellationToken cancellation = default) =>
        OpenAsync(StateOf(citizen), stored, cancellation);

    /// <summary>An append with the content of its alerts and answer encrypted, and the key for its facts.</summary>
    internal async ValueTask<Append> SealAsync(Append append, CancellationToken cancellation)
    {
        var index = append.Changes.Persons.Count > 0 ? await _keys.IndexAsync(cancellation).ConfigureAwait(false) : null;
        var use = await _keys.UseAsync(
            append.Citizen, append.ExpectedVersion == 0, append.Facts.Count > 0 || append.RenewsKey, append.RenewsKey, cancellation)
            .ConfigureAwait(false);
        return append with
        {
            Key = use,
            Changes = Sealed(append.Changes, use.Key, index),
            Answer = use.Key is { } key && append.Answer is { } answer
                ? Sealed(answer with { Citizen = append.Citizen }, key)
                : append.Answer,
        };
    }

    /// <summary>Rebuilt citizens with the content of their rows encrypted.</summary>
    internal async Task<IReadOnlyList<RebuiltCitizen>> SealAsync(
        IReadOnlyList<RebuiltCitizen> citizens, CancellationToken cancellation)
    {
        var index = await _keys.IndexAsync(cancellation).ConfigureAwait(false);
        var keys = _keys.Ring is null
            ? null
            : await _keys.StandingAsync(citizens.Select(static citizen => citizen.Head.Citizen), cancellation).ConfigureAwait(false);
        return
        [
            .. citizens.Select(citizen =>
                citizen with { Changes = Sealed(citizen.Changes, keys?.GetValueOrDefault(citizen.Head.Citizen), index) }),
        ];
    }

    /// <summary>The packed facts of a row.</summary>
    internal static ReadOnlyMemory<byte> Sealed(string citizen, long version, ReadOnlyMemory<byte> facts, ContentKey key) =>
        SealedContent.Seal(key, FactsOf(citizen, version), facts.Span);

    /// <summary>Writes the packed facts of a row into a buffer.</summary>
    internal static void Seal(string citizen, long version, ReadOnlySpan<byte> facts, ContentKey key, IBufferWriter<byte> buffer) =>
        SealedContent.Seal(key, FactsOf(citizen, version), facts, buffer);

    /// <summary>The message of an alert.</summary>
    internal static string Sealed(string alert, string citizen, string message, ContentKey key) =>
        SealedContent.SealText(key, MessageOf(alert, citizen), message);

    /// <summary>
    /// Events that wait. They leave within moments, and their citizens may have no key yet: the service's key encrypts them.
    /// </summary>
    internal InboxRow Waiting(InboxRow row) => _keys.Ring is { } ring
        ? row with { Envelope = SealedContent.Seal(ring.Now.OfWaiting(row.Citizen), EventOf(row.Citizen), row.Envelope.Span) }
        : row;

    /// <summary>The same event as a dead letter, which may lie for long. Null: it stays as it is.</summary>
    internal async Task<ReadOnlyMemory<byte>?> DeadLetterAsync(
        string citizen, ReadOnlyMemory<byte> envelope, CancellationToken cancellation)
    {
        var key = await _keys.StandingAsync(citizen, cancellation).ConfigureAwait(false);
        if (key is null) return null;
        return await TryOpenAsync(EventOf(citizen), envelope, cancellation).ConfigureAwait(false) is { } opened
            ? SealedContent.Seal(key, EventOf(citizen), opened)
            : null;
    }

    /// <summary>The answer to a command about a citizen that has a key; any other as it is.</summary>
    internal async Task<IdempotentAnswer> SealAsync(IdempotentAnswer answer, CancellationToken cancellation) =>
        answer.Citizen is { } citizen
        && (_keys.StandingOf(citizen) ?? await _keys.StandingAsync(citizen, cancellation).ConfigureAwait(false)) is { } key
            ? Sealed(answer, key)
            : answer with { Citizen = null };

    /// <summary>The answer; null: its key was destroyed.</summary>
    internal async Task<IdempotentAnswer?> OpenAsync(IdempotentAnswer answer, CancellationToken cancellation) =>
        answer.Citizen is not { } citizen ? answer
            : await OpenAsync(AnswerOf(citizen, answer), answer.Result, cancellation).ConfigureAwait(false) is { } result
                ? answer with { Result = result }
                : null;

    /// <summary>Rows of the journal with their facts in clear. Those of a row whose key was destroyed cannot be read.</summary>
    /// <param name="rows">The rows as they are stored.</param>
    /// <param name="goesOn">Whether a row that was altered cannot be read either; otherwise it is a fault.</param>
    /// <param name="cancellation">Ends the wait for keys.</param>
    /// <exception cref="ContentFaultException">A row was altered, or it is another's.</exception>
    internal async Task<IReadOnlyList<StoredFacts>> OpenAsync(
        IReadOnlyList<StoredFacts> rows, bool goesOn, CancellationToken cancellation)
    {
        var keys = await AtHandAsync(rows.Select(static row => (row.Citizen, row.First.Data)), cancellation).ConfigureAwait(false);
        var opened = new StoredFacts[rows.Count];
        for (var index = 0; index < opened.Length; index++)
        {
            var (row, place) = (rows[index], FactsOf(rows[index].Citizen, rows[index].Version));
            var facts = goesOn ? TryOpen(keys, place, row.First.Data) : Open(keys, place, row.First.Data);
            opened[index] = row with { First = row.First with { Data = facts ?? StoredFacts.Unreadable } };
        }

        return opened;
    }

    /// <summary>
    /// Alerts with their messages in clear. A message that cannot be read is empty, so that others in the list are shown.
    /// </summary>
    internal async Task<IReadOnlyList<T>> OpenAsync<T>(
        IReadOnlyList<T> rows, Func<T, AlertRow> alertOf, Func<T, AlertRow, T> with, CancellationToken cancellation)
    {
        var keys = await AtHandAsync(rows.Select(row => (alertOf(row).Citizen, Bytes(alertOf(row).Message))), cancellation)
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(row =>
            {
                var alert = alertOf(row);
                if (!SealedContent.Is(Bytes(alert.Message).Span)) return row;
                var message = TryOpen(keys, MessageOf(alert.Id, alert.Citizen), Bytes(alert.Message));
                return with(row, alert with { Message = message is { } utf8 ? Encoding.UTF8.GetString(utf8.Span) : AlertRow.Unreadable });
            }),
        ];
    }

    /// <summary>
    /// Events with their envelopes in clear. One that cannot be read is <see cref="UnreadableEvent"/>: it fails alone when it is applied.
    /// </summary>
    internal async Task<IReadOnlyList<T>> OpenEventsAsync<T>(
        IReadOnlyList<T> rows, Func<T, (string Citizen, ReadOnlyMemory<byte> Envelope)> of, Func<T, ReadOnlyMemory<byte>, T> with,
        CancellationToken cancellation)
    {
        var keys = await AtHandAsync(rows.Select(of), cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Select(row => of(row) is var (citizen, envelope) && SealedContent.Is(envelope.Span)
                ? with(row, TryOpen(keys, EventOf(citizen), envelope) ?? UnreadableEvent)
                : row),
        ];
    }

    private static IdempotentAnswer Sealed(IdempotentAnswer answer, ContentKey key) => answer with
    {
        Result = SealedContent.Seal(key, AnswerOf(answer.Citizen!, answer), answer.Result.Span),
    };

    private async ValueTask<byte[]?> OpenAsync(ContentPlace place, ReadOnlyMemory<byte> stored, CancellationToken cancellation)
    {
        var keys = await AtHandAsync([(place.Citizen, stored)], cancellation).ConfigureAwait(false);
        return Open(keys, place, stored)?.ToArray();
    }

    private async Task<byte[]?> TryOpenAsync(ContentPlace place, ReadOnlyMemory<byte> stored, CancellationToken cancellation)
    {
        var keys = await AtHandAsync([(place.Citizen, stored)], cancellation).ConfigureAwait(false);
        return TryOpen(keys, place, stored)?.ToArray();
    }

    private static ReadOnlyMemory<byte>? Open(KeysAtHand keys, ContentPlace place, ReadOnlyMemory<byte> stored)
    {
        if (!SealedContent.Is(stored.Span)) return stored;
        var id = SealedContent.KeyOf(stored.Span) ?? throw new ContentFaultException(place, "a part is missing.");
        if (keys.Find(place.Citizen, id) is { } key) return SealedContent.Open(key, place, stored.Span);
        return ContentKey.IsOf(id, place.Citizen)
            ? null
            : throw new ContentFaultException(place, "it was encrypted under a key that is not this citizen's.");
    }

    private static ReadOnlyMemory<byte>? TryOpen(KeysAtHand keys, ContentPlace place, ReadOnlyMemory<byte> stored)
    {
        try
        {
            return Open(keys, place, stored);
        }
        catch (ContentFaultException)
        {
            return null;
        }
    }

    private ValueTask<KeysAtHand> AtHandAsync(
        IEnumerable<(string Citizen, ReadOnlyMemory<byte> Stored)> contents, CancellationToken cancellation)
    {
        return _keys.AtHandAsync(Wanted(), cancellation);

        IEnumerable<(string Citizen, string Id)> Wanted()
        {
            foreach (var (citizen, stored) in contents)
                if (SealedContent.Is(stored.Span) && SealedContent.KeyOf(stored.Span) is { } id) yield return (citizen, id);
        }
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static ContentPlace FactsOf(string citizen, long version) =>
        new(citizen, "journal", version.ToString(CultureInfo.InvariantCulture));

    private static ContentPlace MessageOf(string alert, string citizen) => new(citizen, "alerts", alert);

    private static ContentPlace AnswerOf(string citizen, IdempotentAnswer answer) =>
        new(citizen, "idempotent_answers", $"{answer.Caller}\0{answer.Key}");

    // An event moves between the inbox and the dead letters.
    private static ContentPlace EventOf(string citizen) => new(citizen, "inbox", "");

    private static ContentPlace StateOf(string citizen) => new(citizen, "snapshot", "");
}

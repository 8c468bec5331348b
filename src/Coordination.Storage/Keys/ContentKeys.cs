using System.Collections.Concurrent;
using Coordination.Storage.Database;

namespace Coordination.Storage.Keys;

/// <summary>
/// The content keys of citizens. Unwrapped keys are kept for a time, at most <paramref name="keptMax"/> citizens'; when they are that many,
/// all are forgotten. A key that is kept and no longer stands does no harm: an append under it finds another named in the citizen's head.
/// </summary>
/// <param name="database">Where they are stored.</param>
/// <param name="ring">The service keys; null: nothing is encrypted.</param>
/// <param name="keptMax">The citizens whose keys are kept, at most.</param>
/// <remarks>Thread safe.</remarks>
internal sealed class ContentKeys(IDatabase database, ServiceKeyRing? ring, int keptMax)
{
    private const int CitizensAtOnce = 500;

    // After that even a host that has not erased has forgotten a key that was destroyed.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, KeysOfCitizen> _known = new(StringComparer.Ordinal);
    private int _count;
    private readonly KeysAtHand _service = new([], ring);
    private PersonIndex? _index = ring is null ? PersonIndex.Open : null;

    internal ServiceKeyRing? Ring => ring;

    /// <summary>The citizens whose keys are kept.</summary>
    internal int Count => _known.Count;

    /// <summary>The key that an append uses. It completes at once if the citizen's keys are kept, so that appends stay in order.</summary>
    /// <param name="citizen">The citizen's key.</param>
    /// <param name="opens">Whether the append is the citizen's first.</param>
    /// <param name="makes">Whether a key is made if there is none.</param>
    /// <param name="renews">Whether another key is made even if there is one.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    internal ValueTask<KeyUse> UseAsync(string citizen, bool opens, bool makes, bool renews, CancellationToken cancellation)
    {
        if (ring is null) return new ValueTask<KeyUse>(KeyUse.None);
        if (Kept(citizen) is { } kept) return new ValueTask<KeyUse>(Use(citizen, kept, makes, renews));
        return opens && makes
            ? new ValueTask<KeyUse>(Use(citizen, KeysOfCitizen.None, makes, renews))
            : ReadAsync();

        async ValueTask<KeyUse> ReadAsync()
        {
            await LoadAsync([citizen], cancellation).ConfigureAwait(false);
            return Use(citizen, Kept(citizen) ?? KeysOfCitizen.None, makes, renews);
        }
    }

    /// <summary>The key that stands for a citizen, as the database says; null: none.</summary>
    internal async Task<ContentKey?> StandingAsync(string citizen, CancellationToken cancellation)
    {
        if (ring is null) return null;
        Forget(citizen);
        await LoadAsync([citizen], cancellation).ConfigureAwait(false);
        return StandingOf(citizen);
    }

    /// <summary>The key that stands for a citizen, if it is kept.</summary>
    internal ContentKey? StandingOf(string citizen) =>
        Kept(citizen) is { Head: { } head } kept ? kept.Open(head, ring!, citizen) : null;

    /// <summary>By what citizens are found by name. Its key is made once for a database, and stands as long as that.</summary>
    internal ValueTask<PersonIndex> IndexAsync(CancellationToken cancellation)
    {
        return _index is { } kept ? new ValueTask<PersonIndex>(kept) : ReadAsync();

        async ValueTask<PersonIndex> ReadAsync()
        {
            var made = ContentKey.Only(PersonIndex.Citizen);
            await database.WriteAsync(
                new Statement("Keys/add_index_key").Text("citizen", PersonIndex.Citizen).Text("id", made.Id)
                    .Text("wrapped", ring!.Now.Wrap(made, PersonIndex.Citizen)).Text("service_key", ring.Now.Id),
                cancellation).ConfigureAwait(false);
            var read = await AtHandAsync([(PersonIndex.Citizen, made.Id)], cancellation).ConfigureAwait(false);
            return _index = new PersonIndex(read.Find(PersonIndex.Citizen, made.Id)!.Bytes);
        }
    }

    /// <summary>
    /// The keys with some ids. They stay at hand for whoever holds them, also when others' make this forget all that it keeps.
    /// </summary>
    internal async ValueTask<KeysAtHand> AtHandAsync(IEnumerable<(string Citizen, string Id)> wanted, CancellationToken cancellation)
    {
        Dictionary<string, KeysOfCitizen>? found = null;
        List<string>? missing = null;
        foreach (var (citizen, id) in wanted)
        {
            if (ring is null || ServiceKey.IsNamed(id)) continue;
            if (Kept(citizen) is { } kept && kept.Wrapped.ContainsKey(id))
                (found ??= new(StringComparer.Ordinal))[citizen] = kept;
            else
                (missing ??= []).Add(citizen);
        }

        if (missing is not null)
            foreach (var (citizen, read) in await LoadAsync(missing, cancellation).ConfigureAwait(false))
                (found ??= new(StringComparer.Ordinal))[citizen] = read;
        return found is null ? _service : new KeysAtHand(found, ring);
    }

    /// <summary>The keys that stand for citizens; a citizen that has none is missing.</summary>
    internal async Task<IReadOnlyDictionary<string, ContentKey>> StandingAsync(
        IEnumerable<string> citizens, CancellationToken cancellation)
    {
        Dictionary<string, ContentKey> standing = new(StringComparer.Ordinal);
        foreach (var (citizen, keys) in await LoadAsync(citizens, cancellation).ConfigureAwait(false))
            if (keys.Head is { } head && keys.Open(head, ring!, citizen) is { } key) standing[citizen] = key;
        return standing;
    }

    private async Task<Dictionary<string, KeysOfCitizen>> LoadAsync(IEnumerable<string> citizens, CancellationToken cancellation)
    {
        Dictionary<string, KeysOfCitizen> all = new(StringComparer.Ordinal);
        foreach (var some in citizens.Distinct(StringComparer.Ordinal).Chunk(CitizensAtOnce))
        {
            var rows = await database.ReadAsync(
                new Statement("Keys/read_content_keys").Texts("citizens", some),
                static row => (Citizen: row.Text(0), Head: row.TextOrNull(1), Id: row.TextOrNull(2), Wrapped: row.TextOrNull(3)),
                cancellation).ConfigureAwait(false);
            foreach (var citizen in rows.GroupBy(static row => row.Citizen, StringComparer.Ordinal))
            {
                var wrapped = citizen.Where(static row => row.Id is not null)
                    .ToDictionary(static row => row.Id!, static row => row.Wrapped!, StringComparer.Ordinal);
                all[citizen.Key] = Keep(citizen.Key, new KeysOfCitizen(citizen.First().Head, wrapped));
            }
        }

        return all;
    }

    internal void Forget(string citizen)
    {
        if (_known.TryRemove(citizen, out _)) Interlocked.Decrement(ref _count);
    }

    private KeyUse Use(string citizen, KeysOfCitizen known, bool makes, bool renews)
    {
        if (known.Head is { } head && !renews && known.Open(head, ring!, citizen) is { } standing) return new KeyUse(head, standing, null);
        if (!makes) return new KeyUse(known.Head, null, null);
        var made = ContentKey.New(citizen);
        var wrapped = ring!.Now.Wrap(made, citizen);
        _known.AddOrUpdate(
            citizen, _ => Counted(known.With(made.Id, wrapped)), (_, kept) => kept.With(made.Id, wrapped));
        return new KeyUse(known.Head, made, new KeyUse.MadeKey(wrapped, ring.Now.Id));
    }

    private KeysOfCitizen? Kept(string citizen)
    {
        if (!_known.TryGetValue(citizen, out var known)) return null;
        if (Environment.TickCount64 - known.Since < KeptFor.TotalMilliseconds) return known;
        Forget(citizen);
        return null;
    }

    // What is kept may be of an append in flight, of which the database does not know yet.
    private KeysOfCitizen Keep(string citizen, KeysOfCitizen read) =>
        _known.AddOrUpdate(citizen, _ => Counted(read), (_, kept) => kept.And(read));

    private KeysOfCitizen Counted(KeysOfCitizen known)
    {
        if (Interlocked.Increment(ref _count) <= keptMax) return known;
        _known.Clear();
        Interlocked.Exchange(ref _count, 1);
        return known;
    }

    /// <summary>The keys of a citizen.</summary>
    /// <param name="Head">The id of the key that stands, as the citizen's head names it; null: none.</param>
    /// <param name="Wrapped">The wrapped keys by their ids.</param>
    internal sealed record KeysOfCitizen(string? Head, Dictionary<string, string> Wrapped)
    {
        private ContentKey? _opened;

        internal static KeysOfCitizen None { get; } = new(null, []);

        internal long Since { get; } = Environment.TickCount64;

        internal KeysOfCitizen With(string id, string wrapped) => new(id, new(Wrapped, StringComparer.Ordinal) { [id] = wrapped });

        internal KeysOfCitizen And(KeysOfCitizen read)
        {
            var all = new Dictionary<string, string>(read.Wrapped, StringComparer.Ordinal);
            if (Head is { } head && Wrapped.TryGetValue(head, out var wrapped)) all[head] = wrapped;
            return new KeysOfCitizen(Head, all);
        }

        internal ContentKey? Open(string id, ServiceKeyRing ring, string citizen)
        {
            if (_opened is { } opened && opened.Id == id) return opened;
            if (!Wrapped.TryGetValue(id, out var wrapped)) return null;
            var by = SealedContent.KeyOf(System.Text.Encoding.ASCII.GetBytes(wrapped)) is { } named ? ring.Find(named) : null;
            return _opened = by is null
                ? throw new ContentFaultException(
                    new ContentPlace(citizen, "content_keys", id),
                    "its key was wrapped by a service key that this host does not have (Keys:Encryption, Keys:EncryptionBefore).")
                : by.Unwrap(id, wrapped, citizen);
        }
    }
}

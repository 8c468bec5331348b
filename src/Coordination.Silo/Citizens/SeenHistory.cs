using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Storage.Journal;
using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Reads the journal as a viewer sees it. Who sees everything gets the entries as they are numbered. For anybody else the entries they see
/// are counted from the first one on.
/// </summary>
/// <remarks>
/// Not thread safe; a grain has one. It remembers for a few ways of seeing how many entries are seen at a version. What is seen of an entry
/// depends on the state now, so another version is counted anew: a number that was kept from before would tell what was seen then.
/// </remarks>
internal sealed class SeenHistory(IJournal journal)
{
    private const int EntriesAtOnce = 500;
    private const int CountsMax = 8;

    // By the way of seeing: the number of entries seen at a version.
    private readonly Dictionary<string, (long Version, long Seen)> _counts = new(StringComparer.Ordinal);

    /// <summary>The version of a citizen as a viewer sees it: the number of entries they see.</summary>
    public async Task<long> VersionAsync(Citizen citizen, Disclosure shown)
    {
        if (shown.IsWhole) return citizen.Version;
        var key = KeyOf(citizen, shown);
        var isKnown = _counts.TryGetValue(key, out var known);
        if (isKnown && known.Version == citizen.Version) return known.Seen;
        var (version, seen) = (0L, 0L);
        var history = new MaskedHistory(citizen, shown);
        while (version < citizen.Version)
        {
            var entries = await journal.ReadAsync(citizen.Key.Value, version, EntriesAtOnce);
            if (entries.Count == 0) break;
            foreach (var entry in entries)
            {
                if (entry.Version > citizen.Version) break;
                if (history.AccessTo(JournalMapping.ToEntry(entry.Fact).Fact) != EntryAccess.Nothing) seen++;
                version = entry.Version;
            }

            if (entries[^1].Version > citizen.Version) break;
        }

        if (isKnown && known.Version > citizen.Version) return seen; // A picture of the past.
        if (_counts.Count >= CountsMax) _counts.Clear();
        _counts[key] = (citizen.Version, seen);
        return seen;
    }

    /// <summary>Entries were erased: what was counted is counted anew.</summary>
    public void Forget() => _counts.Clear();

    /// <summary>The entries after a number, as the viewer sees them.</summary>
    public async Task<IReadOnlyList<HistoryEntryView>> ReadAsync(Citizen citizen, Disclosure shown, long after, int limit)
    {
        if (shown.IsWhole) return [.. (await journal.ReadAsync(citizen.Key.Value, after, limit)).Select(JournalMapping.ToView)];
        var history = new MaskedHistory(citizen, shown);
        List<HistoryEntryView> views = [];
        var (version, number) = (0L, 0L);
        for (; ; )
        {
            var entries = await journal.ReadAsync(citizen.Key.Value, version, EntriesAtOnce);
            foreach (var entry in entries)
            {
                version = entry.Version;
                if (history.Of(JournalMapping.ToView(entry), JournalMapping.ToEntry(entry.Fact).Fact, number + 1) is not { } view) continue;
                number++;
                if (number > after) views.Add(view);
                if (views.Count == limit) return views;
            }

            if (entries.Count < EntriesAtOnce) return views;
        }
    }

    private static string KeyOf(Citizen citizen, Disclosure shown) =>
        $"{citizen.Key} {shown.OrganizationVersion} {shown.Viewer} "
            + string.Join(' ', shown.Full.Select(static one => one.Department.Value));
}

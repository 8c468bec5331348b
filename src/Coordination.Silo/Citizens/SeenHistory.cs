using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Storage.Journal;
using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Reads the journal as a viewer sees it. Who sees everything gets the entries as they are numbered. For anybody else the entries they see
/// are counted from the first one on.
/// </summary>
/// <remarks>Not thread safe; a grain has one. It remembers for a few ways of seeing how far entries were counted.</remarks>
internal sealed class SeenHistory(IJournal journal)
{
    private const int EntriesAtOnce = 500;
    private const int CountsMax = 8;

    // By the departments seen: the number of entries seen up to a version.
    private readonly Dictionary<string, (long Version, long Seen)> _counts = new(StringComparer.Ordinal);

    /// <summary>The version of a citizen as a viewer sees it: the number of entries they see.</summary>
    public async Task<long> VersionAsync(Citizen citizen, Disclosure shown)
    {
        if (shown.IsWhole) return citizen.Version;
        var key = KeyOf(citizen, shown);
        var (version, seen) = _counts.GetValueOrDefault(key);
        if (version > citizen.Version) (version, seen) = (0, 0);
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

        if (_counts.Count >= CountsMax) _counts.Clear();
        _counts[key] = (version, seen);
        return seen;
    }

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
        $"{citizen.Key} {shown.Viewer} {string.Join(' ', shown.Full.Select(static one => one.Department.Value))}";
}

using System.Runtime.CompilerServices;
using Coordination.Domain.Citizens;
using Coordination.Ids;
using Coordination.Storage.Journal;

namespace Coordination.Silo.Citizens;

/// <summary>Reads a citizen's journal in bounded steps and evolves the state with it.</summary>
internal static class JournalFold
{
    private const int EntriesAtOnce = 1_000;

    /// <summary>The entries after a version, oldest first.</summary>
    public static async IAsyncEnumerable<Entry> EntriesAsync(
        IJournal journal, CitizenKey key, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (; ; )
        {
            var entries = await journal.ReadAsync(key.Value, after, EntriesAtOnce, cancellation);
            foreach (var entry in entries) yield return JournalMapping.ToEntry(entry.Fact);
            if (entries.Count < EntriesAtOnce) yield break;
            after = entries[^1].Version;
        }
    }

    /// <summary>The state with the later journal entries applied; with an instant, only the entries up to it.</summary>
    public static async Task<Citizen> ReadOnAsync(IJournal journal, Citizen citizen, DateTimeOffset? until, CancellationToken cancellation)
    {
        await foreach (var entry in EntriesAsync(journal, citizen.Key, citizen.Version, cancellation))
        {
            if (until is { } last && entry.At > last) break;
            citizen = citizen.Evolve(entry);
        }

        return citizen;
    }
}

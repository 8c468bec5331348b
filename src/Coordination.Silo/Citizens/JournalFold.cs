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

    /// <summary>The state with the entries the journal holds beyond it; with an instant, only those up to it.</summary>
    /// <param name="report">Where entries that cannot be read are told; null: nowhere.</param>
    public static async Task<Citizen> ReadOnAsync(
        IJournal journal, Citizen citizen, DateTimeOffset? until, CancellationToken cancellation, RuleFaultReport? report = null)
    {
        await foreach (var entry in EntriesAsync(journal, citizen.Key, citizen.Version, cancellation))
        {
            if (until is { } last && entry.At > last) break;
            citizen = citizen.EvolveStored(entry, out var fault);
            if (fault is not null) report?.Tell(citizen, [fault]);
        }

        return citizen;
    }
}

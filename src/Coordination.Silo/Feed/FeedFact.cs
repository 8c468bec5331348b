using Coordination.Domain.Citizens;
using Coordination.Domain.Feed;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Storage.Journal;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Feed;

/// <summary>A decision of the journal, before it is made for a department.</summary>
/// <param name="Decision">The decision, on its way to the citizen's grain.</param>
/// <param name="Kind">The kind under which it is in the feed.</param>
/// <param name="Departments">The departments it concerns.</param>
/// <param name="Joined">The keys that lead to the citizen from this decision on.</param>
internal sealed record FeedFact(
    JournaledDecision Decision, string Kind, IReadOnlyList<string> Departments, IReadOnlyList<string> Joined)
{
    /// <summary>The decision of an entry; null: it is in no feed, or of a kind that is unknown here. One whose data cannot be
    /// read keeps its place, without content.</summary>
    public static FeedFact? Of(JournalEntry entry)
    {
        if (entry.Fact.Departments is not { } departments || !FeedKinds.Has(entry.Fact.Kind)) return null;
        var read = JournalMapping.ToEntry(entry.Fact);
        return new FeedFact(
            JournaledDecision.Of(entry, read), FeedKinds.Of(read.Fact), DepartmentSet.Of(departments), JoinedBy(read.Fact));
    }

    public long Position => Decision.Position;

    /// <summary>The key whose journal holds it.</summary>
    public string Under => Decision.Under;

    public bool Concerns(DepartmentCode department) => Departments.Contains(department.Value, StringComparer.Ordinal);

    private static IReadOnlyList<string> JoinedBy(Fact fact) =>
        fact is PlaceJoined { Keys: var keys } ? [.. keys.Select(static joined => joined.Key.Value)] : [];
}

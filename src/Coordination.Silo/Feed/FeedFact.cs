using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Feed;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Storage.Journal;

namespace Coordination.Silo.Feed;

/// <summary>A decision of the journal, before it is made for a department.</summary>
/// <param name="Kind">The kind under which it is in the feed.</param>
/// <param name="Named">The departments it names itself.</param>
/// <param name="MayConcernOthers">Whether the citizen must be asked whether it concerns another department.</param>
internal sealed record FeedFact(JournalEntry Entry, string Kind, ImmutableArray<DepartmentCode> Named, bool MayConcernOthers)
{
    /// <summary>The decision of an entry; null: it is not in the feed, or it cannot be read.</summary>
    public static FeedFact? Of(JournalEntry entry)
    {
        if (!FeedKinds.Has(entry.Fact.Kind)) return null;
        var fact = JournalMapping.ToEntry(entry.Fact).Fact;
        return fact is EntryUnreadable ? null : new FeedFact(
            entry, FeedKinds.Of(fact), ConcernedDepartments.NamedBy(fact), ConcernedDepartments.MayConcernOthers(fact));
    }

    public long Position => Entry.Position;

    /// <summary>Whether it may concern a department.</summary>
    public bool MayConcern(DepartmentCode department) => MayConcernOthers || Named.Contains(department);
}

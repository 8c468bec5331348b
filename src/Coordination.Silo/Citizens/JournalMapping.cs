using System.Text;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Feed;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Stored;
using Coordination.Ids;
using Coordination.Silo.Projection;
using Coordination.Storage.Journal;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>Maps the domain's entries to the journal's rows, and back.</summary>
public static class JournalMapping
{
    /// <summary>The append of a decision: facts, head and read tables.</summary>
    public static Append ToAppend(Citizen before, Decision decision, Organization organization, long organizationVersion, OpaqueIds ids)
    {
        var concerned = new ConcernedDepartments(before, decision.Citizen, organization);
        return new Append
        {
            Citizen = before.Key.Value,
            ExpectedVersion = before.Version,
            Facts = FactsOf(decision, concerned),
            Head = RowProjection.HeadOf(decision.Citizen, decision.WakeAt),
            OrganizationVersion = organizationVersion,
            Changes = RowProjection.Difference(before, decision.Citizen, ids),
        };
    }

    private static FactRow[] FactsOf(Decision decision, ConcernedDepartments concerned)
    {
        var facts = new FactRow[decision.Entries.Length];
        for (var index = 0; index < facts.Length; index++)
        {
            var entry = decision.Entries[index];
            facts[index] = ToFact(entry, Stored(concerned.Of(entry.Fact)));
        }

        return facts;
    }

    /// <summary>An entry as the journal stores it, in no department's feed.</summary>
    public static FactRow ToFact(Entry entry) => ToFact(entry, departments: null);

    private static FactRow ToFact(Entry entry, string? departments)
    {
        // Source and id are unique only among events that came under the place's own key.
        var reported = entry.Fact is EventTaken { Taken: { Under.IsEmpty: true, Event: var own } } ? own : null;
        return new FactRow(
            entry.At, FactJson.KindOf(entry.Fact), entry.By, entry.Cause, entry.PolicyVersion, reported?.Source, reported?.Id,
            departments, FactJson.Write(entry.Fact));
    }

    /// <summary>The entry; with <see cref="EntryUnreadable"/> if its kind is unknown or its data is not of that kind.</summary>
    public static Entry ToEntry(FactRow stored) => new(ReadFact(stored), stored.At, stored.By, stored.Cause, stored.PolicyVersion);

    private static Domain.Citizens.Fact ReadFact(FactRow stored)
    {
        try
        {
            return FactJson.Read(stored.Kind, stored.Data.Span);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return new EntryUnreadable(stored.Kind);
        }
    }

    public static HistoryEntryView ToView(JournalEntry entry) => new(
        entry.Version, entry.Fact.At, entry.Fact.Kind, entry.Fact.By, entry.Fact.Cause, entry.Fact.PolicyVersion,
        Encoding.UTF8.GetString(entry.Fact.Data.Span));

    private static string? Stored(IReadOnlyList<DepartmentCode> departments) => departments switch
    {
        [] => null,
        [var only] => only.Value,
        _ => DepartmentSet.Stored(departments.Select(static one => one.Value)),
    };
}

using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Feed;

/// <summary>
/// Which departments a decision concerns. It is asked once, when the decision is journaled, so that the feed of a department is the same at
/// every reading.
/// </summary>
/// <param name="before">The citizen before the decision.</param>
/// <param name="after">The citizen after it.</param>
/// <param name="organization">Tells where those work who owe an answer.</param>
public sealed class ConcernedDepartments(Citizen before, Citizen after, Organization organization)
{
    private List<DepartmentCode>? _known;

    /// <summary>The departments that a fact concerns, sorted, each once; empty: it is not in the feed.</summary>
    public IReadOnlyList<DepartmentCode> Of(Fact fact)
    {
        if (!FeedKinds.Has(fact)) return [];
        List<DepartmentCode> concerned = [];
        foreach (var department in NamedBy(fact))
            if (!string.IsNullOrEmpty(department.Value) && !concerned.Contains(department)) concerned.Add(department);
        concerned.Sort();
        return concerned;
    }

    private IEnumerable<DepartmentCode> NamedBy(Fact fact) => fact switch
    {
        ConflictChanged { Conflict: var conflict } when ConflictContent.IsAboutTheWhole(conflict) => Known.Concat(OwedBy(conflict)),
        ConflictChanged { Conflict: var conflict } => conflict.Parties.SelectMany(OfParty).Concat(OwedBy(conflict)),
        DeadlineChanged { Deadline.Department: var department } => [department],
        HandoverChanged { Handover: var handover } => [handover.From.Department, handover.To.Department],
        MeasureChanged { Measure: var measure } => [measure.Department, measure.From.Department],
        AppointmentYielded { Id: var id } => [Mask.DepartmentOf(id.Value)],
        AppointmentFreed { Id: var id } => [Mask.DepartmentOf(id.Value)],
        InterventionStatusChanged { Id: var id } => after.Interventions.TryGetValue(id, out var changed)
            ? [Mask.DepartmentOf(id.Value), changed.Holder.Department]
            : [Mask.DepartmentOf(id.Value)],
        ResponsibilityMoved { Answering.What: var what } =>
            what.Parts().Id is { Value: not null } id ? [Mask.DepartmentOf(id.Value)] : Known,
        CoordinatorAppointed { To.Department: var department } => Known.Append(department),
        CoordinatorLaidDown { From.Department: var department } => Known.Append(department),
        EventParked { Event.Source: var source } => [new DepartmentCode(DepartmentEvent.DepartmentOf(source))],
        EventUnparked { Key: var key } => [new DepartmentCode(DepartmentEvent.DepartmentOf(EventOf(key).Source))],
        _ => Known,
    };

    /// <summary>Source and id in the key of an event. The key of a citizen may come first.</summary>
    internal static (string Source, string Id) EventOf(EventKey key)
    {
        var start = key.Value.IndexOf('/', StringComparison.Ordinal);
        if (start < 0) return ("", key.Value);
        var end = key.Value.IndexOf(ItemKey.Separator, start);
        return end < 0 ? (key.Value[start..], "") : (key.Value[start..end], key.Value[(end + 1)..]);
    }

    private IEnumerable<DepartmentCode> OfParty(Party party)
    {
        if (party.Department is not { } department) yield break;
        yield return department;
        if (ConflictContent.HolderOf(party, after) is { } holder) yield return holder.Department;
    }

    private IEnumerable<DepartmentCode> OwedBy(Conflict conflict)
    {
        if (conflict.Owes is { } owes && organization.DepartmentsOf(owes) is [var owing, ..]) yield return owing;
        if (conflict.Proposed is { } proposed && organization.DepartmentsOf(proposed) is [var asked, ..]) yield return asked;
    }

    /// <summary>The departments that reported something of the citizen.</summary>
    private List<DepartmentCode> Known
    {
        get
        {
            if (_known is not null) return _known;
            _known = [];
            foreach (var item in before.Items.Values) Add(item.Department);
            foreach (var item in after.Items.Values) Add(item.Department);
            return _known;

            void Add(DepartmentCode department)
            {
                if (!_known.Contains(department)) _known.Add(department);
            }
        }
    }
}

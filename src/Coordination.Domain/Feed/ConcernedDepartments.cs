using System.Collections.Immutable;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Feed;

/// <summary>Which departments a decision concerns.</summary>
public static class ConcernedDepartments
{
    /// <summary>The departments that a decision itself names.</summary>
    public static ImmutableArray<DepartmentCode> NamedBy(Fact fact) => fact switch
    {
        ConflictChanged { Conflict: var conflict } => [.. conflict.Parties.Select(static party => party.Department).OfType<DepartmentCode>()],
        InterventionStatusChanged { Id: var id } => [Mask.DepartmentOf(id.Value)],
        DeadlineChanged { Deadline.Department: var department } => [department],
        HandoverChanged { Handover: var handover } => [handover.From.Department, handover.To.Department],
        AppointmentYielded { Id: var id } => [Mask.DepartmentOf(id.Value)],
        AppointmentFreed { Id: var id } => [Mask.DepartmentOf(id.Value)],
        EventParked { Event.Source: var source } => [new DepartmentCode(DepartmentEvent.DepartmentOf(source))],
        EventUnparked { Key: var key } => [new DepartmentCode(DepartmentEvent.DepartmentOf(EventOf(key).Source))],
        _ => [],
    };

    /// <summary>
    /// Whether a decision may concern further departments: it is about the citizen as a whole, or what it names may be held in another
    /// department. Then the citizen must be asked.
    /// </summary>
    public static bool MayConcernOthers(Fact fact) => fact is not (DeadlineChanged or HandoverChanged or AppointmentYielded
        or AppointmentFreed or EventParked or EventUnparked);

    /// <summary>Whether a decision concerns a department.</summary>
    /// <param name="organization">Tells where those work who owe an answer.</param>
    public static bool Concerns(Fact fact, Citizen citizen, DepartmentCode department, Organization organization) => fact switch
    {
        ConflictChanged { Conflict: var conflict } when ConflictContent.IsAboutTheWhole(conflict) => Knows(citizen, department),
        ConflictChanged { Conflict: var conflict } => conflict.Parties.Any(party =>
            party.Department is not null && ConflictContent.IsShown(party, citizen, one => one == department))
            || Works(conflict.Owes, department, organization) || Works(conflict.Proposed, department, organization),
        InterventionStatusChanged { Id: var id } => Mask.DepartmentOf(id.Value) == department
            || citizen.Interventions.GetValueOrDefault(id)?.Holder.Department == department,
        ResponsibilityMoved { Answering.What: var what } => what.Parts().Id is { Value: not null } id
            ? Mask.DepartmentOf(id.Value) == department
            : Knows(citizen, department),
        _ => MayConcernOthers(fact) ? Knows(citizen, department) : NamedBy(fact).Contains(department),
    };

    /// <summary>Source and id in the key of an event. The key of a citizen may come first.</summary>
    internal static (string Source, string Id) EventOf(EventKey key)
    {
        var start = key.Value.IndexOf('/', StringComparison.Ordinal);
        if (start < 0) return ("", key.Value);
        var end = key.Value.IndexOf(ItemKey.Separator, start);
        return end < 0 ? (key.Value[start..], "") : (key.Value[start..end], key.Value[(end + 1)..]);
    }

    private static bool Works(CaseworkerId? person, DepartmentCode department, Organization organization) =>
        person is { } known && organization.DepartmentsOf(known) is [var main, ..] && main == department;

    /// <summary>Whether a department ever reported something of the citizen, or holds the coordinator role.</summary>
    private static bool Knows(Citizen citizen, DepartmentCode department)
    {
        foreach (var item in citizen.Items.Values)
            if (item.Department == department) return true;
        return citizen.Coordinator?.Holder.Department == department;
    }
}

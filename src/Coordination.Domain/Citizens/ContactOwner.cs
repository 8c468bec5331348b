using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>
/// Who owns a contact (henvendelse) from the first second: no door is the wrong one. A function of all events and commands
/// there are, whatever order they came in: whoever took it over last; until anybody did, the coordinator, else the caseworker
/// whose intervention it concerns, else the leader of the entry unit of the department that received it, else its head.
/// </summary>
internal static class ContactOwner
{
    /// <summary>Who answers now for a contact, absences taken into account.</summary>
    public static CaseworkerId Of(RuleContext context, Contact contact)
    {
        var holder = HolderOf(context.Citizen, context.Organization, contact);
        return context.Answering(holder.Caseworker, holder.Unit, holder.Department);
    }

    /// <summary>Who holds a contact; there is always somebody, at the last a department's operations.</summary>
    public static Holder HolderOf(Citizen citizen, Organization organization, Contact contact) =>
        KnownHolderOf(citizen, contact) ?? EntryOf(organization, contact.Department);

    /// <summary>The same as far as the citizen alone says; null: the entry of the department that received it.</summary>
    public static Holder? KnownHolderOf(Citizen citizen, Contact contact) =>
        TakerOf(citizen, contact) ?? citizen.Coordinator?.Holder ?? Concerned(citizen, contact)?.Holder;

    /// <summary>Who holds a contact in their own right; null where it goes along with the coordinator role or an intervention.</summary>
    public static Holder? OwnHolderOf(Citizen citizen, Organization organization, Contact contact)
    {
        if (TakerOf(citizen, contact) is { } taker) return taker;
        return KnownHolderOf(citizen, contact) is null ? EntryOf(organization, contact.Department) : null;
    }

    private static Holder? TakerOf(Citizen citizen, Contact contact)
    {
        Handover? last = null;
        foreach (var handover in citizen.Handovers.Values)
            if (handover is { Status: HandoverStatus.Accepted, Taker: not null, What.Type: ResponsibilityType.Contact }
                && handover.What.Id == contact.Id
                && (last is null || handover.AnsweredAt >= last.AnsweredAt)) last = handover;
        return last?.Taker;
    }

    /// <summary>
    /// The intervention it is about, where it names one; else the longest running of the department it is for, which is
    /// the receiving one where nobody said.
    /// </summary>
    private static Intervention? Concerned(Citizen citizen, Contact contact)
    {
        if (citizen.FindIntervention(contact.Department, contact.About) is { Status: not InterventionStatus.Ended } named) return named;
        Intervention? longest = null;
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Status == InterventionStatus.Active
                && intervention.Department.Value == (contact.Wants ?? contact.Department.Value)
                && !(longest?.StartsOn <= intervention.StartsOn)) longest = intervention;
        return longest;
    }

    private static Holder EntryOf(Organization organization, DepartmentCode department)
    {
        if (organization.EntryLeaderOf(department) is { } leader) return new(leader, organization.EntryUnitOf(department), department);
        return new(organization.HeadOf(department) ?? OperationsDesk.HolderOf(department, organization), null, department);
    }
}

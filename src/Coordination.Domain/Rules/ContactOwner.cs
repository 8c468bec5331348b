using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Rules;

/// <summary>
/// Decides who owns a contact (henvendelse). The first that exists owns it: the person who took the contact over last; the
/// coordinator, unless the contact belongs to a secret matter of another department; the caseworker of the intervention it concerns; the
/// leader of the entry unit of the department that received it; the head of that department; the operations of that department. The order
/// in which events and commands arrive does not matter.
/// </summary>
public static class ContactOwner
{
    /// <summary>The owner of an open contact and the person who answers for it now, as journaled; null for an answered contact.</summary>
    public static Answering? OwnerOf(this Citizen citizen, Contact contact)
    {
        if (contact.AnsweredAt is not null || citizen.Death is not null) return null;
        var what = Responsibility.For(contact).Key;
        return KnownHolderOf(citizen, contact) is { } holder
            ? new Answering(what, holder.Caseworker, citizen.Responsible(what, holder.Caseworker))
            : citizen.Answering.GetValueOrDefault(what);
    }

    /// <summary>
    /// True if two states of a citizen have the same contacts with the same owners, because the parts of the state that these are
    /// computed from are the same. False if they may differ.
    /// </summary>
    public static bool AreAlike(Citizen before, Citizen after) =>
        before.Items == after.Items && before.Answering == after.Answering && before.Handovers == after.Handovers
        && before.Coordinator == after.Coordinator && before.Interventions == after.Interventions && before.Death == after.Death
        && before.Appointments == after.Appointments && before.SecretMatters == after.SecretMatters;

    /// <summary>The person who answers now for a contact, with absences considered.</summary>
    internal static CaseworkerId Of(RuleContext context, Contact contact)
    {
        var holder = HolderOf(context.Citizen, context.Organization, contact);
        return context.Answering(holder.Caseworker, holder.Unit, holder.Department);
    }

    /// <summary>The holder of a contact. There is always one: at the end of the list stand the department's operations.</summary>
    internal static Holder HolderOf(Citizen citizen, Organization organization, Contact contact) =>
        KnownHolderOf(citizen, contact) ?? EntryOf(organization, contact.Department);

    /// <summary>
    /// The holder as far as the citizen's state alone decides; null: the entry of the department that received it decides.
    /// </summary>
    internal static Holder? KnownHolderOf(Citizen citizen, Contact contact) =>
        TakerOf(citizen, contact) ?? CoordinatorFor(citizen, contact.Id) ?? Concerned(citizen, contact)?.Holder;

    /// <summary>
    /// The coordinator, as the holder of contacts about an item of a department; null: there is none, or the contact would tell them of a
    /// secret matter of another department.
    /// </summary>
    internal static Holder? CoordinatorFor(Citizen citizen, ItemId item) =>
        citizen.Coordinator?.Holder is { } coordinator && (coordinator.Department == item.Department || !citizen.IsSecret(item))
            ? coordinator
            : null;

    /// <summary>The department for which a contact is held.</summary>
    internal static DepartmentCode DepartmentOf(Citizen citizen, Contact contact) =>
        KnownHolderOf(citizen, contact)?.Department ?? contact.Department;

    /// <summary>
    /// The person who holds a contact independently; null if the contact follows the coordinator role or an intervention.
    /// </summary>
    internal static Holder? OwnHolderOf(Citizen citizen, Organization organization, Contact contact)
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
    /// The intervention the contact names, or that of the appointment it names; else the longest running intervention of the
    /// department it is meant for. If it is meant for no other department, that is the receiving department.
    /// </summary>
    private static Intervention? Concerned(Citizen citizen, Contact contact)
    {
        if (citizen.FindIntervention(contact.Department, contact.About) is { Status: not InterventionStatus.Ended } named) return named;
        if (contact.Wants is null && citizen.FindAppointment(contact.Department, contact.AppointmentReference) is { } about
            && about.Department == contact.Department
            && citizen.FindIntervention(about.Department, about.InterventionReference) is { Status: not InterventionStatus.Ended } met)
            return met;
        Intervention? longest = null;
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Status == InterventionStatus.Active
                && intervention.Department == (contact.Wants is { } wanted ? new DepartmentCode(wanted) : contact.Department)
                && !(longest?.StartsOn <= intervention.StartsOn)) longest = intervention;
        return longest;
    }

    private static Holder EntryOf(Organization organization, DepartmentCode department) => new(
        organization.EntryHolderOf(department),
        organization.EntryLeaderOf(department) is null ? null : organization.EntryUnitOf(department), department);
}

using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Rules;

/// <summary>
/// The matters of a citizen whose mere existence is secret to other departments, such as a stay at a crisis center or a child's placement.
/// Policy marks kinds and places; which matters they mark is journaled, so that everything that is made from the state alone keeps them
/// apart: texts of alerts, rows of lists, pictures. To whoever may not see the content of their department they belong to another
/// authority.
/// </summary>
/// <remarks>
/// In a department that has a secret matter with the citizen everything is secret that does not belong to an intervention which is not:
/// an appointment that names no intervention may well be at the crisis center.
/// </remarks>
public static class SecretMatters
{
    /// <summary>
    /// The interventions, stays and appointments that policy marks by kind or place, in order. What was marked and is not known any more,
    /// because it was withdrawn, stays marked: what it left behind would tell of it.
    /// </summary>
    public static ImmutableArray<ItemId> MarkedIn(Citizen citizen, AccessPolicy policy)
    {
        SortedSet<ItemId>? marked = null;
        foreach (var one in citizen.Interventions.Values) Add(one.Id, one.Kind, one.Place);
        foreach (var one in citizen.Admissions.Values) Add(one.Id, Vocabulary.WordFor(one.Kind), one.Place);
        foreach (var one in citizen.Appointments.Values) Add(one.Id, one.Kind, one.Place);
        foreach (var id in citizen.SecretMatters)
            if (!citizen.Interventions.ContainsKey(id) && !citizen.Admissions.ContainsKey(id) && !citizen.Appointments.ContainsKey(id))
                (marked ??= []).Add(id);
        return marked is null ? [] : [.. marked];

        void Add(ItemId id, string kind, string? place)
        {
            if (policy.IsSecret(kind, place)) (marked ??= []).Add(id);
        }
    }

    /// <summary>Whether something is a secret matter of its department, or belongs to one.</summary>
    public static bool IsSecret(this Citizen citizen, ItemId item)
    {
        if (citizen.SecretMatters.IsEmpty) return false;
        if (citizen.SecretMatters.Contains(item)) return true;
        return citizen.HasSecretMatter(item.Department) && !BelongsToOpenWork(citizen, item);
    }

    /// <summary>
    /// Whether what a department does with a citizen now is secret: it has a secret matter and no other intervention runs.
    /// </summary>
    public static bool HasSecretWorkOnly(this Citizen citizen, DepartmentCode department)
    {
        if (!citizen.HasSecretMatter(department)) return false;
        foreach (var one in citizen.Interventions.Values)
            if (one.Department == department && one.Status != InterventionStatus.Ended && !citizen.SecretMatters.Contains(one.Id))
                return false;
        return true;
    }

    /// <summary>
    /// Whether a person tells of a secret matter: what their department does is secret, or they or their unit are those of a secret
    /// intervention or appointment.
    /// </summary>
    public static bool IsSecret(this Citizen citizen, DepartmentCode department, CaseworkerId person, UnitId? unit)
    {
        if (!citizen.HasSecretMatter(department)) return false;
        foreach (var id in citizen.SecretMatters)
        {
            if (citizen.Appointments.TryGetValue(id, out var appointment) && appointment.Caseworker == person) return true;
            if (citizen.Interventions.TryGetValue(id, out var one)
                && (one.Holder.Caseworker == person || citizen.Responsible(one) == person || (unit is not null && one.Holder.Unit == unit)))
                return true;
        }

        return HasSecretWorkOnly(citizen, department);
    }

    /// <summary>Whether a department has a secret matter with a citizen.</summary>
    public static bool HasSecretMatter(this Citizen citizen, DepartmentCode department)
    {
        foreach (var id in citizen.SecretMatters)
            if (id.Department == department) return true;
        return false;
    }

    /// <summary>A state of the past, with what is secret now: a picture of that time tells no more than one of today.</summary>
    public static Citizen WithSecretsOf(this Citizen past, Citizen now) => now.SecretMatters.IsEmpty
        ? past
        : past with { SecretMatters = [.. past.SecretMatters.Union(now.SecretMatters).Order()] };

    private static bool BelongsToOpenWork(Citizen citizen, ItemId item)
    {
        if (citizen.Interventions.ContainsKey(item)) return true;
        if (citizen.Appointments.TryGetValue(item, out var appointment)) return IsOpen(appointment.InterventionReference);
        if (citizen.Sanctions.TryGetValue(item, out var sanction))
            return citizen.FindAppointment(sanction.Department, sanction.AppointmentReference) is { } missed
                && !citizen.IsSecret(missed.Id);
        if (citizen.FindContact(item) is { AppointmentReference: { } reference } contact)
            return citizen.FindAppointment(contact.Department, reference) is { } named
                && named.Department == item.Department && !citizen.IsSecret(named.Id);
        if (citizen.DepartmentDeadlines.TryGetValue(item, out var deadline)) return IsOpen(deadline.InterventionReference);
        if (citizen.Item(ItemKinds.Requirement, item) is { IsKnown: true } requirement)
            return IsOpen(Requirement.Of(requirement).InterventionReference);
        return citizen.Item(ItemKinds.Goal, item) is { IsKnown: true } goal
            && Goal.Of(goal).InterventionReferences is { Count: > 0 } served && served.All(IsOpen);

        bool IsOpen(string? reference) =>
            citizen.FindIntervention(item.Department, reference) is { } found && !citizen.SecretMatters.Contains(found.Id);
    }
}

using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>Whose content a conflict is about.</summary>
public static class ConflictContent
{
    /// <summary>Whether a party is the citizen: the conflict is about everything that runs.</summary>
    public static bool IsAboutTheWhole(Conflict conflict) => conflict.Parties[0].Type == PartyType.Citizen;

    /// <summary>
    /// Whether a party's content is shown to whoever is shown some departments': it is of one of them, or held by somebody of one. An
    /// intervention and what goes with it may have been handed to another department.
    /// </summary>
    /// <param name="citizen">Tells who holds it; null: that opens nothing.</param>
    public static bool IsShown(Party party, Citizen? citizen, Predicate<DepartmentCode> shows) =>
        party.Department is not { } department || shows(department)
        || (citizen is not null && HolderOf(party, citizen) is { } holder && shows(holder.Department));

    /// <summary>
    /// Whether somebody needs the time of what is hidden, to rebook: an appointment that they are shown gives way, or may still, because no
    /// person has settled the conflict. Not when it is over.
    /// </summary>
    public static bool NeedsTime(Conflict conflict, Predicate<Party> isShown)
    {
        if (conflict.Status == ConflictStatus.Dissolved) return false;
        var chosen = conflict.Settlement is { ByPerson: true } settled ? settled : null;
        return conflict.Parties.Any(party =>
            party.Type == PartyType.Appointment && isShown(party) && (chosen is null || party.Id == chosen.GivesWay));
    }

    /// <summary>Adds the departments whose content a conflict is about and which are not shown; some more than once.</summary>
    /// <param name="isHeldOpen">Whether what somebody of a shown department holds is shown.</param>
    internal static void AddHidden(
        List<DepartmentCode> hidden, Conflict conflict, Citizen citizen, Predicate<DepartmentCode> shows, bool isHeldOpen = true)
    {
        foreach (var party in conflict.Parties)
            if (!IsShown(party, isHeldOpen ? citizen : null, shows)) hidden.Add(party.Department!.Value);
        if (!IsAboutTheWhole(conflict)) return;
        foreach (var intervention in citizen.Interventions.Values)
            if (!shows(intervention.Department)) hidden.Add(intervention.Department);
        foreach (var appointment in citizen.Appointments.Values)
            if (!shows(appointment.Department)) hidden.Add(appointment.Department);
    }

    /// <summary>Who holds a party, which may have been handed to another department; null: nobody does.</summary>
    internal static Holder? HolderOf(Party party, Citizen citizen) => party.Type switch
    {
        PartyType.Intervention => citizen.Interventions.GetValueOrDefault(party.Id)?.Holder,
        PartyType.Appointment when citizen.Appointments.TryGetValue(party.Id, out var appointment) =>
            citizen.CarrierOf(appointment)?.Holder,
        _ => null,
    };
}

using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>Whose content a conflict is about.</summary>
public static class ConflictContent
{
    /// <summary>
    /// The departments of its parties. A conflict about the citizen as a whole is about everything: then every department that reported
    /// something that runs.
    /// </summary>
    public static IEnumerable<DepartmentCode> DepartmentsOf(Citizen citizen, Conflict conflict)
    {
        foreach (var party in conflict.Parties)
            if (party.Department is { } department) yield return department;
        if (!IsAboutTheWhole(conflict)) yield break;
        foreach (var intervention in citizen.Interventions.Values) yield return intervention.Department;
        foreach (var appointment in citizen.Appointments.Values) yield return appointment.Department;
    }

    /// <summary>Whether a party is the citizen.</summary>
    public static bool IsAboutTheWhole(Conflict conflict) => conflict.Parties[0].Type == PartyType.Citizen;
}

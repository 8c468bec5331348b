using Coordination.Domain.Deadlines;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>Who owns a contact (henvendelse) from the first second: no door is the wrong one.</summary>
internal static class ContactOwner
{
    /// <summary>
    /// Who answers now for a contact, absences taken into account: the coordinator; else whoever is responsible for the
    /// intervention it concerns; else the leader of the entry unit of the department that received it.
    /// </summary>
    public static CaseworkerId Of(Scene scene, Contact contact)
    {
        if (scene.Citizen.ResponsibleCoordinator is { } coordinator) return coordinator;
        if (Concerned(scene, contact) is { } intervention) return scene.Citizen.Responsible(intervention);
        return WhoOwes.EntryUnit(scene, contact.Department);
    }

    /// <summary>
    /// The intervention it is about, where it names one; else the longest running of the department it is for, which is
    /// the receiving one where nobody said.
    /// </summary>
    private static Intervention? Concerned(Scene scene, Contact contact)
    {
        if (scene.Citizen.FindIntervention(contact.Department, contact.About) is { Status: not InterventionStatus.Ended } named) return named;
        Intervention? longest = null;
        foreach (var intervention in scene.ActiveInterventions())
            if (intervention.Department.Value == (contact.Wants ?? contact.Department.Value) && !(longest?.StartsOn <= intervention.StartsOn))
                longest = intervention;
        return longest;
    }
}

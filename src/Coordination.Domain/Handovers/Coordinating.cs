using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>Filling the vacant coordinator role.</summary>
internal static class Coordinating
{
    /// <summary>
    /// Taken by one responsible for an active intervention, or given by a unit leader of an involved department to one
    /// of theirs. Once filled it moves by handover only.
    /// </summary>
    public static Verdict Appoint(Scene scene, AppointAsCoordinator command, CaseworkerId by)
    {
        List<Fault> faults = [];
        if (string.IsNullOrWhiteSpace(command.Reason)) faults.Add(new("/reason", "A reason is required."));
        if (scene.Organisation.Find(command.Caseworker) is null && !IsResponsible(scene, command.Caseworker))
            faults.Add(new("/caseworker", "Nobody of this id is in the organisation."));
        if (faults.Count > 0) return new Invalid(faults);
        if (!MayAppoint(scene, command.Caseworker, by))
            return new Forbidden("The role is taken by one responsible for an active intervention of the citizen, or given by a unit leader of an involved department to one of theirs.");
        if (scene.Citizen.Coordinator is { } role)
            return new StateConflict($"The role is filled, by {role.Holder.Caseworker} since {role.Since:O}; it moves by handover.");
        var department = scene.Organisation.DepartmentOf(command.Caseworker, OwnDepartment(scene, command.Caseworker));
        var holder = new Holder(command.Caseworker, scene.Organisation.UnitOf(command.Caseworker), department);
        return new Verdict(new CoordinatorAppointed(holder, command.Reason), null, null);
    }

    private static bool MayAppoint(Scene scene, CaseworkerId whom, CaseworkerId by)
    {
        if (whom == by && IsResponsible(scene, by)) return true;
        return scene.Organisation.Leads(by, whom) && scene.InvolvedDepartments().Contains(scene.Organisation.DepartmentOf(whom, default));
    }

    private static bool IsResponsible(Scene scene, CaseworkerId person) =>
        scene.ActiveInterventions().Any(i => scene.Citizen.Responsible(i) == person);

    private static DepartmentCode OwnDepartment(Scene scene, CaseworkerId person) =>
        scene.ActiveInterventions().FirstOrDefault(i => scene.Citizen.Responsible(i) == person)?.Department ?? default;
}

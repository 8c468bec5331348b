using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
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
    public static FactsOrRefusal Appoint(RuleContext context, AppointAsCoordinator command, CaseworkerId by)
    {
        List<Fault> faults = [];
        if (string.IsNullOrWhiteSpace(command.Reason)) faults.Add(new("/reason", "A reason is required."));
        if (context.Organization.Find(command.Caseworker) is null && !IsResponsible(context, command.Caseworker))
            faults.Add(new("/caseworker", "Nobody of this id is in the organization."));
        if (faults.Count > 0) return new Invalid(faults);
        if (!MayAppoint(context, command.Caseworker, by))
            return new Forbidden("The role is taken by one responsible for an active intervention of the citizen, or given by a unit leader of an involved department to one of theirs.");
        if (context.Citizen.Coordinator is { } role)
            return new StateConflict($"The role is filled, by {role.Holder.Caseworker} since {role.Since:O}; it moves by handover.");
        var department = context.Organization.DepartmentOf(command.Caseworker, OwnDepartment(context, command.Caseworker));
        var holder = new Holder(command.Caseworker, context.Organization.UnitOf(command.Caseworker), department);
        return new FactsOrRefusal(new CoordinatorAppointed(holder, command.Reason), null, null);
    }

    private static bool MayAppoint(RuleContext context, CaseworkerId whom, CaseworkerId by)
    {
        if (whom == by && IsResponsible(context, by)) return true;
        return context.Organization.Leads(by, whom) && context.InvolvedDepartments().Contains(context.Organization.DepartmentOf(whom, default));
    }

    private static bool IsResponsible(RuleContext context, CaseworkerId person) =>
        context.ActiveInterventions().Any(i => context.Citizen.Responsible(i) == person);

    private static DepartmentCode OwnDepartment(RuleContext context, CaseworkerId person) =>
        context.ActiveInterventions().FirstOrDefault(i => context.Citizen.Responsible(i) == person)?.Department ?? default;
}

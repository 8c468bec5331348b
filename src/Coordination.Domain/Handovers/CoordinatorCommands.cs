using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>
/// Fills the vacant coordinator role, and lays it down when there is nothing left to coordinate. Otherwise a filled role moves only
/// by handover.
/// </summary>
internal static class CoordinatorCommands
{
    /// <summary>A person takes the role, or a unit leader gives it to a member of the unit.</summary>
    public static FactsOrRefusal Appoint(RuleContext context, AppointAsCoordinator command, CaseworkerId by)
    {
        if (Faults(context, command) is { Count: > 0 } faults) return new Invalid(faults);
        if (!MayAppoint(context, command.Caseworker, by)) return MayNotAppoint;
        if (context.Citizen.Coordinator is { } role)
            return new StateConflict($"The role is filled, by {role.Holder.Caseworker} since {role.Since:O}; it moves by handover.");
        return FactsOrRefusal.Of(new CoordinatorAppointed(HolderOf(context, command.Caseworker, by), command.Reason));
    }

    /// <summary>The coordinator, the person who answers for them, or their unit leader lays the role down.</summary>
    public static FactsOrRefusal LayDown(RuleContext context, LayDownCoordination command, CaseworkerId by)
    {
        if (Invalid.WithoutReason(command.Reason) is { } invalid) return invalid;
        if (context.Citizen.Coordinator is not { } role) return new NotFound("Nobody coordinates; the role is vacant.");
        var person = role.Holder.Caseworker;
        if (by != person && by != context.Citizen.ResponsibleCoordinator && !context.IsLeaderOf(by, person, role.Holder.Department))
            return new Forbidden("The role is laid down by the coordinator or their unit leader.");
        if (context.DepartmentsAtWork() is { Length: >= 2 } involved)
            return new StateConflict(
                $"{string.Join(" and ", involved.Select(static one => one.Value))} have active interventions; the role moves by handover.");
        return FactsOrRefusal.Of(new CoordinatorLaidDown(role.Holder, command.Reason), person.Value);
    }

    private static Forbidden MayNotAppoint { get; } = new(
        "The role is taken by one responsible for an active intervention of the citizen, "
        + "or given by a unit leader of an involved department to one of theirs.");

    private static List<Fault> Faults(RuleContext context, AppointAsCoordinator command)
    {
        List<Fault> faults = [];
        if (string.IsNullOrWhiteSpace(command.Reason)) faults.Add(Invalid.ReasonMissing);
        if (context.Organization.Find(command.Caseworker) is null && InterventionOf(context, command.Caseworker) is null)
            faults.Add(new("/caseworker", "Nobody of this id is in the organization."));
        return faults;
    }

    private static bool MayAppoint(RuleContext context, CaseworkerId person, CaseworkerId by)
    {
        if (person == by && InterventionOf(context, by) is not null) return true;
        return GivenIn(context, person, by) is not null;
    }

    /// <summary>The first involved department in which a leader may give the role to somebody who works there; null: none.</summary>
    private static DepartmentCode? GivenIn(RuleContext context, CaseworkerId person, CaseworkerId by)
    {
        var organization = context.Organization;
        foreach (var department in context.DepartmentsAtWork())
            if (organization.DepartmentOf(person, department) == department
                && organization.LeaderOf(organization.UnitOf(person, department)) == by) return department;
        return null;
    }

    /// <summary>
    /// The person as a holder. The post counts that goes with the intervention they are responsible for; else the one by which they are
    /// given the role. A person the organization does not know counts as one of the department of that intervention.
    /// </summary>
    private static Holder HolderOf(RuleContext context, CaseworkerId person, CaseworkerId by)
    {
        var intervention = InterventionOf(context, person);
        var department = context.Organization.IsUnknown(person)
            ? intervention?.Department
            : intervention?.Holder.Department ?? GivenIn(context, person, by);
        return new(
            person, context.Organization.UnitOf(person, department ?? default),
            context.Organization.DepartmentOf(person, department ?? default));
    }

    /// <summary>The first active intervention a person is responsible for; null: none.</summary>
    private static Intervention? InterventionOf(RuleContext context, CaseworkerId person) =>
        context.ActiveInterventions().FirstOrDefault(intervention => context.Citizen.Responsible(intervention) == person);
}

using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>
/// A leader of a department that works with the citizen assigns a consultant, replaces them, or ends the assignment. There is at most one.
/// </summary>
internal static class ConsultantCommands
{
    public static FactsOrRefusal Assign(RuleContext context, AssignConsultant command, CaseworkerId by)
    {
        List<Fault> faults = [];
        if (string.IsNullOrWhiteSpace(command.Reason)) faults.Add(Invalid.ReasonMissing);
        if (command.Caseworker is { } named && context.Organization.Find(named) is null)
            faults.Add(new("/caseworker", "Nobody of this id is in the organization."));
        if (faults.Count > 0) return new Invalid(faults);
        if (!LeadsAtWork(context, by))
            return new Forbidden("A consultant is assigned by a leader of a department that works with the citizen.");
        var consultant = context.Citizen.Consultant;
        if (consultant?.Caseworker == command.Caseworker)
            return new StateConflict(consultant is null ? "Nobody is assigned." : "That person is assigned already.");
        if (command.Caseworker is not { } assigned) return FactsOrRefusal.Of(new ConsultantEnded(consultant!, command.Reason!));
        var department = context.Organization.DepartmentOf(assigned, default);
        return FactsOrRefusal.Of(new ConsultantAssigned(new Consultant(assigned, department, context.Clock.Now), command.Reason!));
    }

    private static bool LeadsAtWork(RuleContext context, CaseworkerId by)
    {
        var (organization, atWork) = (context.Organization, context.DepartmentsAtWork());
        foreach (var department in atWork)
            if (organization.HeadOf(department) == by) return true;
        foreach (var unit in organization.UnitsLedBy(by))
            if (organization.Find(new UnitId(unit)) is { } known && atWork.Contains(new DepartmentCode(known.Department))) return true;
        return false;
    }
}

using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>Rehabilitation begins in time after the citizen is discharged from hospital.</summary>
internal sealed class RehabilitationStart : DeadlineRule<Admission>
{
    public const string Name = "rehabilitation-start";

    public override string Kind => Name;

    public override string About => ItemKinds.Admission;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A stay ended with a rehabilitation plan; runs from that day.",
        Owes = "The leader of the entry unit of the department that gives rehabilitation has it started within {length}.",
        Ends = "Rehabilitation starts on that day or later.",
        Reads =
        [
            PolicyValue.Length("from the end of the stay to the start"),
            PolicyValue.List(
                "kinds", "kinds of intervention that are rehabilitation; the first says whose it is",
                PolicyWordKind.InterventionKind),
        ],
    };

    protected override IEnumerable<Admission> HoldsWhile(RuleContext context)
    {
        foreach (var stay in context.Citizen.Admissions.Values)
            if (stay is { RehabilitationPlan: true, EndedAt: not null }) yield return stay;
    }

    protected override OwedAction Owes(RuleContext context, Admission stay)
    {
        var department = context.Policy.Rule(Name).List("kinds") is [var kind, ..] && context.Policy.KindOf(kind).Department is { } giving
            ? new DepartmentCode(giving)
            : stay.Department;
        return Within(context, stay.EndedAt!.Value, stay.Id, department, DeadlineOwner.EntryUnit(context, department));
    }

    protected override ActionProgress Ends(RuleContext context, Admission stay) =>
        ActionProgress.Met(FirstStart.Since(stay.EndedAt!.Value, context.Policy.Rule(Name).List("kinds"), context));
}

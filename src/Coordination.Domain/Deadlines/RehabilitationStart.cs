using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>Rehabilitation after a stay in hospital begins within seven days of coming home.</summary>
internal sealed class RehabilitationStart : IDeadlineRule
{
    public const string Name = "rehabilitation-start";

    public string Kind => Name;

    public string About => ItemKinds.Admission;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A stay ended with a rehabilitation plan; runs from that day.",
        Owes = "The leader of the entry unit of the department that gives rehabilitation has it started.",
        Ends = "Rehabilitation starts on that day or later.",
        Reads =
        [
            new("length", "from the end of the stay to the start"),
            new("lists.kinds", "kinds of intervention that are rehabilitation; the first says whose it is", Naming.InterventionKind),
        ],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        foreach (var stay in context.Citizen.Admissions.Values)
        {
            if (stay is not { RehabilitationPlan: true, EndedAt: { } ended }) continue;
            var kinds = context.Policy.Rule(Name).List("kinds");
            var department = kinds is [var kind, ..] && context.Policy.KindOf(kind).Department is { } giving ? new DepartmentCode(giving) : stay.Department;
            yield return Duty.From(ended, context, Name, stay.Id, department, WhoOwes.EntryUnit(context, department),
                metAt: Beginnings.Since(ended, kinds, context));
        }
    }
}

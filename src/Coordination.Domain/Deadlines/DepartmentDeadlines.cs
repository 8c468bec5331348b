using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>
/// The deadlines that departments set themselves. A deadline met after its due time is missed, whenever the report arrives.
/// </summary>
internal sealed class DepartmentDeadlines : DeadlineRule<DepartmentDeadline>
{
    public const string Name = "department";

    public override string Kind => Name;

    public override string About => ItemKinds.Deadline;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A department's system has set a deadline.",
        Owes = "The one it names, else whoever is responsible for its intervention, else the department's entry unit leader.",
        Ends = "The department's system reports it met; it can be suspended, resumed and extended.",
    };

    protected override IEnumerable<DepartmentDeadline> HoldsWhile(RuleContext context) => context.Citizen.DepartmentDeadlines.Values;

    protected override OwedAction Owes(RuleContext context, DepartmentDeadline deadline) => new()
    {
        Id = new DeadlineId(deadline.Id.Value),
        Title = deadline.Title,
        About = deadline.Id.Value,
        Department = deadline.Department,
        By = Responsible(context, deadline),
        Due = deadline.Course.Due,
        ArmedAt = deadline.Course.ArmedAt,
    };

    protected override ActionProgress Ends(RuleContext context, DepartmentDeadline deadline) =>
        new(MetAt: deadline.Course.MetAt, SuspendedAt: deadline.Course.SuspendedAt);

    private static CaseworkerId Responsible(RuleContext context, DepartmentDeadline deadline)
    {
        var intervention = context.Citizen.FindIntervention(deadline.Department, deadline.InterventionReference);
        if (deadline.Responsible is { } named) return context.Answering(named, intervention, deadline.Department);
        return intervention is not null
            ? context.Citizen.Responsible(intervention)
            : DeadlineOwner.EntryUnit(context, deadline.Department);
    }
}

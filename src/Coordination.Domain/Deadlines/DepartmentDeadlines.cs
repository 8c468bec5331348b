using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>The deadlines that departments' systems keep themselves. Met after it was due is missed, whenever the news arrives.</summary>
internal sealed class DepartmentDeadlines : IDeadlineRule
{
    public const string Name = "department";

    public string Kind => Name;

    public string About => ItemKinds.Deadline;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A department's system has set a deadline.",
        Owes = "The one it names, else whoever is responsible for its intervention, else the department's entry unit leader.",
        Ends = "The department's system reports it met; it can be suspended, resumed and extended.",
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        foreach (var deadline in context.Citizen.DepartmentDeadlines.Values)
            yield return new DeadlineFinding
            {
                Id = new DeadlineId(deadline.Id.Value),
                Kind = Name,
                Title = deadline.Title,
                About = deadline.Id.Value,
                Department = deadline.Department,
                Due = deadline.Course.Due,
                ArmedAt = deadline.Course.ArmedAt,
                Responsible = Responsible(context, deadline),
                SuspendedAt = deadline.Course.SuspendedAt,
                MetAt = deadline.Course.MetAt,
            };
    }

    /// <summary>The one it names or whoever holds its intervention; a deadline that names nobody is the entry unit's.</summary>
    private static CaseworkerId Responsible(RuleContext context, DepartmentDeadline deadline)
    {
        var intervention = context.Citizen.FindIntervention(deadline.Department, deadline.InterventionReference);
        if (deadline.Responsible is { } named) return context.Answering(named, intervention, deadline.Department);
        if (intervention is not null) return context.Citizen.Responsible(intervention);
        return WhoOwes.EntryUnit(context, deadline.Department);
    }
}

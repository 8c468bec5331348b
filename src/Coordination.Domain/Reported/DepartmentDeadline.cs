using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>A deadline (frist) that a department set itself. The fold of its events.</summary>
public sealed record DepartmentDeadline
{
    public required ItemId Id { get; init; }
    public required DepartmentCode Department { get; init; }

    /// <summary>What must be done.</summary>
    public string? Title { get; init; }

    /// <summary>The intervention it belongs to, as the department wrote it.</summary>
    public string? InterventionReference { get; init; }

    /// <summary>The person named as responsible; null: the person responsible for the intervention.</summary>
    public CaseworkerId? Responsible { get; init; }

    public required Course Course { get; init; }

    /// <summary>The fold of a known item's events.</summary>
    public static DepartmentDeadline Of(ReportedItem item)
    {
        DepartmentDeadline? it = null;
        foreach (var taken in item.Events) it = Apply(it, item, taken);
        return it!;
    }

    /// <summary>The fold after one more event, which is later than all others.</summary>
    public DepartmentDeadline Apply(ReportedItem item, TakenEvent last) => Apply(this, item, last);

    private static DepartmentDeadline Apply(DepartmentDeadline? it, ReportedItem item, TakenEvent taken) => taken.Event.Data switch
    {
        DeadlineSet set => new DepartmentDeadline
        {
            Id = item.Id,
            Department = item.Department,
            Title = set.Merge(set.Title, it?.Title, nameof(set.Title)),
            InterventionReference = set.Merge(set.InterventionId, it?.InterventionReference, nameof(set.InterventionId)),
            Responsible = set.MergePerson(set.Responsible, it?.Responsible, nameof(set.Responsible)),
            // Set again, it runs anew, whatever had become of it; one that runs to the same time already goes on as it is.
            Course = it is { Course: { SuspendedAt: null, MetAt: null } runs } && runs.Due == Due.Of(set.DueAt)
                ? runs
                : new Course(Due.Of(set.DueAt), taken.Event.Time),
        },
        _ => it! with { Course = it.Course.Apply(taken) },
    };
}

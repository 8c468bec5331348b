using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>A goal (mål): the fold of its events.</summary>
public sealed record Goal
{
    public required ItemId Id { get; init; }

    /// <summary>The department that reported it.</summary>
    public required DepartmentCode Department { get; init; }

    /// <summary>When it was agreed, or agreed again after it was closed, and by which event.</summary>
    public required Stamp Agreed { get; init; }

    /// <summary>The goal in the citizen's words.</summary>
    public required string Text { get; init; }

    /// <summary>Its code in policy; null: none.</summary>
    public string? Code { get; init; }

    /// <summary>The owner; null: not reported.</summary>
    public CaseworkerId? Owner { get; init; }

    /// <summary>The interventions that serve it, as the department wrote them.</summary>
    public TextList? InterventionReferences { get; init; }

    /// <summary>The day to reach it by; null: not reported.</summary>
    public DateOnly? DueOn { get; init; }

    public bool IsClosed { get; init; }

    /// <summary>The fold of a known item's events.</summary>
    public static Goal Of(ReportedItem item)
    {
        Goal? it = null;
        foreach (var taken in item.Events)
            it = taken.Event.Data switch
            {
                GoalAgreed agreed => new Goal
                {
                    Id = item.Id,
                    Department = item.Department,
                    Agreed = it is null or { IsClosed: true } ? Stamp.Of(taken.Event) : it.Agreed,
                    Text = agreed.Text,
                    Code = agreed.Merge(agreed.Code, it?.Code, nameof(agreed.Code)),
                    Owner = agreed.MergePerson(agreed.Owner, it?.Owner, nameof(agreed.Owner)),
                    InterventionReferences =
                        agreed.Merge(agreed.InterventionIds, it?.InterventionReferences, nameof(agreed.InterventionIds)),
                    DueOn = agreed.Merge(agreed.DueOn, it?.DueOn, nameof(agreed.DueOn)),
                },
                GoalChanged changed => it! with
                {
                    Text = changed.Text ?? it.Text,
                    Code = changed.Merge(changed.Code, it.Code, nameof(changed.Code)),
                    Owner = changed.MergePerson(changed.Owner, it.Owner, nameof(changed.Owner)),
                    InterventionReferences =
                        changed.Merge(changed.InterventionIds, it.InterventionReferences, nameof(changed.InterventionIds)),
                    DueOn = changed.Merge(changed.DueOn, it.DueOn, nameof(changed.DueOn)),
                },
                GoalClosed => it! with { IsClosed = true },
                _ => it,
            };
        return it!;
    }
}

using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>The plan (helhedsorienteret plan).</summary>
/// <param name="Department">The department that reported it.</param>
/// <param name="AgreedOn">The day it was agreed last.</param>
/// <param name="CapacityHours">The hours per week the citizen can manage; null: not agreed.</param>
/// <param name="ReviewOn">The day of the next review.</param>
public sealed record Plan(ItemId Id, DepartmentCode Department, DateOnly AgreedOn, decimal? CapacityHours, DateOnly? ReviewOn)
{
    /// <summary>The fold of a known item's events.</summary>
    public static Plan Of(ReportedItem item)
    {
        Plan? it = null;
        foreach (var taken in item.Events)
            it = taken.Event.Data switch
            {
                PlanAgreed agreed => new Plan(
                    item.Id, item.Department, LocalTime.DayOf(taken.Event.Time),
                    agreed.Merge(agreed.CapacityHours, it?.CapacityHours, nameof(agreed.CapacityHours)),
                    agreed.Merge(agreed.ReviewOn, it?.ReviewOn, nameof(agreed.ReviewOn))),
                PlanFollowedUp followed => it! with
                {
                    CapacityHours = followed.Merge(followed.CapacityHours, it.CapacityHours, nameof(followed.CapacityHours)),
                    ReviewOn = followed.Merge(followed.ReviewOn, it.ReviewOn, nameof(followed.ReviewOn)),
                },
                _ => it,
            };
        return it!;
    }
}

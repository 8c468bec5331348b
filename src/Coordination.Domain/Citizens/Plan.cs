using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>The plan (helhedsorienteret plan).</summary>
/// <param name="Id">Id.</param>
/// <param name="Department">Who reported it.</param>
/// <param name="AgreedOn">Since which day.</param>
/// <param name="CapacityHours">Weekly hours the citizen can manage, if agreed.</param>
/// <param name="ReviewOn">The day it is looked at again.</param>
public sealed record Plan(ThingId Id, DepartmentCode Department, DateOnly AgreedOn, decimal? CapacityHours, DateOnly? ReviewOn)
{
    /// <summary>The plan that counts: the one agreed last.</summary>
    public static Plan? Current(Citizen citizen)
    {
        Plan? current = null;
        foreach (var thing in citizen.Known(Things.Plan))
            if (Of(thing) is var plan && (current is null || plan.AgreedOn > current.AgreedOn)) current = plan;
        return current;
    }

    /// <summary>The fold of a known thing's events.</summary>
    public static Plan Of(Thing thing)
    {
        Plan? it = null;
        foreach (var taken in thing.Events)
            it = taken.Event.Data switch
            {
                PlanAgreed agreed => new Plan(thing.Id, thing.Department, LocalTime.DayOf(taken.Event.Time), agreed.CapacityHours, agreed.ReviewOn),
                PlanFollowedUp followed => it! with { CapacityHours = followed.CapacityHours ?? it.CapacityHours, ReviewOn = followed.ReviewOn ?? it.ReviewOn },
                _ => it,
            };
        return it!;
    }
}

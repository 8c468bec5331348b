using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: things that are shown and counted, and that no rule of their own looks into yet.

/// <summary>A requirement (krav om dokumentation).</summary>
/// <param name="Id">Id.</param>
/// <param name="Department">Whose demand.</param>
/// <param name="Document">What is asked for.</param>
/// <param name="Status">open, fulfilled or withdrawn.</param>
/// <param name="DueOn">By which day.</param>
/// <param name="Caseworker">Who asks.</param>
public sealed record Requirement(ThingId Id, DepartmentCode Department, string Document, string Status, DateOnly DueOn, CaseworkerId Caseworker)
{
    /// <summary>The fold of a known thing's events.</summary>
    public static Requirement Of(Thing thing)
    {
        Requirement? it = null;
        foreach (var taken in thing.Events)
            it = taken.Event.Data switch
            {
                RequirementIssued issued => new Requirement(thing.Id, thing.Department, issued.Document, "open", issued.DueOn, new(issued.Caseworker)),
                RequirementFulfilled => it! with { Status = "fulfilled" },
                RequirementWithdrawn => it! with { Status = "withdrawn" },
                _ => it,
            };
        return it!;
    }
}

/// <summary>A benefit (ydelse).</summary>
/// <param name="Id">Id.</param>
/// <param name="Department">Whose.</param>
/// <param name="Kind">single or ongoing; null if not said yet.</param>
/// <param name="Status">requested, granted or refused.</param>
/// <param name="Amount">Amount, if given.</param>
public sealed record Benefit(ThingId Id, DepartmentCode Department, BenefitKind? Kind, string Status, decimal? Amount)
{
    /// <summary>The fold of a known thing's events.</summary>
    public static Benefit Of(Thing thing)
    {
        var it = new Benefit(thing.Id, thing.Department, null, "requested", null);
        foreach (var taken in thing.Events)
            it = taken.Event.Data switch
            {
                BenefitRequested requested => it with { Status = "requested", Kind = requested.Kind, Amount = requested.Amount ?? it.Amount },
                BenefitGranted granted => it with { Status = "granted", Kind = granted.Kind ?? it.Kind, Amount = granted.Amount ?? it.Amount },
                BenefitRefused refused => it with { Status = "refused", Kind = refused.Kind ?? it.Kind },
                _ => it,
            };
        return it;
    }
}

/// <summary>A contact (henvendelse).</summary>
/// <param name="Id">Id.</param>
/// <param name="Department">Who received it.</param>
/// <param name="Channel">How.</param>
/// <param name="About">About what.</param>
/// <param name="Unit">Where it was received.</param>
/// <param name="Wants">The department it is for.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="AnsweredAt">When it was answered, if it was.</param>
public sealed record Contact(
    ThingId Id, DepartmentCode Department, string Channel, string? About, UnitId Unit, string? Wants,
    DateTimeOffset ReceivedAt, DateTimeOffset? AnsweredAt)
{
    /// <summary>The fold of a known thing's events.</summary>
    public static Contact Of(Thing thing)
    {
        Contact? it = null;
        foreach (var taken in thing.Events)
            it = taken.Event.Data switch
            {
                ContactReceived received => new Contact(thing.Id, thing.Department, received.Channel, received.About,
                    new(received.Unit), received.Wants, taken.Event.Time, null),
                ContactAnswered => it! with { AnsweredAt = taken.Event.Time },
                _ => it,
            };
        return it!;
    }
}

/// <summary>The plan (helhedsorienteret plan).</summary>
/// <param name="Id">Id.</param>
/// <param name="Department">Who reported it.</param>
/// <param name="AgreedOn">Since which day.</param>
/// <param name="CapacityHours">Weekly hours the citizen can manage, if agreed.</param>
/// <param name="ReviewOn">The day it is looked at again.</param>
public sealed record Plan(ThingId Id, DepartmentCode Department, DateOnly AgreedOn, decimal? CapacityHours, DateOnly? ReviewOn)
{
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

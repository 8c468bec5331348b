using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Events;

namespace Coordination.Domain.Reported;

/// <summary>The course of a deadline: its due time, with suspensions and extensions, and when it was met.</summary>
/// <param name="ArmedAt">The instant of the last event that moved the due time.</param>
/// <param name="SuspendedAt">Since when it is suspended; null while it runs.</param>
/// <param name="MetAt">When it was met, in time or late; null: not yet.</param>
public readonly record struct Course(Due Due, DateTimeOffset ArmedAt, DateTimeOffset? SuspendedAt = null, DateTimeOffset? MetAt = null)
{
    /// <summary>The calendar of a deadline that counts in business days; null: it counts in another unit.</summary>
    public DanishCalendar? BusinessDays { get; init; }

    /// <summary>The course after one more event about the deadline. Events of other kinds change nothing.</summary>
    public Course Apply(TakenEvent taken) => taken.Event.Data switch
    {
        DeadlineExtended extended when Due.Of(extended.DueAt) is var due && due != Due =>
            this with { Due = due, ArmedAt = taken.Event.Time },
        DeadlineSuspended when SuspendedAt is null => this with { SuspendedAt = taken.Event.Time },
        DeadlineResumed => Running(taken.Event.Time),
        DeadlineMet => Met(taken.Event.Time),
        _ => this,
    };

    /// <summary>The course after events in their order, when something else may meet the deadline between them.</summary>
    /// <param name="events">The events about the deadline.</param>
    /// <param name="metAt">When something else met it; null: nothing did.</param>
    public Course Apply(ImmutableArray<TakenEvent> events, DateTimeOffset? metAt)
    {
        var it = this;
        foreach (var taken in events)
        {
            if (metAt < taken.Event.Time) it = it.Met(metAt.Value);
            it = it.Apply(taken);
        }

        return metAt is { } met ? it.Met(met) : it;
    }

    /// <summary>
    /// The course, met at an instant unless it was met before. A deadline that is met while suspended runs again from then.
    /// </summary>
    private Course Met(DateTimeOffset at) => MetAt is null ? Running(at) with { MetAt = at } : this;

    /// <summary>The course running from an instant, with the time that was left.</summary>
    private Course Running(DateTimeOffset from) => SuspendedAt is not { } since ? this : this with
    {
        Due = RunOn(since, from),
        ArmedAt = from,
        SuspendedAt = null,
    };

    /// <summary>
    /// Adds what was left in the deadline's own unit: business days, other whole days, or the exact time for a deadline that ends at
    /// an instant. A deadline that had passed when it was suspended has nothing left, and stays as it was.
    /// </summary>
    private Due RunOn(DateTimeOffset suspended, DateTimeOffset resumed)
    {
        if (Due.IsLate(suspended)) return Due;
        if (!Due.EndOfDay) return Due with { At = Due.At + (resumed - suspended) };
        var (from, to) = (LocalTime.DayOf(suspended), LocalTime.DayOf(resumed));
        var day = BusinessDays is { } calendar
            ? calendar.AddBusinessDays(to, calendar.BusinessDaysBetween(from, Due.Day))
            : Due.Day.PlusDays(to.DayNumber - from.DayNumber);
        return Due.Of(day);
    }
}

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
    /// <summary>The course after one more event about the deadline. Events of other kinds change nothing.</summary>
    public Course Apply(TakenEvent taken) => taken.Event.Data switch
    {
        DeadlineExtended extended => this with { Due = Due.Of(extended.DueAt), ArmedAt = taken.Event.Time },
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
        Due = RunOn(Due, since, from),
        ArmedAt = from,
        SuspendedAt = null,
    };

    /// <summary>Adds the time that was left: whole days if the deadline is a day, else the exact time.</summary>
    private static Due RunOn(Due due, DateTimeOffset suspended, DateTimeOffset resumed)
    {
        if (!due.EndOfDay) return due with { At = due.At + (resumed - suspended) };
        var days = LocalTime.DayOf(resumed).DayNumber - LocalTime.DayOf(suspended).DayNumber;
        return due with { At = LocalTime.EndOfDay(LocalTime.DayOf(due.At).PlusDays(days)) };
    }
}

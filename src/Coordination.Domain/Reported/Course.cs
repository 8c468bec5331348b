using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Events;

namespace Coordination.Domain.Reported;

/// <summary>The course a deadline takes: when it is due, suspensions and extensions included, and when it was met.</summary>
/// <param name="Due">When it is due.</param>
/// <param name="ArmedAt">Since when it is due then: the instant of what last moved the date.</param>
/// <param name="SuspendedAt">Since when it stands still; null while it runs.</param>
/// <param name="MetAt">When it was met, in time or late, if it was.</param>
public readonly record struct Course(Due Due, DateTimeOffset ArmedAt, DateTimeOffset? SuspendedAt = null, DateTimeOffset? MetAt = null)
{
    /// <summary>The course after one more event about the deadline; events of other kinds change nothing.</summary>
    public Course Apply(TakenEvent taken) => taken.Event.Data switch
    {
        DeadlineExtended extended => this with { Due = Due.Of(extended.DueAt), ArmedAt = taken.Event.Time },
        DeadlineSuspended when SuspendedAt is null => this with { SuspendedAt = taken.Event.Time },
        DeadlineResumed => Running(taken.Event.Time),
        DeadlineMet => Met(taken.Event.Time),
        _ => this,
    };

    /// <summary>The course after these events, in their order, where something else meets the deadline meanwhile.</summary>
    /// <param name="events">Events about the deadline.</param>
    /// <param name="metAt">When it was met by something else, if it was.</param>
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

    /// <summary>Met at an instant, if it was not met before; what is met while it stands still runs from then.</summary>
    private Course Met(DateTimeOffset at) => MetAt is null ? Running(at) with { MetAt = at } : this;

    /// <summary>Running from an instant, with the time that was left.</summary>
    private Course Running(DateTimeOffset from) => SuspendedAt is not { } since ? this : this with
    {
        Due = RunOn(Due, since, from),
        ArmedAt = from,
        SuspendedAt = null,
    };

    /// <summary>The remaining time runs on: whole days where the deadline is a day, else to the instant.</summary>
    private static Due RunOn(Due due, DateTimeOffset suspended, DateTimeOffset resumed)
    {
        if (!due.EndOfDay) return due with { At = due.At + (resumed - suspended) };
        var days = LocalTime.DayOf(resumed).DayNumber - LocalTime.DayOf(suspended).DayNumber;
        return due with { At = LocalTime.EndOfDay(LocalTime.DayOf(due.At).PlusDays(days)) };
    }
}

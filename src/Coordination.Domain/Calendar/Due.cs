using Coordination.Events;

namespace Coordination.Domain.Calendar;

/// <summary>A due time: an instant, or the end of a local day.</summary>
/// <param name="At">The instant; for the end of a day 23:59:59 local time, the last second that is in time.</param>
/// <param name="EndOfDay">Whether all of that last second is in time.</param>
public readonly record struct Due(DateTimeOffset At, bool EndOfDay)
{
    private static readonly TimeSpan LastSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(1);

    /// <summary>The first instant at which it counts as passed: when to wake for it.</summary>
    public DateTimeOffset PassedFrom => At.Plus(EndOfDay ? LastSecond : ShortestDelay);

    /// <summary>The local day of the due time.</summary>
    public DateOnly Day => LocalTime.DayOf(At);

    /// <summary>Due by the end of a local day.</summary>
    public static Due Of(DateOnly day) => new(LocalTime.EndOfDay(day), EndOfDay: true);

    /// <summary>The due time as a sender reports it: the end of a local day, or an instant.</summary>
    /// <exception cref="ArgumentException">The value is neither a day nor an instant.</exception>
    public static Due Of(DateOrInstant said) =>
        said.Date is { } day
            ? Of(day)
            : new Due(said.Instant ?? throw new ArgumentException("Neither a date nor an instant.", nameof(said)), EndOfDay: false);

    /// <summary>Whether something done at that instant was done too late.</summary>
    public bool IsLate(DateTimeOffset done) => EndOfDay ? done >= At.Plus(LastSecond) : done > At;

    /// <summary>
    /// The same due time moved to the next business day if its day is not one; an instant keeps its local time. Used for citizens'
    /// appeal limits. Deadlines of the municipality are not moved.
    /// </summary>
    public Due RollForward(DanishCalendar calendar)
    {
        var day = Day;
        var rolled = calendar.RollForward(day);
        if (rolled == day)
            return this;
        return EndOfDay ? Of(rolled) : new Due(LocalTime.At(rolled, TimeOnly.FromDateTime(LocalTime.Of(At).DateTime)), EndOfDay: false);
    }
}

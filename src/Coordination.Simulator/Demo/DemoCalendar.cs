using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;

namespace Coordination.Simulator.Demo;

/// <summary>Days and times around the moment at which the demo is played.</summary>
/// <param name="now">That moment, by the service's clock.</param>
internal sealed class DemoCalendar(DateTimeOffset now)
{
    private static readonly DanishCalendar Days = PolicyBook.Delivered.Newest.Days;

    public DateTimeOffset Now { get; } = now;

    public DateOnly Today => LocalTime.DayOf(Now);

    /// <summary>A day so many days from today.</summary>
    public DateOnly Day(int days) => Today.AddDays(days);

    /// <summary>The business day so many business days from today.</summary>
    public DateOnly BusinessDay(int days) => Days.AddBusinessDays(Today, days);

    /// <summary>A local time on a business day.</summary>
    public DateTimeOffset At(int businessDays, int hour, int minute = 0) =>
        LocalTime.At(BusinessDay(businessDays), new TimeOnly(hour, minute));

    /// <summary>At nine in the morning so many days ago; the event's own time of what was reported then.</summary>
    public DateTimeOffset Ago(int days) => LocalTime.At(Today.AddDays(-days), new TimeOnly(9, 0));
}

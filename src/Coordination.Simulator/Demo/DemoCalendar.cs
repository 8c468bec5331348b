using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;

namespace Coordination.Simulator.Demo;

/// <summary>Days and times relative to the instant at which the demo is played.</summary>
/// <param name="now">That instant, by the service's clock.</param>
internal sealed class DemoCalendar(DateTimeOffset now)
{
    private static readonly DanishCalendar Days = PolicyBook.Delivered.Newest.Days;

    /// <summary>The local time of an instant, "09:05".</summary>
    public static string Clock(DateTimeOffset at) => LocalTime.Of(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    public DateTimeOffset Now { get; } = now;

    public DateOnly Today => LocalTime.DayOf(Now);

    /// <summary>The day this many days after today.</summary>
    public DateOnly Day(int days) => Today.AddDays(days);

    /// <summary>The business day this many business days after today.</summary>
    public DateOnly BusinessDay(int days) => Days.AddBusinessDays(Today, days);

    /// <summary>A local time on the business day this many business days after today.</summary>
    public DateTimeOffset At(int businessDays, int hour, int minute = 0) =>
        LocalTime.At(BusinessDay(businessDays), new TimeOnly(hour, minute));

    /// <summary>Nine in the morning this many days ago: the time of events reported then.</summary>
    public DateTimeOffset Ago(int days) => LocalTime.At(Today.AddDays(-days), new TimeOnly(9, 0));
}

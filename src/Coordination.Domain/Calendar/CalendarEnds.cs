namespace Coordination.Domain.Calendar;

/// <summary>
/// Arithmetic that stops at the ends of the calendar instead of failing. Instants from outside are bounded
/// (<see cref="Events.OutsideTime"/>); this keeps a rule answering where an instant that was stored before the bound existed gets in.
/// </summary>
public static class CalendarEnds
{
    /// <summary>The day so many days later, or earlier where negative.</summary>
    public static DateOnly PlusDays(this DateOnly day, long days) =>
        DateOnly.FromDayNumber((int)Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>The same day of the month so many months later, the month's last day where it has none.</summary>
    public static DateOnly PlusMonths(this DateOnly day, int months)
    {
        var month = (day.Year * 12L) + day.Month - 1 + months;
        return month < 12 ? DateOnly.MinValue
            : month / 12 > DateOnly.MaxValue.Year ? DateOnly.MaxValue
            : day.AddMonths(months);
    }

    /// <summary>The instant so much later, or earlier where negative, with the same offset.</summary>
    public static DateTimeOffset Plus(this DateTimeOffset instant, TimeSpan length)
    {
        var ticks = (Int128)instant.UtcTicks + length.Ticks;
        return ticks > DateTimeOffset.MaxValue.UtcTicks - TimeSpan.TicksPerDay ? DateTimeOffset.MaxValue
            : ticks < TimeSpan.TicksPerDay ? DateTimeOffset.MinValue
            : instant + length;
    }
}

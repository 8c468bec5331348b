namespace Coordination.Domain.Calendar;

/// <summary>Local time in Denmark (Europe/Copenhagen).</summary>
/// <remarks>Thread safe. The offsets of each year are computed once.</remarks>
public static class LocalTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");
    private static readonly TimeOnly LastSecond = new(23, 59, 59);

    // Indexed by UTC year. Two threads may compute the same year at once; both results are equal.
    private static readonly OffsetPeriod[]?[] Years = new OffsetPeriod[]?[DateTime.MaxValue.Year + 1];

    /// <summary>The local day of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant)
    {
        var local = instant.UtcTicks + OffsetAt(instant.UtcTicks);
        return local >= DateTime.MaxValue.Ticks ? DateOnly.MaxValue : DateOnly.FromDayNumber((int)(local / TimeSpan.TicksPerDay));
    }

    /// <summary>The same instant with the local offset.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) => FromUtc(instant.UtcTicks);

    /// <summary>
    /// The instant of a local time. One that the clock skips in spring is taken as much later as the clock skips; of one
    /// that comes twice in autumn the first is taken. A time of the first day of the calendar counts as the second day.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = Math.Max(day.ToDateTime(time).Ticks, TimeSpan.TicksPerDay);
        var before = OffsetAt(local - TimeSpan.TicksPerDay);
        if (OffsetAt(local - before) == before)
            return new DateTimeOffset(local, TimeSpan.FromTicks(before));

        var after = OffsetAt(local + TimeSpan.TicksPerDay);
        return FromUtc(OffsetAt(local - after) == after ? local - after : local - before);
    }

    public static DateTimeOffset StartOfDay(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>23:59:59 of a local day, the due time of everything due on that day.</summary>
    public static DateTimeOffset EndOfDay(DateOnly day) => At(day, LastSecond);

    /// <summary>
    /// The same local time so many days later, or earlier where negative, also across a change of the clock; the calendar's last or
    /// first day where it ends before that.
    /// </summary>
    public static DateTimeOffset AddDays(DateTimeOffset instant, int days) =>
        At(DayOf(instant).PlusDays(days), TimeOnly.FromTimeSpan(Of(instant).TimeOfDay));

    private static DateTimeOffset FromUtc(long utcTicks)
    {
        var offset = OffsetAt(utcTicks);
        return new DateTimeOffset(Math.Clamp(utcTicks + offset, offset, DateTime.MaxValue.Ticks), TimeSpan.FromTicks(offset));
    }

    private static long OffsetAt(long utcTicks)
    {
        var utc = new DateTime(Math.Clamp(utcTicks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
        var spans = Years[utc.Year] ??= WorkOut(utc.Year);
        var index = spans.Length - 1;
        while (utcTicks < spans[index].FromUtcTicks && index > 0)
            index--;
        return spans[index].OffsetTicks;
    }

    // Goes day by day. Where the offset changes within a day, bisection finds the tick.
    private static OffsetPeriod[] WorkOut(int year)
    {
        var day = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var spans = new List<OffsetPeriod> { new(day.Ticks, ZoneOffset(day.Ticks)) };
        var days = DateTime.IsLeapYear(year) ? 366 : 365;
        for (var index = 0; index < days; index++)
        {
            var start = day.Ticks + (index * TimeSpan.TicksPerDay);
            var end = Math.Min(start + TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks);
            if (ZoneOffset(end) != spans[^1].OffsetTicks)
                spans.Add(Change(start, end));
        }

        return [.. spans];
    }

    private static OffsetPeriod Change(long before, long after)
    {
        var offset = ZoneOffset(after);
        while (after - before > 1)
        {
            var middle = before + ((after - before) / 2);
            if (ZoneOffset(middle) == offset)
                after = middle;
            else
                before = middle;
        }

        return new OffsetPeriod(after, offset);
    }

    private static long ZoneOffset(long utcTicks) => Zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks;

    private readonly record struct OffsetPeriod(long FromUtcTicks, long OffsetTicks);
}

using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Tests.Calendar;

public sealed class CalendarEndsTests
{
    public static TheoryData<DateTimeOffset> Ends => new(
        DateTimeOffset.MinValue, DateTimeOffset.MaxValue,
        new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.FromHours(11)),
        new DateTimeOffset(1, 1, 1, 14, 0, 0, TimeSpan.FromHours(14)));

    [Theory]
    [MemberData(nameof(Ends))]
    public void Every_length_counts_from_the_ends_of_the_calendar(DateTimeOffset instant)
    {
        var calendar = PolicyBook.Delivered.Newest.Days;
        foreach (var unit in Enum.GetValues<LengthUnit>())
        {
            var length = new Length(Length.AmountMax, unit);
            var due = length.DueFrom(instant, calendar);
            Assert.True(due.At >= instant.AddTicks(instant == DateTimeOffset.MaxValue ? -TimeSpan.TicksPerDay : 0), $"{unit}: {due}");
            _ = (due.PassedFrom, due.Day, due.IsLate(instant), due.RollForward(calendar));
            _ = length.DayBefore(LocalTime.DayOf(instant), calendar);
        }
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void Local_time_is_told_at_the_ends_of_the_calendar(DateTimeOffset instant)
    {
        var day = LocalTime.DayOf(instant);
        Assert.True((instant - LocalTime.Of(instant)).Duration() <= TimeSpan.FromHours(1));
        Assert.True(LocalTime.StartOfDay(day) <= LocalTime.EndOfDay(day));
        Assert.True(LocalTime.AddDays(instant, -Length.AmountMax) <= LocalTime.AddDays(instant, Length.AmountMax));
    }

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2024-02-29", -12, "2023-02-28")]
    [InlineData("9999-12-31", 1, "9999-12-31")]
    [InlineData("0001-02-03", -2, "0001-01-01")]
    public void Months_stop_at_the_ends_and_keep_the_day_where_there_is_one(string day, int months, string expected) =>
        Assert.Equal(Dates.Day(expected), Dates.Day(day).PlusMonths(months));

    [Theory]
    [InlineData("2026-03-01", 1, "2026-03-02")]
    [InlineData("9999-12-31", 1, "9999-12-31")]
    [InlineData("0001-01-01", -400, "0001-01-01")]
    public void Days_stop_at_the_ends(string day, int days, string expected) =>
        Assert.Equal(Dates.Day(expected), Dates.Day(day).PlusDays(days));
}

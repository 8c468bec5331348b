using Coordination.Domain.Calendar;
using CsCheck;
using static Coordination.Domain.Tests.Calendar.Dates;

namespace Coordination.Domain.Tests.Calendar;

public sealed class LocalTimeTests
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    [Theory]
    [InlineData("2026-01-31T22:59:59Z", "2026-01-31")]
    [InlineData("2026-01-31T23:00:00Z", "2026-02-01")]
    [InlineData("2026-07-31T21:59:59Z", "2026-07-31")]
    [InlineData("2026-07-31T22:00:00Z", "2026-08-01")]
    [InlineData("2026-12-31T23:30:00Z", "2027-01-01")]
    [InlineData("2026-03-29T00:30:00+14:00", "2026-03-28")]
    public void The_day_is_the_one_in_copenhagen(string instant, string day) => Assert.Equal(Day(day), LocalTime.DayOf(Instant(instant)));

    [Theory]
    [InlineData("2026-03-29", "01:59:59", "2026-03-29T01:59:59+01:00")]
    [InlineData("2026-03-29", "02:00:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-03-29", "02:30:00", "2026-03-29T03:30:00+02:00")]
    [InlineData("2026-03-29", "03:00:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-10-25", "01:59:59", "2026-10-25T01:59:59+02:00")]
    [InlineData("2026-10-25", "02:00:00", "2026-10-25T02:00:00+02:00")]
    [InlineData("2026-10-25", "02:59:59", "2026-10-25T02:59:59+02:00")]
    [InlineData("2026-10-25", "03:00:00", "2026-10-25T03:00:00+01:00")]
    public void Skipped_times_move_forward_and_doubled_ones_are_the_first(string day, string time, string expected)
    {
        var at = LocalTime.At(Day(day), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(Instant(expected), at);
        Assert.Equal(Instant(expected).Offset, at.Offset);
    }

    [Fact]
    public void A_day_begins_at_midnight_and_ends_a_second_before_the_next()
    {
        Assert.Equal(Instant("2026-03-29T00:00:00+01:00"), LocalTime.StartOfDay(Day("2026-03-29")));
        Assert.Equal(Instant("2026-03-29T23:59:59+02:00"), LocalTime.EndOfDay(Day("2026-03-29")));
        Assert.Equal(Instant("2026-10-25T23:59:59+01:00"), LocalTime.EndOfDay(Day("2026-10-25")));
    }

    [Fact]
    public void Every_instant_agrees_with_the_time_zone_database() =>
        Gen.Long[new DateTime(1970, 1, 1).Ticks, new DateTime(2100, 1, 1).Ticks].Sample(
            ticks =>
            {
                var instant = new DateTimeOffset(ticks, TimeSpan.Zero);
                var expected = TimeZoneInfo.ConvertTime(instant, Copenhagen);
                return LocalTime.DayOf(instant) == DateOnly.FromDateTime(expected.DateTime)
                    && LocalTime.Of(instant).EqualsExact(expected);
            },
            seed: "0N0XIzNsQ0O2",
            iter: 20_000);

    [Fact]
    public void Both_sides_of_every_change_agree_with_the_time_zone_database()
    {
        for (var hour = Instant("2015-01-01T00:00:00Z"); hour.Year < 2031; hour = hour.AddHours(1))
        {
            foreach (var instant in new[] { hour, hour.AddTicks(-1) })
                Assert.True(LocalTime.Of(instant).EqualsExact(TimeZoneInfo.ConvertTime(instant, Copenhagen)), $"{instant:O}");
        }
    }

    [Fact]
    public void The_ends_of_time_have_a_day()
    {
        Assert.Equal(DateOnly.MaxValue, LocalTime.DayOf(DateTimeOffset.MaxValue));
        Assert.Equal(DateOnly.MinValue, LocalTime.DayOf(DateTimeOffset.MinValue));
    }
}

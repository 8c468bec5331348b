using System.Text.Json;
using Coordination.Domain.Calendar;
using static Coordination.Domain.Tests.Calendar.Dates;

namespace Coordination.Domain.Tests.Calendar;

public sealed class LengthTests
{
    [Theory]
    [InlineData("PT24H", 24, LengthUnit.Hours)]
    [InlineData("P14D", 14, LengthUnit.Days)]
    [InlineData("P4W", 4, LengthUnit.Weeks)]
    [InlineData("P6M", 6, LengthUnit.Months)]
    [InlineData("P5BD", 5, LengthUnit.BusinessDays)]
    [InlineData("P0D", 0, LengthUnit.Days)]
    public void A_length_is_read_and_written(string text, int amount, LengthUnit unit)
    {
        Assert.Equal(new Length(amount, unit), Length(text));
        Assert.Equal(text, new Length(amount, unit).ToString());
        Assert.Equal(new Length(amount, unit), JsonSerializer.Deserialize<Length>($"\"{text}\""));
        Assert.Equal($"\"{text}\"", JsonSerializer.Serialize(new Length(amount, unit)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PD")]
    [InlineData("PBD")]
    [InlineData("P-1D")]
    [InlineData("P1.5D")]
    [InlineData("P1Y")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("P10001D")]
    [InlineData("p1d")]
    [InlineData("P1D ")]
    public void Anything_else_is_refused(string text) => Assert.False(Domain.Calendar.Length.TryParse(text, out _));

    [Theory]
    [InlineData("2026-03-28T12:00:00+01:00", "2026-03-29T13:00:00+02:00")]
    [InlineData("2026-10-24T12:00:00+02:00", "2026-10-25T11:00:00+01:00")]
    [InlineData("2026-12-24T23:59:59.5+01:00", "2026-12-25T23:59:59.5+01:00")]
    public void A_day_and_night_of_hours_runs_by_the_clock(string from, string expected)
    {
        var due = Length("PT24H").DueFrom(Instant(from), Denmark);

        Assert.Equal(new Due(Instant(expected), false), due);
    }

    [Theory]
    [InlineData("P14D", "2026-08-03T08:00:00+02:00", "2026-08-17")]
    [InlineData("P14D", "2026-08-03T23:30:00Z", "2026-08-18")] // already the 4th in Copenhagen
    [InlineData("P4W", "2026-08-05T08:00:00+02:00", "2026-09-02")] // Wednesday to Wednesday
    [InlineData("P1M", "2026-01-31T08:00:00+01:00", "2026-02-28")]
    [InlineData("P1M", "2028-01-31T08:00:00+01:00", "2028-02-29")]
    [InlineData("P6M", "2026-08-31T08:00:00+02:00", "2027-02-28")]
    [InlineData("P12M", "2028-02-29T08:00:00+01:00", "2029-02-28")]
    [InlineData("P1M", "2026-02-28T08:00:00+01:00", "2026-03-28")]
    [InlineData("P5BD", "2026-03-30T08:00:00+02:00", "2026-04-09")] // over Easter
    [InlineData("P2BD", "2026-12-23T08:00:00+01:00", "2026-12-29")] // over Christmas
    [InlineData("P6BD", "2026-05-29T16:00:00+02:00", "2026-06-09")] // over 5 June
    public void Other_lengths_end_with_the_day_counted_to(string length, string from, string day)
    {
        var due = Length(length).DueFrom(Instant(from), Denmark);

        Assert.Equal(new Due(LocalTime.EndOfDay(Day(day)), true), due);
        Assert.Equal(Day(day), due.Day);
        Assert.Equal(new TimeOnly(23, 59, 59), TimeOnly.FromDateTime(due.At.DateTime));
    }

    [Theory]
    [InlineData("P6M", "2026-08-31", "2026-02-28")]
    [InlineData("P3BD", "2026-04-07", "2026-03-30")]
    [InlineData("P2W", "2026-01-05", "2025-12-22")]
    [InlineData("PT24H", "2026-01-05", "2026-01-04")]
    [InlineData("PT25H", "2026-01-05", "2026-01-03")]
    [InlineData("PT0H", "2026-01-05", "2026-01-05")]
    public void Lengths_count_backwards_too(string length, string day, string expected) =>
        Assert.Equal(Day(expected), Length(length).DayBefore(Day(day), Denmark));

    [Fact]
    public void Hours_count_as_the_days_they_take() =>
        Assert.Equal(Day("2026-01-02"), Length("PT1H").DayAfter(Day("2026-01-01"), Denmark));
}

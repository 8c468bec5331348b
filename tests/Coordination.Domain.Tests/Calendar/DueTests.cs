using Coordination.Domain.Calendar;
using Coordination.Events;
using static Coordination.Domain.Tests.Calendar.Dates;

namespace Coordination.Domain.Tests.Calendar;

public sealed class DueTests
{
    [Theory]
    [InlineData("2026-08-31T23:59:59+02:00", false)]
    [InlineData("2026-08-31T23:59:59.999+02:00", false)]
    [InlineData("2026-09-01T00:00:00+02:00", true)]
    public void The_last_second_of_the_day_is_in_time(string done, bool late) =>
        Assert.Equal(late, Due.Of(Day("2026-08-31")).IsLate(Instant(done)));

    [Theory]
    [InlineData("2026-08-31T12:00:00+02:00", false)]
    [InlineData("2026-08-31T10:00:00Z", false)]
    [InlineData("2026-08-31T12:00:00.001+02:00", true)]
    public void An_instant_is_in_time_until_it_has_passed(string done, bool late) =>
        Assert.Equal(late, Due.Of(Instant("2026-08-31T12:00:00+02:00")).IsLate(Instant(done)));

    [Fact]
    public void It_has_passed_from_when_anything_done_is_late()
    {
        Assert.Equal(Instant("2026-09-01T00:00:00+02:00"), Due.Of(Day("2026-08-31")).PassedFrom);
        Assert.Equal(Instant("2026-08-31T12:00:00.001+02:00"), Due.Of(Instant("2026-08-31T12:00:00+02:00")).PassedFrom);
        Assert.True(Due.Of(Day("2026-08-31")).IsLate(Due.Of(Day("2026-08-31")).PassedFrom));
    }

    [Fact]
    public void A_date_or_an_instant_is_due_as_said()
    {
        Assert.Equal(Due.Of(Day("2026-08-31")), Due.Of(new DateOrInstant(Day("2026-08-31"))));
        Assert.False(Due.Of(new DateOrInstant(Instant("2026-08-31T12:00:00Z"))).EndOfDay);
        Assert.Throws<ArgumentException>(() => Due.Of(default(DateOrInstant)));
    }

    [Theory]
    [InlineData("2026-08-29", "2026-08-31")] // Saturday
    [InlineData("2026-04-02", "2026-04-07")] // Maundy Thursday
    [InlineData("2026-12-24", "2026-12-28")]
    [InlineData("2026-08-31", "2026-08-31")]
    public void Rolling_goes_to_the_next_business_day(string day, string expected) =>
        Assert.Equal(Due.Of(Day(expected)), Due.Of(Day(day)).RollForward(Denmark));

    [Fact]
    public void An_instant_rolls_to_the_same_time_of_day()
    {
        var rolled = Due.Of(Instant("2026-03-28T12:00:00+01:00")).RollForward(Denmark);

        Assert.Equal(new Due(Instant("2026-03-30T12:00:00+02:00"), false), rolled);
    }
}

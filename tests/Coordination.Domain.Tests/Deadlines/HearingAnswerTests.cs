using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class HearingAnswerTests
{
    private const string Id = "hearing:BIF/h";

    [Theory]
    [InlineData("2026-03-02T09:00", "2026-03-12T23:59:59")]
    [InlineData("2026-02-25T00:00", "2026-03-07T23:59:59")] // a Saturday
    [InlineData("2028-02-20T09:00", "2028-03-01T23:59:59")] // over the leap day
    [InlineData("2026-03-19T23:59", "2026-03-29T23:59:59")] // into summer time
    public void It_is_ten_days_the_day_of_opening_not_counting(string opened, string due)
    {
        var deadline = Opened(opened).DeadlineOf(Id);
        Assert.Equal(
            (CitizenScenario.Local(due), "bif-benefits-1", "BIF/h"), (deadline.Due.At, deadline.Responsible.Value, deadline.About));
    }

    [Fact]
    public void It_is_in_time_until_the_last_second_and_told_upwards_when_missed()
    {
        var place = Opened("2026-03-02T09:00").At("2026-03-12T23:59:59");
        Assert.Equal(DeadlineStatus.Warned, place.DeadlineOf(Id).Status);
        Assert.Equal(DeadlineStatus.Missed, place.Advance("PT1S").DeadlineOf(Id).Status);
        Assert.Equal(["bif-benefits-1", "bif-benefits-lead"], place.Alerted("hearing"));
        Assert.All(place.Citizen.Alerts.Values, a => Assert.Equal(("BIF/h", "deadline hearing:BIF/h"), (a.About, a.Subject.Value)));
        place.Hears("BIF", new HearingAnswered { HearingId = "h" });
        Assert.Equal((DeadlineStatus.Missed, place.Now), (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).MetAt!.Value));
        Assert.Empty(place.Alerted("hearing"));
    }

    private static CitizenScenario Opened(string at) =>
        new CitizenScenario(at).Hears("BIF", new HearingOpened { HearingId = "h", Caseworker = "bif-benefits-1" });
}

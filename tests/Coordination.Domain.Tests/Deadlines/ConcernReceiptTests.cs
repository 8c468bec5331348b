using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class ConcernReceiptTests
{
    private const string Id = "concern-receipt:SOF/u";

    [Theory]
    [InlineData("2026-03-02T09:00", "2026-03-10T23:59:59")] // over one weekend
    [InlineData("2026-03-07T12:00", "2026-03-16T23:59:59")] // reported on a Saturday
    [InlineData("2026-03-31T09:00", "2026-04-13T23:59:59")] // over Easter: 1, 7, 8, 9, 10, 13 April
    [InlineData("2026-12-22T09:00", "2027-01-05T23:59:59")] // over Christmas: 23, 28, 29, 30 December, 4, 5 January
    [InlineData("2026-05-28T09:00", "2026-06-08T23:59:59")] // Constitution Day is free by local policy
    public void It_is_six_business_days_the_day_of_the_report_not_counting(string reported, string due) =>
        Assert.Equal(CitizenScenario.Local(due), Reported(reported).DeadlineOf(Id).Due.At);

    [Fact]
    public void It_warns_three_business_days_and_one_before_and_is_met_by_the_receipt()
    {
        var place = Reported("2026-03-02T09:00");
        Assert.Equal(DeadlineStatus.Open, place.At("2026-03-05T07:59").DeadlineOf(Id).Status);
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-05T08:00").DeadlineOf(Id).Status);
        Assert.Equal(2, place.At("2026-03-09T08:00").DeadlineOf(Id).Warnings);
        place.At("2026-03-10T23:59:59").Hears("SOF", new ConcernAcknowledged { ConcernId = "u" });
        Assert.Equal(DeadlineStatus.Met, place.DeadlineOf(Id).Status);
        Assert.Empty(place.Alerted("concern-receipt"));
    }

    [Fact]
    public void A_receipt_the_second_after_is_too_late()
    {
        var place = Reported("2026-03-02T09:00").At("2026-03-11T00:00").Hears("SOF", new ConcernAcknowledged { ConcernId = "u" });
        Assert.Equal(DeadlineStatus.Missed, place.DeadlineOf(Id).Status);
        Assert.NotNull(place.DeadlineOf(Id).MetAt);
    }

    private static CitizenScenario Reported(string at) =>
        new CitizenScenario(at).Hears("SOF", new ConcernReported { ConcernId = "u", Unit = "sof-family", Caseworker = "sof-family-1" });
}

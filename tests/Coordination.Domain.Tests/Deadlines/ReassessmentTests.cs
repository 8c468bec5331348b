using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class ReassessmentTests
{
    private const string Id = "reassessment:BIF/k";

    [Theory]
    [InlineData("2026-03-02T09:00", "2026-03-30T23:59:59")]
    [InlineData("2026-03-04T23:59:59", "2026-04-01T23:59:59")]
    [InlineData("2026-03-08T12:00", "2026-04-05T23:59:59")] // Easter Sunday: it does not roll forward
    [InlineData("2026-11-27T09:00", "2026-12-25T23:59:59")]
    public void It_is_four_weeks_from_weekday_to_weekday(string received, string due)
    {
        var deadline = Received(received).DeadlineOf(Id);
        Assert.Equal((CitizenScenario.Local(due), "bif-benefits-1"), (deadline.Due.At, deadline.Responsible.Value));
    }

    [Theory]
    [InlineData("2026-03-30T23:59:59", DeadlineStatus.Met)]
    [InlineData("2026-03-31T00:00:00", DeadlineStatus.Missed)]
    public void It_is_met_when_the_decision_is_reassessed_kept_or_changed(string at, DeadlineStatus status)
    {
        var place = Received("2026-03-02T09:00").At(at).Hears("BIF", new AppealReassessed { AppealId = "k", Outcome = AppealOutcome.Kept });
        Assert.Equal(status, place.DeadlineOf(Id).Status);
    }

    [Fact]
    public void Heard_before_the_appeal_the_reassessment_waits_for_it()
    {
        var place = new CitizenScenario().Hears("BIF", new AppealReassessed { AppealId = "k" }, CitizenScenario.Local("2026-03-02T08:00"));
        Assert.Single(place.Citizen.Parked.Values);
        place.Hears("BIF", new AppealReceived { AppealId = "k", Caseworker = "bif-benefits-1" }, CitizenScenario.Local("2026-02-10T09:00"));
        Assert.Equal(DeadlineStatus.Met, place.DeadlineOf(Id).Status);
        Assert.Empty(place.Citizen.Parked.Values);
    }

    private static CitizenScenario Received(string at) =>
        new CitizenScenario(at).Hears("BIF", new AppealReceived { AppealId = "k", Caseworker = "bif-benefits-1" });
}

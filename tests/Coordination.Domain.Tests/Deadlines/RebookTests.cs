using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class RebookTests
{
    [Theory]
    [InlineData("2026-03-02T09:00", "2026-03-12T10:00", "2026-03-04T23:59:59")] // two business days
    [InlineData("2026-03-02T09:00", "2026-03-04T10:00", "2026-03-03T23:59:59")] // the business day before
    [InlineData("2026-03-02T09:00", "2026-03-03T10:00", "2026-03-02T23:59:59")]
    [InlineData("2026-03-02T09:00", "2026-03-02T15:00", "2026-03-02T13:00")] // never less than four hours
    [InlineData("2026-03-02T21:00", "2026-03-03T10:00", "2026-03-03T01:00")]
    [InlineData("2026-03-06T15:00", "2026-03-09T10:00", "2026-03-06T23:59:59")] // Friday for Monday
    [InlineData("2026-03-06T21:00", "2026-03-09T10:00", "2026-03-07T01:00")]
    [InlineData("2026-03-06T09:00", "2026-03-13T10:00", "2026-03-10T23:59:59")] // over a weekend
    [InlineData("2026-04-01T09:00", "2026-04-20T10:00", "2026-04-08T23:59:59")] // over Easter
    [InlineData("2026-04-01T09:00", "2026-04-07T10:00", "2026-04-01T23:59:59")]
    [InlineData("2026-12-22T09:00", "2027-01-20T10:00", "2026-12-28T23:59:59")] // over Christmas
    [InlineData("2026-12-30T09:00", "2027-01-20T10:00", "2027-01-05T23:59:59")] // over New Year
    [InlineData("2026-03-28T22:30", "2026-03-29T12:00", "2026-03-29T03:30")] // the night the clock goes forward
    [InlineData("2026-10-24T22:30", "2026-10-25T12:00", "2026-10-25T02:30")] // the night it goes back; at three
    public void Within_two_business_days_at_the_latest_the_one_before_never_less_than_four_hours(string now, string starts, string due) =>
        Assert.Equal(CitizenScenario.Local(due), Clashing(now, starts).Deadline("rebook").Due.At);

    [Fact]
    public void One_of_hours_warns_at_half_time_and_is_missed_after_the_instant()
    {
        var place = Clashing("2026-03-02T09:00", "2026-03-02T15:00");
        Assert.Equal(DeadlineStatus.Open, place.At("2026-03-02T10:59").Deadline("rebook").Status);
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-02T11:00").Deadline("rebook").Status);
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-02T13:00").Deadline("rebook").Status);
        Assert.Equal(DeadlineStatus.Missed, place.At("2026-03-02T13:01").Deadline("rebook").Status);
        Assert.Equal(["bif-job-1", "bif-job-lead"], place.Alerted("appointment-clash"));
    }

    [Fact]
    public void A_miss_stays_a_miss_after_the_appointment_and_its_alerts_end()
    {
        var place = Clashing("2026-03-02T09:00", "2026-03-12T10:00").At("2026-03-12T12:00");
        Assert.Equal(DeadlineStatus.Missed, place.Deadline("rebook").Status);
        Assert.NotNull(place.Deadline("rebook").ClearedAt);
        Assert.Empty(place.Alerted("appointment-clash"));
    }

    [Fact]
    public void Rebooked_late_it_stays_missed()
    {
        var place = Clashing("2026-03-02T09:00", "2026-03-12T10:00").At("2026-03-06T09:00");
        place.Hears("BIF", EventSamples.Moved("a", CitizenScenario.Local("2026-03-13T10:00"), CitizenScenario.Local("2026-03-13T11:00")));
        Assert.Equal((DeadlineStatus.Missed, place.Now), (place.Deadline("rebook").Status, place.Deadline("rebook").MetAt!.Value));
    }

    [Fact]
    public void When_the_other_one_moves_away_it_is_no_longer_needed()
    {
        var place = Clashing("2026-03-02T09:00", "2026-03-12T10:00");
        place.Hears("SOF", EventSamples.Moved("t", CitizenScenario.Local("2026-03-13T10:00"), CitizenScenario.Local("2026-03-13T11:00")));
        Assert.Equal(DeadlineStatus.Cleared, place.Deadline("rebook").Status);
    }

    [Fact]
    public void One_that_comes_to_yield_to_another_as_well_is_due_as_it_was_first()
    {
        var place = Clashing("2026-03-02T09:00", "2026-03-20T10:00").At("2026-03-03T09:00");
        place.Hears(
            "SUF", EventSamples.Booked(
                "h", "health", CitizenScenario.Local("2026-03-20T10:30"), CitizenScenario.Local("2026-03-20T11:30"), "suf-rehab-1", "Øst"));
        Assert.Single(place.Conflicts("appointment-clash"), c => c.Settlement!.GivesWay!.Value.Value == "BIF/a");
        Assert.Equal(CitizenScenario.Local("2026-03-04T23:59:59"), place.DeadlineOf("rebook:BIF/a").Due.At);
    }

    [Fact]
    public void One_that_comes_to_yield_to_a_stronger_one_is_due_as_it_was_first()
    {
        var place = Clashing("2026-03-02T09:00", "2026-03-20T10:00").At("2026-03-03T09:00");
        place.Hears(
            "SUF", EventSamples.Booked(
                "c", "court", CitizenScenario.Local("2026-03-20T10:30"), CitizenScenario.Local("2026-03-20T11:30"), "suf-rehab-1", "Øst"));
        Assert.Equal("SUF/c", place.Appointment("BIF/a").Yields!.To.Value);
        Assert.Equal(CitizenScenario.Local("2026-03-04T23:59:59"), place.DeadlineOf("rebook:BIF/a").Due.At);
        Assert.Equal(CitizenScenario.Local("2026-03-05T23:59:59"), place.DeadlineOf("rebook:SOF/t").Due.At);
        Assert.Empty(place.At("2026-03-04T09:00").Citizen.Reconcile(place.DecisionContext, cause: null).Entries);
    }

    private static CitizenScenario Clashing(string now, string starts) => new CitizenScenario(now)
        .Hears("SOF",
            EventSamples.Booked(
                "t", "treatment", CitizenScenario.Local(starts), CitizenScenario.Local(starts).AddHours(1), "sof-treatment-2", "Nord"))
        .Hears("BIF",
            EventSamples.Booked(
                "a", "employment-interview", CitizenScenario.Local(starts), CitizenScenario.Local(starts).AddHours(1), "bif-job-1",
                "Jobcenter"));
}

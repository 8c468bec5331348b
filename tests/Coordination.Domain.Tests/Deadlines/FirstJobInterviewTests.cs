using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class FirstJobInterviewTests
{
    private const string Id = "first-job-interview:BIF/k";

    [Fact]
    public void It_is_held_within_a_week_from_weekday_to_weekday()
    {
        var place = Started("2026-03-05").At("2026-03-04T23:59:59");
        Assert.Empty(place.Citizen.Deadlines.Values);
        place.At("2026-03-05T00:00");
        Assert.Equal(
            (CitizenScenario.Local("2026-03-12T23:59:59"), "bif-job-1"),
            (place.DeadlineOf(Id).Due.At, place.DeadlineOf(Id).Responsible.Value));
        Assert.Equal(DeadlineStatus.Missed, place.At("2026-03-13T00:00").DeadlineOf(Id).Status);
    }

    [Theory]
    [InlineData("2026-03-12T23:59:59", DeadlineStatus.Met)]
    [InlineData("2026-03-13T00:00:00", DeadlineStatus.Missed)]
    public void An_attended_interview_meets_it_by_the_events_own_time(string attended, DeadlineStatus status)
    {
        var place = Started("2026-03-05").Hears("BIF", Interview("a", "employment-interview")).At("2026-03-20T09:00");
        place.Hears("BIF", new AppointmentAttended { AppointmentId = "a" }, CitizenScenario.Local(attended));
        Assert.Equal((status, CitizenScenario.Local(attended)), (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).MetAt!.Value));
    }

    [Fact]
    public void One_missed_cancelled_of_another_kind_or_before_the_course_began_does_not()
    {
        var place = new CitizenScenario().Hears("BIF", Interview("old", "employment-interview"))
            .Hears("BIF", new AppointmentAttended { AppointmentId = "old" });
        place.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-05")))
            .At("2026-03-09T09:00");
        place.Hears("BIF", Interview("a", "employment-interview")).Hears("BIF", new AppointmentMissed { AppointmentId = "a" })
            .Hears("BIF", Interview("b", "employment-interview")).Hears("BIF", new AppointmentCancelled { AppointmentId = "b" })
            .Hears("BIF", Interview("c", "other")).Hears("BIF", new AppointmentAttended { AppointmentId = "c" });
        Assert.Null(place.DeadlineOf(Id).MetAt);
    }

    [Fact]
    public void When_the_course_ends_before_it_is_no_longer_needed()
    {
        var place = Started("2026-03-05").At("2026-03-10T09:00")
            .Hears("BIF", new InterventionEnded { InterventionId = "k", EndedOn = CitizenScenario.Day("2026-03-10") });
        Assert.Equal((DeadlineStatus.Cleared, place.Now), (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).ClearedAt!.Value));
    }

    [Fact]
    public void It_goes_along_in_a_handover_with_its_alert_and_moves_with_the_first_day()
    {
        var place = Started("2026-03-05").At("2026-03-09T08:00");
        Assert.Equal(["bif-job-1"], place.Alerted("first-job-interview"));
        var offer = place.Does(
            "bif-job-1",
            new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-job-3"), null, "ferie", null, null));
        place.Does("bif-job-3", new AcceptHandover(new(offer!)));
        Assert.Equal(["bif-job-3"], place.Alerted("first-job-interview"));

        place.Hears("BIF", new InterventionChanged { InterventionId = "k", StartsOn = CitizenScenario.Day("2026-03-09") });
        Assert.Equal(
            (DeadlineStatus.Open, CitizenScenario.Local("2026-03-16T23:59:59")),
            (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).Due.At));
        Assert.Empty(place.Alerted("first-job-interview"));
        Assert.Equal(["bif-job-3"], place.At("2026-03-11T08:00").Alerted("first-job-interview"));
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void Of_several_interviews_the_first_attended_since_the_course_began_meets_it(string first, string second)
    {
        var place = Started("2026-03-02").Hears("BIF", Interview(first, "employment-interview"))
            .Hears("BIF", Interview(second, "employment-interview"))
            .At("2026-03-20T09:00")
                .Hears("BIF", new AppointmentAttended { AppointmentId = second }, CitizenScenario.Local("2026-03-12T11:00"))
            .Hears("BIF", new AppointmentAttended { AppointmentId = first }, CitizenScenario.Local("2026-03-05T11:00"));
        Assert.Equal(
            (DeadlineStatus.Met, CitizenScenario.Local("2026-03-05T11:00")),
            (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).MetAt!.Value));
    }

    [Theory]
    [InlineData("2026-03-04T23:59:59", false)]
    [InlineData("2026-03-05T00:00:00", true)]
    public void An_interview_counts_from_the_first_minute_of_the_course(string attended, bool counts)
    {
        var place = Started("2026-03-05").Hears("BIF", Interview("a", "employment-interview")).At("2026-03-06T09:00")
            .Hears("BIF", new AppointmentAttended { AppointmentId = "a" }, CitizenScenario.Local(attended));
        Assert.Equal(counts, place.DeadlineOf(Id).MetAt is not null);
    }

    [Theory]
    [InlineData("2026-03-20", "2026-03-10", DeadlineStatus.Cleared)] // Stood still in time when the course ended.
    [InlineData("2026-03-20", "2026-03-13", DeadlineStatus.Missed)]
    [InlineData("2026-03-12", null, DeadlineStatus.Cleared)]
    [InlineData("2026-03-13", null, DeadlineStatus.Missed)]
    public void A_course_that_ends_late_missed_it_unless_it_stood_still(string ended, string? suspended, DeadlineStatus status)
    {
        var place = Started("2026-03-05").At("2026-03-09T09:00");
        if (suspended is not null)
            place.At($"{suspended}T09:00").Hears("BIF", new DeadlineSuspended { DeadlineId = Id, Reason = "sygdom" });
        place.At($"{ended}T09:00").Hears("BIF", new InterventionEnded { InterventionId = "k", EndedOn = CitizenScenario.Day(ended) });
        Assert.Equal((status, place.Now), (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).ClearedAt!.Value));
    }

    private static CitizenScenario Started(string day) =>
        new CitizenScenario().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day(day)));

    private static AppointmentBooked Interview(string id, string kind) =>
        EventSamples.Booked(
            id, kind, CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"), "bif-job-1", mandatory: false);
}

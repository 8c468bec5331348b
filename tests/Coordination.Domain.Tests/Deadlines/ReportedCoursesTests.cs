using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class ReportedCoursesTests
{
    private const string Id = "hearing:BIF/h";

    [Fact]
    public void A_department_suspends_resumes_and_extends_a_deadline_of_its_own_that_a_rule_owes()
    {
        var place = Opened().At("2026-03-10T09:00");
        Assert.Equal(DeadlineStatus.Warned, place.DeadlineOf(Id).Status);
        place.Hears("BIF", new DeadlineSuspended { DeadlineId = Id, Reason = "venter på aktindsigt" });
        Assert.Equal(DeadlineStatus.Suspended, place.DeadlineOf(Id).Status);
        Assert.Empty(place.Citizen.Alerts.Values);
        Assert.Empty(place.Citizen.Parked.Values);

        place.At("2026-03-24T09:00").Hears("BIF", new DeadlineResumed { DeadlineId = Id });
        Assert.Equal(
            (DeadlineStatus.Open, CitizenScenario.Local("2026-03-26T23:59:59")),
            (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).Due.At));
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-25T08:00").DeadlineOf(Id).Status);

        place.Hears("BIF", new DeadlineExtended { DeadlineId = Id, DueAt = CitizenScenario.Day("2026-04-10"), Reason = "ny bisidder" });
        Assert.Equal(
            (DeadlineStatus.Open, CitizenScenario.Local("2026-04-10T23:59:59")),
            (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).Due.At));
        Assert.Empty(place.Citizen.Alerts.Values);
        Assert.Equal(["bif-benefits-1"], place.At("2026-04-07T08:00").Alerted("hearing"));

        place.Hears("BIF", new DeadlineMet { DeadlineId = Id });
        Assert.Equal((DeadlineStatus.Met, place.Now), (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).MetAt!.Value));
    }

    [Fact]
    public void It_waits_for_the_rules_deadline_and_is_taken_in_when_that_exists()
    {
        var place = new CitizenScenario()
            .Hears("BIF", new DeadlineExtended { DeadlineId = Id, DueAt = CitizenScenario.Day("2026-04-10"), Reason = "ny bisidder" });
        Assert.Single(place.Citizen.Parked.Values);
        place.Hears("BIF", new HearingOpened { HearingId = "h", Caseworker = "bif-benefits-1" }, place.In("-PT1H"));
        Assert.Empty(place.Citizen.Parked.Values);
        Assert.Equal(CitizenScenario.Local("2026-04-10T23:59:59"), place.DeadlineOf(Id).Due.At);
    }

    [Theory]
    [InlineData("SOF", Id)] // another department's deadline
    [InlineData("BIF", "hearing:BIF/other")]
    [InlineData("BIF", "hearing")]
    [InlineData("BIF", "unheard-of:BIF/h")]
    [InlineData("BIF", "department:BIF/h")]
    public void It_stays_waiting_while_there_is_no_such_deadline_of_that_department(string department, string id)
    {
        var place = Opened().Hears(department, new DeadlineSuspended { DeadlineId = id, Reason = "venter" });
        Assert.Single(place.Citizen.Parked.Values);
        Assert.Equal(DeadlineStatus.Open, place.DeadlineOf(Id).Status);
    }

    [Fact]
    public void The_date_of_an_answer_to_a_conflict_is_not_one_departments_to_move()
    {
        var place = new CitizenScenario()
            .Hears("SOF",
                EventSamples.Booked(
                    "t", "treatment", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"),
                    "sof-treatment-2", "Nord"))
            .Hears("BIF",
                EventSamples.Booked(
                    "a", "employment-interview", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"),
                    "bif-job-1",
                    "Jobcenter"));
        place.Hears(
            "BIF", new DeadlineExtended { DeadlineId = "rebook:BIF/a", DueAt = CitizenScenario.Day("2026-04-10"), Reason = "travlt" });
        Assert.Single(place.Citizen.Parked.Values);
        Assert.Equal(CitizenScenario.Local("2026-03-04T23:59:59"), place.DeadlineOf("rebook:BIF/a").Due.At);
    }

    [Fact]
    public void A_deadline_in_hours_resumes_with_its_remaining_hours_and_warns_halfway()
    {
        var place = new CitizenScenario("2026-03-06T16:00")
            .Hears("SOF", new ConcernReported { ConcernId = "u", Unit = "sof-family", Caseworker = "sof-family-1" });
        place.At("2026-03-06T20:00")
            .Hears("SOF", new DeadlineSuspended { DeadlineId = "concern-assessment:SOF/u", Reason = "barnet er i udlandet" });
        place.At("2026-03-09T09:00").Hears("SOF", new DeadlineResumed { DeadlineId = "concern-assessment:SOF/u" });
        var deadline = place.DeadlineOf("concern-assessment:SOF/u");
        Assert.Equal((DeadlineStatus.Open, CitizenScenario.Local("2026-03-10T05:00")), (deadline.Status, deadline.Due.At));
        Assert.Equal(DeadlineStatus.Open, place.At("2026-03-09T18:59").DeadlineOf("concern-assessment:SOF/u").Status);
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-09T19:00").DeadlineOf("concern-assessment:SOF/u").Status);
        Assert.Equal(DeadlineStatus.Missed, place.At("2026-03-10T05:01").DeadlineOf("concern-assessment:SOF/u").Status);
    }

    [Theory]
    [InlineData("2026-04-01T12:00", "2026-04-07T12:00", "2026-04-13")] // Wednesday, over Easter, to Tuesday: four business days are left
    [InlineData("2026-04-01T12:00", "2026-04-01T13:00", "2026-04-10")] // resumed on the same day
    [InlineData("2026-04-10T23:59", "2026-04-13T09:00", "2026-04-13")] // suspended on its last day: resumed, it is due that day
    [InlineData("2026-04-01T12:00", "2026-04-11T12:00", "2026-04-16")] // resumed on a Saturday
    [InlineData("2026-04-04T12:00", "2026-04-06T12:00", "2026-04-10")] // suspended and resumed on days that are no business days
    [InlineData("2026-04-11T00:00", "2026-04-20T12:00", "2026-04-10")] // nothing was left
    public void In_business_days_what_was_left_runs_on_in_business_days(string suspended, string resumed, string due)
    {
        const string receipt = "concern-receipt:SOF/u";
        var place = new CitizenScenario("2026-03-30T09:00")
            .Hears("SOF", new ConcernReported { ConcernId = "u", Unit = "sof-family", Caseworker = "sof-family-1" });
        Assert.Equal(CitizenScenario.Day("2026-04-10"), place.DeadlineOf(receipt).Due.Day);
        place.At(suspended).Hears("SOF", new DeadlineSuspended { DeadlineId = receipt, Reason = "afventer" });
        place.At(resumed).Hears("SOF", new DeadlineResumed { DeadlineId = receipt });
        Assert.Equal(CitizenScenario.Day(due), place.DeadlineOf(receipt).Due.Day);
        Assert.Equal(CitizenScenario.Day(due) < place.Today, place.DeadlineOf(receipt).Status == DeadlineStatus.Missed);
    }

    [Fact]
    public void In_weeks_and_for_a_departments_own_day_what_was_left_runs_on_in_days()
    {
        var place = new CitizenScenario("2026-03-30T09:00")
            .Hears("BIF", new AppealReceived { AppealId = "p", Caseworker = "bif-benefits-1" })
            .Hears("BIF", EventSamples.Due("own", CitizenScenario.Day("2026-04-10"), "bif-job-1"))
            .At("2026-04-01T12:00")
            .Hears("BIF", new DeadlineSuspended { DeadlineId = "reassessment:BIF/p", Reason = "afventer" })
            .Hears("BIF", new DeadlineSuspended { DeadlineId = "own", Reason = "afventer" })
            .At("2026-04-07T12:00")
            .Hears("BIF", new DeadlineResumed { DeadlineId = "reassessment:BIF/p" })
            .Hears("BIF", new DeadlineResumed { DeadlineId = "own" });
        Assert.Equal(CitizenScenario.Day("2026-05-03"), place.DeadlineOf("reassessment:BIF/p").Due.Day);
        Assert.Equal(CitizenScenario.Day("2026-04-16"), place.DeadlineOf("BIF/own").Due.Day);
    }

    [Fact]
    public void Paused_twice_each_pause_counts_for_itself()
    {
        const string receipt = "concern-receipt:SOF/u";
        var place = new CitizenScenario("2026-03-30T09:00")
            .Hears("SOF", new ConcernReported { ConcernId = "u", Unit = "sof-family", Caseworker = "sof-family-1" })
            .Hears("SOF", new DeadlineSuspended { DeadlineId = receipt, Reason = "afventer" }).At("2026-03-31T09:00")
            .Hears("SOF", new DeadlineResumed { DeadlineId = receipt }).At("2026-04-01T09:00")
            .Hears("SOF", new DeadlineSuspended { DeadlineId = receipt, Reason = "afventer igen" }).At("2026-04-07T09:00")
            .Hears("SOF", new DeadlineResumed { DeadlineId = receipt });
        Assert.Equal(CitizenScenario.Day("2026-04-14"), place.DeadlineOf(receipt).Due.Day);
    }

    [Fact]
    public void Met_by_its_own_event_while_it_stands_still_it_is_in_time()
    {
        var place = Opened().At("2026-03-10T09:00").Hears("BIF", new DeadlineSuspended { DeadlineId = Id, Reason = "venter" });
        place.At("2026-03-30T09:00").Hears("BIF", new HearingAnswered { HearingId = "h" });
        Assert.Equal((DeadlineStatus.Met, place.Now), (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).MetAt!.Value));
    }

    [Fact]
    public void A_deadline_the_department_set_under_that_id_is_its_own()
    {
        var place = Opened().Hears("BIF", EventSamples.Due(Id, CitizenScenario.Day("2026-05-01"), "bif-benefits-1"))
            .Hears("BIF", new DeadlineExtended { DeadlineId = Id, DueAt = CitizenScenario.Day("2026-06-01"), Reason = "mere tid" });
        Assert.Equal(CitizenScenario.Local("2026-06-01T23:59:59"), place.DeadlineOf($"BIF/{Id}").Due.At);
        Assert.Equal(CitizenScenario.Local("2026-03-12T23:59:59"), place.DeadlineOf(Id).Due.At);
    }

    [Fact]
    public void What_is_reported_of_several_deadlines_moves_each()
    {
        var place = Opened().Hears("BIF", new HearingOpened { HearingId = "i", Caseworker = "bif-benefits-1" })
            .Hears("BIF", new DeadlineExtended { DeadlineId = Id, DueAt = CitizenScenario.Day("2026-04-10"), Reason = "ny bisidder" })
            .Hears("BIF",
                new DeadlineExtended { DeadlineId = "hearing:BIF/i", DueAt = CitizenScenario.Day("2026-04-20"), Reason = "ny bisidder" });
        Assert.Equal(
            (CitizenScenario.Local("2026-04-10T23:59:59"), CitizenScenario.Local("2026-04-20T23:59:59")),
            (place.DeadlineOf(Id).Due.At, place.DeadlineOf("hearing:BIF/i").Due.At));
    }

    [Fact]
    public void After_an_extension_the_warning_follows_the_new_form_of_the_due_time()
    {
        const string assessment = "concern-assessment:SOF/u";
        var place = new CitizenScenario()
            .Hears("SOF", new ConcernReported { ConcernId = "u", Unit = "sof-family", Caseworker = "sof-family-1" })
            .Hears("SOF",
                new DeadlineExtended { DeadlineId = assessment, DueAt = CitizenScenario.Day("2026-03-20"),
                    Reason = "barnet er i udlandet" });
        Assert.Equal(DeadlineStatus.Open, place.At("2026-03-17T07:59").DeadlineOf(assessment).Status);
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-17T08:00").DeadlineOf(assessment).Status);

        place = Opened()
            .Hears("BIF",
                new DeadlineExtended { DeadlineId = Id, DueAt = CitizenScenario.Local("2026-03-20T12:00"), Reason = "ny bisidder" });
        Assert.Equal(DeadlineStatus.Open, place.At("2026-03-17T07:59").DeadlineOf(Id).Status);
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-17T08:00").DeadlineOf(Id).Status);
    }

    private static CitizenScenario Opened() =>
        new CitizenScenario().Hears("BIF", new HearingOpened { HearingId = "h", Caseworker = "bif-benefits-1" });
}

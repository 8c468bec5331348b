using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class DepartmentDeadlinesTests
{
    [Fact]
    public void A_day_is_due_until_its_last_second_also_on_the_nights_the_clock_changes()
    {
        foreach (var day in (string[])["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"])
        {
            var place = With(CitizenScenario.Day(day)).At($"{day}T23:59:59");
            Assert.NotEqual(DeadlineStatus.Missed, place.DeadlineOf("BIF/d").Status);
            Assert.Equal(DeadlineStatus.Missed, place.Advance("PT1S").DeadlineOf("BIF/d").Status);
            Assert.Equal(
                TimeOnly.MinValue,
                TimeOnly.FromTimeSpan(Calendar.Dates.Instant(place.DeadlineOf("BIF/d").MissedAt!.Value.ToString("O")).TimeOfDay));
        }
    }

    [Fact]
    public void At_the_instant_itself_it_is_still_in_time()
    {
        var place = With(CitizenScenario.Local("2026-03-12T14:00")).At("2026-03-12T14:00");
        Assert.Equal(DeadlineStatus.Warned, place.DeadlineOf("BIF/d").Status);
        Assert.Equal(DeadlineStatus.Missed, place.Advance("PT1M").DeadlineOf("BIF/d").Status);
    }

    [Theory]
    [InlineData("2026-03-12T14:00", DeadlineStatus.Met)]
    [InlineData("2026-03-12T14:01", DeadlineStatus.Missed)]
    public void The_events_own_time_decides_whether_it_was_met_in_time(string metAt, DeadlineStatus status)
    {
        var place = With(CitizenScenario.Local("2026-03-12T14:00")).At("2026-03-14T09:00")
            .Hears("BIF", new DeadlineMet { DeadlineId = "d" }, CitizenScenario.Local(metAt));
        Assert.Equal((status, CitizenScenario.Local(metAt)), (place.DeadlineOf("BIF/d").Status, place.DeadlineOf("BIF/d").MetAt!.Value));
        Assert.Empty(place.Citizen.Alerts.Values);
        Assert.Equal(status, place.Hears("BIF", new DeadlineMet { DeadlineId = "d" }).DeadlineOf("BIF/d").Status);
    }

    [Fact]
    public void It_warns_at_eight_local_time_three_business_days_and_one_before()
    {
        var place = With(CitizenScenario.Day("2026-03-31"));
        Assert.Equal(0, place.At("2026-03-26T07:59").DeadlineOf("BIF/d").Warnings);
        Assert.Equal(1, place.At("2026-03-26T08:00").DeadlineOf("BIF/d").Warnings);
        Assert.Equal(1, place.At("2026-03-30T07:59").DeadlineOf("BIF/d").Warnings);
        Assert.Equal(2, place.At("2026-03-30T08:00").DeadlineOf("BIF/d").Warnings);
    }

    [Fact]
    public void In_the_easter_week_warnings_leave_out_the_holidays()
    {
        // Thursday 2 to Monday 6 April 2026 are free.
        var place = With(CitizenScenario.Day("2026-04-07"));
        Assert.Equal(0, place.At("2026-03-30T07:59").DeadlineOf("BIF/d").Warnings);
        Assert.Equal(1, place.At("2026-03-30T08:00").DeadlineOf("BIF/d").Warnings);
        Assert.Equal(2, place.At("2026-04-01T08:00").DeadlineOf("BIF/d").Warnings);
    }

    [Fact]
    public void In_the_christmas_weeks_the_head_is_told_five_business_days_after_the_miss()
    {
        // Business days after Wednesday 23 December 2026: 28, 29, 30, 4 January, 5 January.
        var place = With(CitizenScenario.Day("2026-12-23")).At("2026-12-24T00:00");
        Assert.Equal(["bif-job-1", "bif-job-lead"], place.Alerted("department"));
        Assert.False(place.At("2027-01-05T23:59:59").DeadlineOf("BIF/d").HeadTold);
        Assert.True(place.At("2027-01-06T00:00").DeadlineOf("BIF/d").HeadTold);
        Assert.Contains("bif-head", place.Alerted("department"));
    }

    [Fact]
    public void A_warning_whose_time_was_past_when_it_was_set_is_skipped()
    {
        var place = With(CitizenScenario.Day("2026-03-03"));
        Assert.Equal((DeadlineStatus.Open, 0), (place.DeadlineOf("BIF/d").Status, place.DeadlineOf("BIF/d").Warnings));
        Assert.Empty(place.At("2026-03-03T23:59:59").Citizen.Alerts.Values);
    }

    [Fact]
    public void An_extension_re_arms_it()
    {
        var place = With(CitizenScenario.Day("2026-03-05")).At("2026-03-06T09:00");
        Assert.Equal(DeadlineStatus.Missed, place.DeadlineOf("BIF/d").Status);
        place.Hears("BIF", new DeadlineExtended { DeadlineId = "d", DueAt = CitizenScenario.Day("2026-03-20"), Reason = "lægen er syg" });

        Assert.Equal(
            (DeadlineStatus.Open, CitizenScenario.Local("2026-03-20T23:59:59")),
            (place.DeadlineOf("BIF/d").Status, place.DeadlineOf("BIF/d").Due.At));
        Assert.Empty(place.Citizen.Alerts.Values);
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-17T08:00").DeadlineOf("BIF/d").Status);
        Assert.Equal(DeadlineStatus.Missed, place.At("2026-03-21T00:00").DeadlineOf("BIF/d").Status);
    }

    [Fact]
    public void A_day_runs_on_by_whole_days_across_a_change_of_the_clock()
    {
        var place = With(CitizenScenario.Day("2026-03-27")).At("2026-03-26T12:00")
            .Hears("BIF", new DeadlineSuspended { DeadlineId = "d", Reason = "venter" });
        place.At("2026-03-30T09:00").Hears("BIF", new DeadlineResumed { DeadlineId = "d" });
        Assert.Equal(CitizenScenario.Local("2026-03-31T23:59:59"), place.DeadlineOf("BIF/d").Due.At);
    }

    [Fact]
    public void While_it_stands_still_it_neither_warns_nor_misses_and_is_met_in_time()
    {
        var place = With(CitizenScenario.Day("2026-03-05")).At("2026-03-03T09:00")
            .Hears("BIF", new DeadlineSuspended { DeadlineId = "d", Reason = "venter" });
        Assert.Empty(place.At("2026-03-20T09:00").Citizen.Alerts.Values);
        Assert.Equal(DeadlineStatus.Suspended, place.DeadlineOf("BIF/d").Status);
        Assert.Equal(DeadlineStatus.Met, place.Hears("BIF", new DeadlineMet { DeadlineId = "d" }).DeadlineOf("BIF/d").Status);
    }

    [Fact]
    public void One_that_names_nobody_is_its_interventions_and_goes_along_in_a_handover()
    {
        var place = new CitizenScenario()
            .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02")));
        place.Hears("BIF", EventSamples.Due("d", CitizenScenario.Day("2026-03-12"), intervention: "k"))
            .Hears("BIF", EventSamples.Due("e", CitizenScenario.Day("2026-03-12"), "bif-job-1", "k"))
            .Hears("BIF", EventSamples.Due("f", CitizenScenario.Day("2026-03-12"), "bif-benefits-1", "k"))
                .Hears("BIF", EventSamples.Due("g", CitizenScenario.Day("2026-03-12")));
        var id = place.Does(
            "bif-job-1",
            new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-job-3"), null, "ferie", null, null));
        place.Does("bif-job-3", new AcceptHandover(new(id!)));

        Assert.Equal(["bif-job-3", "bif-job-3", "bif-benefits-1", "bif-job-lead"],
            ((string[])["d", "e", "f", "g"]).Select(d => place.DeadlineOf($"BIF/{d}").Responsible.Value));
    }

    [Fact]
    public void An_old_deadline_is_missed_and_escalated_at_once_without_waking_for_the_years_between()
    {
        var place = new CitizenScenario();
        place.Hears(
            "BIF", EventSamples.Due("d", CitizenScenario.Day("2019-05-01"), "bif-job-1"), CitizenScenario.Local("2019-04-01T09:00"));
        Assert.Equal(DeadlineStatus.Missed, place.DeadlineOf("BIF/d").Status);
        Assert.Equal(["bif-head", "bif-job-1", "bif-job-lead"], place.Alerted("department"));
        Assert.True(place.WakeAt > place.Now);
    }

    [Fact]
    public void Moved_after_the_head_was_told_the_head_is_told_of_the_next_miss_anew()
    {
        var place = With(CitizenScenario.Day("2026-03-05")).At("2026-03-13T00:00");
        Assert.True(place.DeadlineOf("BIF/d").HeadTold);
        place.Hears("BIF", new DeadlineExtended { DeadlineId = "d", DueAt = CitizenScenario.Day("2026-03-20"), Reason = "lægen er syg" });
        Assert.Equal(
            [DeadlineStep.Moved], place.Latest.Select(entry => entry.Fact).OfType<DeadlineChanged>().Select(changed => changed.Step));
        Assert.False(place.At("2026-03-21T00:00").DeadlineOf("BIF/d").HeadTold);
        Assert.False(place.At("2026-03-27T23:59:59").DeadlineOf("BIF/d").HeadTold);
        Assert.True(place.At("2026-03-28T00:00").DeadlineOf("BIF/d").HeadTold);
    }

    [Fact]
    public void Resumed_on_another_day_it_is_journaled_as_resumed_and_on_the_same_day_too()
    {
        var place = With(CitizenScenario.Day("2026-03-12")).At("2026-03-03T09:00")
            .Hears("BIF", new DeadlineSuspended { DeadlineId = "d", Reason = "venter" })
            .At("2026-03-05T09:00").Hears("BIF", new DeadlineResumed { DeadlineId = "d" });
        Assert.Equal([DeadlineStep.Set, DeadlineStep.Suspended, DeadlineStep.Resumed], Steps(place));
        place.Hears("BIF", new DeadlineExtended { DeadlineId = "d", DueAt = CitizenScenario.Day("2026-03-31"), Reason = "mere tid" });
        Assert.Equal(DeadlineStep.Moved, Steps(place).Last());
    }

    [Fact]
    public void Reopened_after_it_was_met_or_cleared_nothing_of_the_old_course_is_left()
    {
        var place = With(CitizenScenario.Day("2026-03-05")).At("2026-03-03T09:00").Hears("BIF", new DeadlineMet { DeadlineId = "d" });
        place.Hears(
            "BIF", new DeadlineExtended { DeadlineId = "d", DueAt = CitizenScenario.Day("2026-03-20"), Reason = "ny frist" },
            CitizenScenario.Local("2026-03-02T10:00"));
        Assert.Equal(
            (DeadlineStatus.Met, CitizenScenario.Local("2026-03-20T23:59:59")),
            (place.DeadlineOf("BIF/d").Status, place.DeadlineOf("BIF/d").Due.At));
        Assert.Null(place.DeadlineOf("BIF/d").MissedAt);
    }

    [Fact]
    public void With_nobody_named_it_falls_to_entry_leader_head_or_operations()
    {
        var leaderless =
            AcceptanceMunicipality.Document with { Units = [.. AcceptanceMunicipality.Document.Units.Select(
                u => u with { Leader = null })] };
        foreach (
            var (organization, responsible) in new[] { (new Organization(1, leaderless, []), "bif-head"),
            (Organization.Empty, "operations:other") })
            Assert.Equal(
                responsible,
                new CitizenScenario(organization: organization).Hears("BIF", EventSamples.Due("d", CitizenScenario.Day("2026-03-12")))
                .DeadlineOf("BIF/d").Responsible.Value);
    }

    private static CitizenScenario With(DateOrInstant due) => new CitizenScenario().Hears("BIF", EventSamples.Due("d", due, "bif-job-1"));

    private static IEnumerable<DeadlineStep> Steps(CitizenScenario place) =>
        place.Journal.Select(entry => entry.Fact).OfType<DeadlineChanged>().Where(changed => changed.Deadline.Id.Value == "BIF/d")
            .Select(changed => changed.Step);
}

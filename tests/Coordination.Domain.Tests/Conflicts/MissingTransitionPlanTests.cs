using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class MissingTransitionPlanTests
{
    [Fact]
    public void From_the_sixteenth_birthday_the_caseworker_owes_a_plan()
    {
        var place = Young("2010-04-15");
        Assert.Empty(place.At("2026-04-14T23:59:59").Conflicts("missing-transition-plan"));
        var missing = place.At("2026-04-15T00:00").Conflict("missing-transition-plan");
        Assert.Equal(
            (ConflictStatus.Open, "buf-school-1", PartyType.Citizen),
            (missing.Status, missing.Owes!.Value.Value, Assert.Single(missing.Parties).Type));
        Assert.Empty(missing.Told);
        Assert.Equal(CitizenScenario.Local("2026-05-15T23:59:59"), missing.AnswerBy!.Value.At);
        Assert.Equal(["buf-school-1"], place.Alerted("missing-transition-plan"));
        Assert.Contains("mellem 16 og 18 år", place.Explained("missing-transition-plan").Da, StringComparison.Ordinal);
        Assert.Contains("at 17.5 years", place.Explained("missing-transition-plan").En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unit_leader_is_told_at_seventeen_and_the_head_half_a_year_later()
    {
        var place = Young("2009-04-15");
        Assert.Equal([], Told(place));
        Assert.Equal([], Told(place.At("2026-04-14T23:59:59")));
        Assert.Equal(["buf-school-lead"], Told(place.At("2026-04-15T00:00")));
        Assert.Equal(["buf-school-lead"], Told(place.At("2026-10-14T23:59:59")));
        Assert.Equal(["buf-head", "buf-school-lead"], Told(place.At("2026-10-15T00:00")));
        Assert.Equal("buf-school-1", place.Conflict("missing-transition-plan").Owes!.Value.Value);
    }

    [Fact]
    public void It_ends_at_eighteen()
    {
        var place = Young("2008-04-15");
        Assert.Equal(ConflictStatus.Open, place.At("2026-04-14T23:59:59").Conflict("missing-transition-plan").Status);
        Assert.Equal(ConflictStatus.Dissolved, place.At("2026-04-15T00:00").Conflict("missing-transition-plan").Status);
        Assert.Empty(place.Alerted("missing-transition-plan"));
    }

    [Fact]
    public void A_leap_day_birthday_is_28_February_and_half_a_year_later_29_August()
    {
        var place = Young("2008-02-29", at: "2024-02-28T23:59");
        Assert.Empty(place.Conflicts("missing-transition-plan"));
        Assert.Single(place.At("2024-02-29T00:00").Conflicts("missing-transition-plan"));
        Assert.Equal([], Told(place.At("2025-02-27T23:59:59")));
        Assert.Equal(["buf-school-lead"], Told(place.At("2025-02-28T00:00")));
        Assert.Equal(["buf-school-lead"], Told(place.At("2025-08-28T23:59:59")));
        Assert.Equal(["buf-head", "buf-school-lead"], Told(place.At("2025-08-29T00:00")));
        Assert.Equal(ConflictStatus.Open, place.At("2026-02-27T23:59:59").Conflict("missing-transition-plan").Status);
        Assert.Equal(ConflictStatus.Dissolved, place.At("2026-02-28T00:00").Conflict("missing-transition-plan").Status);
    }

    [Fact]
    public void Half_a_year_after_the_31st_of_august_is_the_last_of_february()
    {
        var place = Young("2008-08-31", at: "2026-02-27T23:59");
        Assert.Equal(["buf-school-lead"], Told(place));
        Assert.Equal(["buf-head", "buf-school-lead"], Told(place.At("2026-02-28T00:00")));
    }

    [Fact]
    public void A_birthday_on_the_night_of_summer_time_begins_at_its_midnight()
    {
        var place = Young("2010-03-29");
        Assert.Empty(place.At("2026-03-28T23:59:59").Conflicts("missing-transition-plan"));
        Assert.Equal(
            CitizenScenario.Local("2026-04-29T23:59:59"),
            place.At("2026-03-29T00:00").Conflict("missing-transition-plan").AnswerBy!.Value.At);
    }

    [Fact]
    public void A_recorded_plan_ends_it_and_meets_what_was_owed()
    {
        var place = Young("2009-08-01").Advance("P2D")
            .Hears("SOF", new TransitionPlanRecorded { PlanId = "o", OnDate = CitizenScenario.Day("2026-03-04") });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("missing-transition-plan").Status);
        Assert.Equal((DeadlineStatus.Met, place.Now), (place.Deadline("conflict-answer").Status, place.Deadline("conflict-answer").MetAt));
        Assert.Empty(place.Alerted("missing-transition-plan"));
    }

    [Fact]
    public void With_a_plan_beforehand_nothing_is_missing()
    {
        var place = new CitizenScenario()
            .Hears("SOF", new TransitionPlanRecorded { PlanId = "o", OnDate = CitizenScenario.Day("2025-03-04") });
        place.Hears("BUF", EventSamples.Started("s", "school-support", "buf-school-1", CitizenScenario.Day("2026-03-02")))
            .Hears("KFF", Registered("2009-08-01"));
        Assert.Empty(place.Conflicts("missing-transition-plan"));
    }

    [Fact]
    public void It_needs_something_that_runs_and_a_known_birth_date()
    {
        var place = new CitizenScenario()
            .Hears("BUF",
                EventSamples.Started(
                    "s", "school-support", "buf-school-1", CitizenScenario.Day("2026-03-02"), to: CitizenScenario.Day("2026-03-05")));
        Assert.Empty(place.Conflicts("missing-transition-plan"));
        Assert.Single(place.Hears("KFF", Registered("2009-08-01")).Conflicts("missing-transition-plan"));
        Assert.Equal(ConflictStatus.Dissolved, place.At("2026-03-06T00:00").Conflict("missing-transition-plan").Status);
        Assert.Equal(DeadlineStatus.Cleared, place.Deadline("conflict-answer").Status);
    }

    [Fact]
    public void A_corrected_birth_date_takes_it_back()
    {
        var place = Young("2009-08-01")
            .Hears("KFF", new CitizenCorrected { BirthDate = CitizenScenario.Day("1999-08-01") },
                CitizenScenario.Local("2026-03-02T10:00"));
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("missing-transition-plan").Status);
    }

    [Fact]
    public void The_caseworker_of_the_most_intensive_one_owes_it_and_a_handover_moves_it()
    {
        var place = Young("2009-08-01")
            .Hears("SOF", EventSamples.Started("p", "placement", "sof-family-1", CitizenScenario.Day("2026-03-02")));
        Assert.Equal("sof-family-1", place.Conflict("missing-transition-plan").Owes!.Value.Value);
        place.Hears("SOF", EventSamples.Assigned("p", "sof-family-2"));
        Assert.Equal("sof-family-2", place.Conflict("missing-transition-plan").Owes!.Value.Value);
        Assert.Equal("sof-family-2", place.Deadline("conflict-answer").Responsible.Value);
    }

    [Fact]
    public void What_was_answered_at_sixteen_stands_until_seventeen_and_is_asked_again_then()
    {
        var place = Young("2009-08-01");
        var id = place.Conflict("missing-transition-plan").Id;
        place.Refuses<Forbidden>("sof-adult-1", new SettleConflict(id, "answered", null, "grund"));
        place.Does("buf-school-lead", new SettleConflict(id, "not-a-conflict", null, "skolestøtten slutter til sommer"));
        Assert.Equal(DeadlineStatus.Met, place.Deadline("conflict-answer").Status);
        place.Hears("BUF", EventSamples.Started("t", "school-support", "buf-school-2", CitizenScenario.Day("2026-03-02")));
        Assert.Equal(ConflictStatus.Settled, place.At("2026-07-31T23:59:59").Conflict("missing-transition-plan").Status);

        var again = place.At("2026-08-01T00:00").Conflict("missing-transition-plan");
        Assert.Equal((ConflictStatus.Open, id, place.Now), (again.Status, again.Id, again.DetectedAt));
        Assert.Equal(["buf-school-lead"], Told(place));
    }

    [Fact]
    public void A_missed_answer_is_told_to_the_unit_leader_also_before_seventeen()
    {
        var place = Young("2010-03-02").At("2026-04-02T23:59:59");
        Assert.NotEqual(DeadlineStatus.Missed, place.Deadline("conflict-answer").Status);
        Assert.Equal(DeadlineStatus.Missed, place.At("2026-04-03T00:00").Deadline("conflict-answer").Status);
        Assert.Contains("buf-school-lead", place.Alerted("missing-transition-plan"));
    }

    [Fact]
    public void What_was_answered_at_seventeen_is_asked_again_at_seventeen_and_a_half()
    {
        var place = Young("2008-09-02", at: "2026-03-01T09:00");
        place.Does(
            "buf-school-lead", new SettleConflict(place.Conflict("missing-transition-plan").Id, "answered", null, "planen er på vej"));
        Assert.Equal(ConflictStatus.Settled, place.At("2026-03-01T23:59:59").Conflict("missing-transition-plan").Status);
        Assert.Equal(ConflictStatus.Open, place.At("2026-03-02T00:00").Conflict("missing-transition-plan").Status);
    }

    [Theory]
    [InlineData("2026-03-02T08:59", DeadlineStatus.Cleared)]
    [InlineData("2026-03-02T09:00", DeadlineStatus.Met)]
    public void A_plan_from_before_it_was_detected_means_that_nothing_was_owed(string recorded, DeadlineStatus status)
    {
        var place = Young("2009-08-01").Advance("PT1H")
            .Hears("SOF", new TransitionPlanRecorded { PlanId = "o", OnDate = CitizenScenario.Day("2026-03-02") },
                CitizenScenario.Local(recorded));
        Assert.Equal(status, place.Deadline("conflict-answer").Status);
    }

    [Fact]
    public void Of_equal_interventions_the_caseworker_of_the_first_reported_owes_it()
    {
        var place = new CitizenScenario()
            .Hears("BUF", EventSamples.Started("s", "school-support", "buf-school-1", CitizenScenario.Day("2026-03-02")),
                CitizenScenario.Local("2026-03-02T08:30"))
            .Hears("SOF", EventSamples.Started("f", "family-support", "sof-family-1", CitizenScenario.Day("2026-03-02")),
                CitizenScenario.Local("2026-03-02T08:00"))
                .Hears("KFF", Registered("2009-08-01"));
        Assert.Equal("sof-family-1", place.Conflict("missing-transition-plan").Owes!.Value.Value);
    }

    private static CitizenRegistered Registered(string born) => new() { Name = "Borger", BirthDate = CitizenScenario.Day(born) };

    private static CitizenScenario Young(string born, string at = "2026-03-02T09:00") => new CitizenScenario(at)
        .Hears("KFF", Registered(born))
            .Hears("BUF", EventSamples.Started("s", "school-support", "buf-school-1", CitizenScenario.Day(at[..10])));

    private static IEnumerable<string> Told(CitizenScenario place) => place.Conflict("missing-transition-plan").Told.Select(t => t.Value);
}

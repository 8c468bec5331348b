using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class DuplicateInterventionTests
{
    [Fact]
    public void The_caseworker_of_the_one_that_started_later_owes_and_the_other_is_told()
    {
        var duplicate = Both(mentorFrom: "2026-03-02", supportFrom: "2026-03-01").Conflict("duplicate-intervention");
        Assert.Equal(("bif-job-2", "sof-adult-2"), (duplicate.Owes!.Value.Value, Assert.Single(duplicate.Told).Value));
        Assert.Equal(CitizenScenario.Local("2026-03-16T23:59:59"), duplicate.AnswerBy!.Value.At);
    }

    [Fact]
    public void A_coordinator_owes_and_both_are_told()
    {
        var place = Both();
        place.Does("bif-job-lead", new AppointAsCoordinator(new("bif-job-3"), "grund"));
        Assert.Equal("bif-job-3", place.Conflict("duplicate-intervention").Owes!.Value.Value);
        Assert.Equal(["bif-job-2", "sof-adult-2"], place.Conflict("duplicate-intervention").Told.Select(t => t.Value));
        Assert.Equal(["bif-job-2", "bif-job-3", "sof-adult-2"], place.Alerted("duplicate-intervention"));
    }

    [Fact]
    public void Whoever_runs_a_third_one_was_not_told()
    {
        var place = Three();
        Assert.Equal(["bif-job-2", "bif-job-3"], place.Conflict("duplicate-intervention").Told.Select(t => t.Value));
        Assert.Equal(["bif-job-2", "bif-job-3", "sof-adult-2"], place.Alerted("duplicate-intervention"));
        Assert.Contains("mentor", place.Said(place.AlertTo("bif-job-3", "duplicate-intervention")).Body.En, StringComparison.Ordinal);
        place.Hears("BIF", new InterventionEnded { InterventionId = "n", EndedOn = place.Today });
        Assert.Equal(["bif-job-2", "sof-adult-2"], place.Alerted("duplicate-intervention"));

        static CitizenScenario Three() => new CitizenScenario()
            .Hears("BIF", EventSamples.Started("m", "mentor", "bif-job-2", CitizenScenario.Day("2026-02-20")))
            .Hears("BIF", EventSamples.Started("n", "mentor", "bif-job-3", CitizenScenario.Day("2026-02-21")))
            .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-02-22")));
    }

    [Fact]
    public void It_dissolves_when_one_ends_and_reopens_when_a_settled_one_gets_other_dates()
    {
        var place = Both();
        var id = place.Conflict("duplicate-intervention").Id;
        place.Does("bif-job-2", new SettleConflict(id, "not-a-conflict", null, "grund"));
        place.Advance("PT1H").Hears("SOF", new InterventionChanged { InterventionId = "h", EndsOn = CitizenScenario.Day("2026-12-31") });
        Assert.Equal(
            (ConflictStatus.Open, place.Now),
            (place.Conflict("duplicate-intervention").Status, place.Conflict("duplicate-intervention").DetectedAt));

        place.Hears("SOF", new InterventionEnded { InterventionId = "h", EndedOn = place.Today });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("duplicate-intervention").Status);
    }

    [Fact]
    public void A_settlement_stays_also_when_the_reason_goes()
    {
        var place = Both();
        place.Does("bif-job-2", new SettleConflict(place.Conflict("duplicate-intervention").Id, "complementary", null, "grund"));
        place.Hears("SOF", new InterventionEnded { InterventionId = "h", EndedOn = place.Today });
        Assert.Equal(ConflictStatus.Settled, place.Conflict("duplicate-intervention").Status);
    }

    [Fact]
    public void Within_one_department_or_across_groups_there_is_nothing_to_agree()
    {
        var place = new CitizenScenario();
        place.Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", place.Today))
            .Hears("SOF", EventSamples.Started("c", "contact-person", "sof-adult-1", place.Today))
            .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", place.Today));
        Assert.Empty(place.Conflicts("duplicate-intervention"));
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-02", "sof-adult-2")]
    [InlineData("2026-03-02", "2026-03-01", "bif-job-2")]
    [InlineData("2026-03-02", "2026-03-02", "sof-adult-2")] // Told of later.
    public void The_one_that_started_later_or_was_told_of_later_owes(string mentorFrom, string supportFrom, string owes)
    {
        var place = new CitizenScenario()
            .Hears("BIF", EventSamples.Started("m", "mentor", "bif-job-2", CitizenScenario.Day(mentorFrom)),
                CitizenScenario.Local("2026-03-02T08:00"))
            .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day(supportFrom)),
                CitizenScenario.Local("2026-03-02T08:30"));
        Assert.Equal(owes, place.Conflict("duplicate-intervention").Owes!.Value.Value);
    }

    [Fact]
    public void Started_on_one_day_the_news_that_came_first_may_be_of_the_later()
    {
        var place = new CitizenScenario()
            .Hears("BIF", EventSamples.Started("m", "mentor", "bif-job-2", CitizenScenario.Day("2026-03-02")),
                CitizenScenario.Local("2026-03-02T08:30"))
            .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-03-02")),
                CitizenScenario.Local("2026-03-02T08:00"));
        Assert.Equal("bif-job-2", place.Conflict("duplicate-intervention").Owes!.Value.Value);
    }

    [Fact]
    public void What_one_answered_another_may_answer_otherwise_for_it_is_nobodys_last_word()
    {
        var place = Both();
        var id = place.Conflict("duplicate-intervention").Id;
        var refused = place.Refuses<Invalid>("bif-job-2", new SettleConflict(id, "lift", null, "grund"));
        Assert.Contains(
            "is settled with one of: complementary, not-a-conflict", Assert.Single(refused.Faults).Problem, StringComparison.Ordinal);
        place.Does("bif-job-2", new SettleConflict(id, "complementary", null, "forskellige mål"));
        place.Does("sof-adult-2", new SettleConflict(id, "not-a-conflict", null, "mentoren hjælper kun på arbejdspladsen"));
        Assert.Equal(
            ("sof-adult-2", SettlementOutcome.NotAConflict),
            (place.Conflict("duplicate-intervention").Settlement!.By, place.Conflict("duplicate-intervention").Settlement!.Outcome));
    }

    [Fact]
    public void It_is_found_also_where_a_third_department_works_with_the_citizen() =>
        Assert.Equal(
            ConflictStatus.Open,
            Both().Hears("SUF", EventSamples.Started("r", "rehabilitation", "suf-rehab-1", CitizenScenario.Day("2026-03-01")))
            .Conflict("duplicate-intervention").Status);

    private static CitizenScenario Both(string mentorFrom = "2026-03-01", string supportFrom = "2026-03-02") => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("m", "mentor", "bif-job-2", CitizenScenario.Day(mentorFrom), 2))
        .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day(supportFrom), 3));
}

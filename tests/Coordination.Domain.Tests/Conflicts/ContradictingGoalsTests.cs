using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Events;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class ContradictingGoalsTests
{
    [Fact]
    public void While_nobody_coordinates_who_answers_for_the_later_goal_owes_within_ten_business_days()
    {
        var place = Both();
        var goals = place.Conflict("contradicting-goals");
        Assert.Equal(
            ("sof-treatment-2", CitizenScenario.Local("2026-03-17T23:59:59")), (goals.Owes!.Value.Value, goals.AnswerBy!.Value.At));
        Assert.Equal(
            "To åbne mål modsiger hinanden: »Fuldt arbejde« (BIF) og »I behandling hele dagen« (SOF).",
            Explained.Fully(place, goals).Da[..88]);
    }

    [Fact]
    public void The_coordinator_owes_and_goals_of_the_same_department_contradict_as_well()
    {
        var place = new CitizenScenario()
            .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-03-01")))
            .Hears("SOF", Agreed("g", "full-time-treatment", "I behandling")).Hears("SOF", Agreed("g2", "full-time-work", "Fuldt arbejde"));
        Assert.Equal("sof-adult-lead", place.Conflict("contradicting-goals").Owes!.Value.Value);
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-2"), "kender borgeren"));
        Assert.Equal("sof-adult-2", place.Conflict("contradicting-goals").Owes!.Value.Value);
    }

    [Theory]
    [InlineData("full-time-work", false)]
    [InlineData("full-time-treatmen", false)]
    [InlineData("early-retirement", true)]
    [InlineData("retirement", false)]
    [InlineData("early-retirements", false)]
    [InlineData(null, false)]
    public void Only_what_policy_declares_contradicts(string? code, bool contradicts)
    {
        var place = new CitizenScenario().Hears("BIF", Agreed("g", "full-time-work", "Fuldt arbejde"))
            .Hears("SOF", Agreed("g", code, "Andet"));
        Assert.Equal(contradicts ? 1 : 0, place.Conflicts("contradicting-goals").Count);
    }

    [Fact]
    public void A_pair_may_be_written_with_a_blank_and_in_either_order()
    {
        var delivered = PolicyBook.Delivered.Newest;
        var rules = delivered.Rules.ToDictionary(r => r.Key, r => r.Key == "contradicting-goals"
            ? r.Value with { Lists = new Dictionary<string, IReadOnlyList<string>> { ["pairs"] = ["b a"] } }
            : r.Value);
        var place =
            new CitizenScenario { Policies = new PolicyBook(
                [new PolicyVersion(delivered with { Rules = rules }, DateTimeOffset.MinValue, 0)]) }.Hears("BIF", Agreed("g", "a",
                "A")).Hears("SOF", Agreed("g", "b", "B"));
        Assert.Single(place.Conflicts("contradicting-goals"));
    }

    [Fact]
    public void It_dissolves_when_a_goal_closes_or_changes_code_and_reopens_as_itself()
    {
        var place = Both();
        var id = place.Conflict("contradicting-goals").Id;
        place.Hears("BIF", new GoalChanged { GoalId = "g", Code = "part-time-work" });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("contradicting-goals").Status);

        place.Advance("PT1H").Hears("BIF", new GoalChanged { GoalId = "g", Code = "full-time-work" });
        Assert.Equal(
            (id, ConflictStatus.Open, place.Now),
            (place.Conflict("contradicting-goals").Id, place.Conflict("contradicting-goals").Status,
            place.Conflict("contradicting-goals").DetectedAt));
        place.Hears("SOF", new GoalClosed { GoalId = "g" });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("contradicting-goals").Status);
    }

    [Fact]
    public void A_settlement_stands_when_the_words_change_and_falls_with_another_day()
    {
        var place = Both();
        place.Does(
            "sof-treatment-2",
            new SettleConflict(place.Conflict("contradicting-goals").Id, "not-a-conflict", null, "først behandling, så arbejde"));
        place.Hears("BIF", new GoalChanged { GoalId = "g", Text = "Fuldtidsarbejde" });
        Assert.Equal(ConflictStatus.Settled, place.Conflict("contradicting-goals").Status);
        place.Advance("PT1H").Hears("BIF", new GoalChanged { GoalId = "g", DueOn = CitizenScenario.Day("2026-06-01") });
        Assert.Equal(ConflictStatus.Open, place.Conflict("contradicting-goals").Status);
    }

    [Fact]
    public void A_caseworker_who_owns_a_goal_answers_and_a_miss_goes_to_their_leader()
    {
        var place = new CitizenScenario().Hears("SOF", Agreed("g", "full-time-treatment", "I behandling") with { Owner = "borgeren" })
            .Advance("PT1H").Hears("BIF", Agreed("g", "full-time-work", "Fuldt arbejde") with { Owner = "bif-job-3" });
        Assert.Equal("bif-job-3", place.Conflict("contradicting-goals").Owes!.Value.Value);
        Assert.Equal(["bif-job-3", "bif-job-lead"], place.At("2026-03-17T00:00").Alerted("contradicting-goals"));
    }

    private static CitizenScenario Both() => new CitizenScenario()
        .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-03-01"), 12))
        .Hears("BIF", Agreed("g", "full-time-work", "Fuldt arbejde")).At("2026-03-03T09:00")
        .Hears("SOF", Agreed("g", "full-time-treatment", "I behandling hele dagen") with { InterventionIds = ["unknown", "b"] });

    private static GoalAgreed Agreed(string id, string? code, string text) => new() { GoalId = id, Code = code, Text = text };
}

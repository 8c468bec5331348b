using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class RepeatedDemandTests
{
    [Fact]
    public void The_later_caseworker_reuses_the_document_or_says_why_not_within_five_business_days()
    {
        var place = Both();
        var repeated = place.Conflict("repeated-demand");
        Assert.Equal(
            ("sof-adult-2", CitizenScenario.Local("2026-03-10T23:59:59")), (repeated.Owes!.Value.Value, repeated.AnswerBy!.Value.At));
        Assert.Equal("SOF/k", place.AlertTo("sof-adult-2", "repeated-demand").About);
        Assert.Contains("Lønsedler (BIF) og lønsedler (SOF)", Explained.Fully(place, repeated).Da, StringComparison.Ordinal);
        Assert.Equal(("open", null), Shown(place, "SOF/k"));
    }

    [Fact]
    public void Within_one_department_or_for_another_document_nothing_is_repeated()
    {
        var place = new CitizenScenario().Hears("BIF", Asks("k", "Lønsedler", "bif-job-1"))
            .Hears("BIF", Asks("k2", "Lønsedler", "bif-job-2"))
            .Hears("SOF", Asks("k", "Huslejekontrakt", "sof-adult-2"));
        Assert.Empty(place.Conflicts("repeated-demand"));
    }

    [Fact]
    public void With_a_legal_basis_the_earlier_demand_answers_the_later_and_its_caseworker_is_told()
    {
        var place = Both().Advance("PT1H").Hears("SOF", Consent("BIF", "SOF"));
        var repeated = place.Conflict("repeated-demand");
        Assert.Equal((ConflictStatus.Settled, "policy", SettlementOutcome.AnsweredBy, "SOF/k"),
            (repeated.Status, repeated.Settlement!.By, repeated.Settlement.Outcome, repeated.Settlement.GivesWay!.Value.Value));
        Assert.Equal((null, "sof-adult-2"), (repeated.Owes, Assert.Single(repeated.Told).Value));
        Assert.Equal(Severity.Info, place.AlertTo("sof-adult-2", "repeated-demand").Severity);
        Assert.Equal(("answered-by", "BIF/k"), Shown(place, "SOF/k"));
        Assert.Equal(("open", null), Shown(place, "BIF/k"));
        Assert.Contains("er besvaret af det første krav", Explained.Fully(place, repeated).Da, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BIF", "SOF", true)]
    [InlineData("BIF", "SUF", false)]
    [InlineData("SOF", "SUF", false)]
    public void The_assessment_of_the_holistic_law_is_such_a_basis_where_it_covers_both(string one, string other, bool covers)
    {
        var place = Both().Hears("KFF", new BasisEstablished { Scope = [one, other], Law = "Lov om helhedsorienteret indsats § 3" });
        Assert.Equal(covers ? ConflictStatus.Settled : ConflictStatus.Open, place.Conflict("repeated-demand").Status);
    }

    [Fact]
    public void When_the_basis_ends_the_demand_is_open_again_and_owed_from_then()
    {
        var place = Both().Advance("PT1H").Hears("SOF", Consent("BIF", "SOF", "SUF"));
        var id = place.Conflict("repeated-demand").Id;
        place.At("2026-03-05T09:00").Hears("BIF", new ConsentWithdrawn { Scope = ["SUF"] });
        Assert.Equal(ConflictStatus.Settled, place.Conflict("repeated-demand").Status);

        place.At("2026-03-06T09:00").Hears("BIF", new ConsentWithdrawn { Scope = ["BIF"] });
        var repeated = place.Conflict("repeated-demand");
        Assert.Single(place.Latest, entry => entry.Fact is ConflictChanged);
        Assert.Equal((id, ConflictStatus.Open, null), (repeated.Id, repeated.Status, repeated.Settlement));
        Assert.Equal(
            ("sof-adult-2", CitizenScenario.Local("2026-03-13T23:59:59")), (repeated.Owes!.Value.Value, repeated.AnswerBy!.Value.At));
        Assert.Equal(("open", null), Shown(place, "SOF/k"));

        place.Advance("PT1H").Hears("KFF", Consent("BIF", "SOF"));
        Assert.Equal(ConflictStatus.Settled, place.Conflict("repeated-demand").Status);
    }

    [Fact]
    public void A_withdrawal_reported_late_counts_at_its_own_time()
    {
        var place = Both().Advance("P1D").Hears("SOF", Consent("BIF", "SOF"));
        place.Hears("BIF", new ConsentWithdrawn { Scope = ["SOF"] }, CitizenScenario.Local("2026-03-03T12:00"));
        Assert.Equal(ConflictStatus.Settled, place.Conflict("repeated-demand").Status);
        place.Hears("BIF", new ConsentWithdrawn { Scope = ["SOF"] }, place.Now.AddMinutes(-1));
        Assert.Equal(ConflictStatus.Settled, place.Conflict("repeated-demand").Status);
        place.Advance("PT1M").Hears("BIF", new ConsentWithdrawn { Scope = ["SOF"] });
        Assert.Equal(ConflictStatus.Open, place.Conflict("repeated-demand").Status);
    }

    [Fact]
    public void A_consent_until_a_day_ends_with_that_day_or_at_its_instant()
    {
        var place = Both().Hears("SOF", Consent("BIF", "SOF") with { Until = CitizenScenario.Day("2026-03-29") });
        Assert.Equal(ConflictStatus.Settled, place.At("2026-03-29T23:59:59").Conflict("repeated-demand").Status);
        Assert.Equal(ConflictStatus.Open, place.At("2026-03-30T00:00").Conflict("repeated-demand").Status);

        place.Hears("SOF", Consent("BIF", "SOF") with { Until = CitizenScenario.Local("2026-03-30T12:00") });
        Assert.Equal(ConflictStatus.Settled, place.At("2026-03-30T11:59:59").Conflict("repeated-demand").Status);
        Assert.Equal(ConflictStatus.Open, place.At("2026-03-30T12:00").Conflict("repeated-demand").Status);
    }

    [Theory]
    [InlineData("2026-08-29T23:59", true)]
    [InlineData("2026-08-30T00:00", false)]
    public void What_another_received_counts_until_the_hundred_and_eightieth_day_is_over(string asked, bool isFound)
    {
        var place = new CitizenScenario().Hears("BIF", Asks("k", "Lønsedler", "bif-job-1")).Advance("PT1H")
            .Hears("BIF", new RequirementFulfilled { RequirementId = "k" })
            .At(asked).Hears("SOF", Asks("k", "Lønsedler", "sof-adult-2"));
        Assert.Equal(isFound ? 1 : 0, place.Conflicts("repeated-demand").Count);
    }

    [Fact]
    public void Once_answered_it_survives_receipt_of_the_earlier_and_ends_with_its_withdrawal()
    {
        var place = Both().Advance("PT1H").Hears("SOF", Consent("BIF", "SOF"))
            .Hears("BIF", new RequirementFulfilled { RequirementId = "k" });
        Assert.Equal(("answered-by", "BIF/k"), Shown(place.Advance("P200D"), "SOF/k"));

        place = Both().Advance("PT1H").Hears("SOF", Consent("BIF", "SOF")).Hears("BIF", new RequirementWithdrawn { RequirementId = "k" });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("repeated-demand").Status);
        Assert.Equal(("open", null), Shown(place, "SOF/k"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_dissolves_when_the_later_demand_is_fulfilled_or_withdrawn(bool isFulfilled)
    {
        var place = Both()
            .Hears("SOF", isFulfilled
            ? new RequirementFulfilled { RequirementId = "k" }
            : new RequirementWithdrawn { RequirementId = "k" });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("repeated-demand").Status);
        Assert.Equal(isFulfilled ? "fulfilled" : "withdrawn", Shown(place, "SOF/k").Status);
    }

    [Fact]
    public void A_person_who_keeps_both_overrules_policy_until_the_demand_changes()
    {
        var place = Both();
        var id = place.Conflict("repeated-demand").Id;
        place.Refuses<Invalid>("sof-adult-2", new SettleConflict(id, "answered-by", null, "grund"));
        place.Does("sof-adult-2", new SettleConflict(id, "keep-both", null, "gælder en anden måned"));
        place.Advance("PT1H").Hears("SOF", Consent("BIF", "SOF"));
        Assert.Equal(
            (SettlementOutcome.KeepBoth, "open"), (place.Conflict("repeated-demand").Settlement!.Outcome, Shown(place, "SOF/k").Status));

        place.Hears("SOF", Asks("k", "lønsedler ", "sof-adult-2") with { DueOn = CitizenScenario.Day("2026-05-01") });
        Assert.Equal("policy", place.Conflict("repeated-demand").Settlement!.By);
    }

    [Fact]
    public void A_person_may_let_the_earlier_answer_the_later_and_nobody_owes_any_more()
    {
        var place = Both();
        place.Does(
            "sof-adult-lead",
            new SettleConflict(place.Conflict("repeated-demand").Id, "answered-by", new("SOF/k"), "borgeren har givet den videre"));
        Assert.Equal((ConflictStatus.Settled, null), (place.Conflict("repeated-demand").Status, place.Conflict("repeated-demand").Owes));
        Assert.Equal(("answered-by", "BIF/k"), Shown(place.Advance("P1D"), "SOF/k"));
        Assert.Empty(place.Alerted("repeated-demand"));
    }

    [Fact]
    public void Late_news_of_which_was_first_turns_the_answer_round()
    {
        var place = Both().Hears("SOF", Consent("BIF", "SOF"));
        place.Hears("SOF", Asks("k", "lønsedler ", "sof-adult-2"), CitizenScenario.Local("2026-03-01T09:00"));
        Assert.Equal(("answered-by", "SOF/k"), Shown(place, "BIF/k"));
        Assert.Equal("bif-job-1", Assert.Single(place.Conflict("repeated-demand").Told).Value);
    }

    [Fact]
    public void A_missed_answer_goes_to_the_unit_leader()
    {
        var place = Both().At("2026-03-11T00:00");
        Assert.Equal(["sof-adult-2", "sof-adult-lead"], place.Alerted("repeated-demand"));
    }

    [Fact]
    public void Answered_by_two_at_once_it_is_the_first_by_id_that_answers()
    {
        var place = new CitizenScenario().Hears("SUF", Asks("k", "Lønsedler", "suf-rehab-1")).Advance("PT1H")
            .Hears("BIF", Asks("k", "Lønsedler", "bif-job-1")).Advance("PT1H")
            .Hears("SOF", Asks("k", "Lønsedler", "sof-adult-2")).Hears("SOF", Consent("BIF", "SOF", "SUF"));
        Assert.Equal(
            (("answered-by", "BIF/k"), ("answered-by", "SUF/k"), ("open", null)),
            (Shown(place, "SOF/k"), Shown(place, "BIF/k"), Shown(place, "SUF/k")));
    }

    [Fact]
    public void An_answer_stands_when_late_news_turns_round_which_was_first()
    {
        var place = Both();
        place.Does("sof-adult-2", new SettleConflict(place.Conflict("repeated-demand").Id, "keep-both", null, "gælder en anden måned"));
        place.Hears("SOF", Asks("k", "lønsedler ", "sof-adult-2"), CitizenScenario.Local("2026-03-01T09:00"));
        Assert.Equal(
            (ConflictStatus.Settled, SettlementOutcome.KeepBoth),
            (place.Conflict("repeated-demand").Status, place.Conflict("repeated-demand").Settlement!.Outcome));
    }

    [Fact]
    public void After_a_persons_answer_a_new_legal_basis_alerts_nobody()
    {
        var place = Both();
        place.Does(
            "sof-adult-2",
            new SettleConflict(place.Conflict("repeated-demand").Id, "answered-by", new("SOF/k"), "borgeren har givet den videre"));
        place.Advance("PT1H").Hears("SOF", Consent("BIF", "SOF"));
        Assert.Equal(("sof-adult-2", 0), (place.Conflict("repeated-demand").Settlement!.By, place.Conflict("repeated-demand").Told.Length));
        Assert.Empty(place.Alerted("repeated-demand"));
    }

    [Fact]
    public void An_unknown_caseworker_is_reached_through_the_entry_of_their_own_department()
    {
        var place = new CitizenScenario().Hears("BIF", Asks("k", "Lønsedler", "bif-job-1")).At("2026-03-03T09:00")
            .Hears("SOF", Asks("k", "Lønsedler", "newcomer-7"));
        Assert.Equal(
            ("newcomer-7", "SOF"),
            (place.Conflict("repeated-demand").Owes!.Value.Value, place.Deadline("conflict-answer").Department.Value));
        var alert = place.AlertTo("sof-adult-lead", "repeated-demand");
        Assert.Equal(("SOF/k", "SOF"), (alert.About, alert.Department.Value));
        Assert.Equal(["sof-adult-lead"], place.Alerted("repeated-demand"));
        Assert.Contains("sof-head", place.At("2026-03-18T00:00").Alerted("repeated-demand"));
    }

    [Fact]
    public void An_alert_is_of_the_department_of_what_it_is_about()
    {
        var place = Both();
        Assert.Equal(
            ("SOF/k", "SOF"),
            (place.AlertTo("sof-adult-2", "repeated-demand").About, place.AlertTo("sof-adult-2", "repeated-demand").Department.Value));
    }

    private static CitizenScenario Both() => new CitizenScenario().Hears("BIF", Asks("k", "Lønsedler", "bif-job-1"))
        .At("2026-03-03T09:00").Hears("SOF", Asks("k", "lønsedler ", "sof-adult-2"));

    private static RequirementIssued Asks(string id, string document, string caseworker) =>
        new() { RequirementId = id, Document = document, DueOn = CitizenScenario.Day("2026-04-01"), Caseworker = caseworker };

    private static ConsentGiven Consent(params string[] scope) => new() { Scope = TextList.Of(scope) };

    private static (string Status, string? AnsweredBy) Shown(CitizenScenario place, string id)
    {
        RequirementView shown = CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now).Requirements.Single(
            r => r.Id == id);
        return (shown.Status, shown.AnsweredBy);
    }
}

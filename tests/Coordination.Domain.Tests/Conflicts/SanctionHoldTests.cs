using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class SanctionHoldTests
{
    [Fact]
    public void Without_treatment_stay_or_excuse_a_sanction_is_not_held() =>
        Assert.Empty(new CitizenScenario().Hears("BIF", EventSamples.Notified("s", "bif-benefits-1")).Citizen.Conflicts.Values);

    [Fact]
    public void In_intensive_treatment_its_caseworker_advises() =>
        Assert.Equal("sof-treatment-2", Held().Conflict("sanction-hold").Owes!.Value.Value);

    [Fact]
    public void During_a_stay_the_social_departments_entry_leader_advises()
    {
        var place = new CitizenScenario();
        place.Hears("REGION", new AdmissionStarted { AdmissionId = "ad", Kind = AdmissionKind.Ward }).Advance("PT1H")
            .Hears("BIF", EventSamples.Notified("s", "bif-benefits-1"));
        Assert.Equal("sof-adult-lead", place.Conflict("sanction-hold").Owes!.Value.Value);
    }

    [Fact]
    public void With_an_excused_miss_the_caseworker_of_what_it_yielded_to_advises()
    {
        var place = new CitizenScenario();
        place.Hears(
            "SOF", EventSamples.Booked(
                "t", "treatment", CitizenScenario.Local("2026-03-05T10:00"), CitizenScenario.Local("2026-03-05T11:00"), "sof-treatment-1",
                "Nord"))
            .Hears("BIF",
                EventSamples.Booked(
                    "a", "other", CitizenScenario.Local("2026-03-05T10:00"), CitizenScenario.Local("2026-03-05T11:00"), "bif-job-1",
                    "Jobcenter"))
            .At("2026-03-06T09:00").Hears("BIF", EventSamples.Notified("s", "bif-benefits-1", appointment: "a"));
        Assert.Empty(place.Conflicts("sanction-hold"));

        place.Hears("BIF", new AppointmentMissed { AppointmentId = "a" });
        Assert.Equal("sof-treatment-1", place.Conflict("sanction-hold").Owes!.Value.Value);
    }

    [Fact]
    public void A_coordinator_advises_before_all_others_and_nobody_else_may()
    {
        var place = Held();
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-2"), "kender borgeren"));
        var hold = place.Conflict("sanction-hold");
        Assert.Equal("sof-adult-2", hold.Owes!.Value.Value);
        foreach (var other in (string[])["sof-treatment-2", "bif-benefits-1", "sof-adult-lead", "bif-job-1"])
            place.Refuses<Forbidden>(other, new SettleConflict(hold.Id, "advise-lift", null, "grund"));
        place.Does("sof-adult-2", new SettleConflict(hold.Id, "advise-uphold", null, "grund"));
        place.Refuses<StateConflict>("sof-adult-2", new SettleConflict(hold.Id, "advise-lift", null, "grund"));
    }

    [Fact]
    public void Advice_is_owed_within_five_business_days_and_the_decision_within_five_of_the_advice()
    {
        var place = Held();
        Assert.Equal(CitizenScenario.Local("2026-03-09T23:59:59"), place.Conflict("sanction-hold").AnswerBy!.Value.At);
        place.At("2026-03-04T10:00")
            .Does("sof-treatment-2", new SettleConflict(place.Conflict("sanction-hold").Id, "advise-lift", null, "grund"));

        Assert.Equal(
            (AnswerStage.Decision, CitizenScenario.Local("2026-03-11T23:59:59")),
            (place.Conflict("sanction-hold").Stage!.Value, place.Conflict("sanction-hold").AnswerBy!.Value.At));
        Assert.Equal(
            [DeadlineStatus.Met, DeadlineStatus.Open],
            place.Citizen.Deadlines.Values.Where(d => d.Kind == "conflict-answer").OrderBy(d => d.Due.At).Select(d => d.Status));
        Assert.Equal(["bif-benefits-1"], place.Alerted("sanction-hold"));
    }

    [Fact]
    public void Missed_advice_is_told_to_both_heads_and_the_decision_is_owed_from_then()
    {
        var place = Held().At("2026-03-09T23:59:59");
        Assert.Equal(AnswerStage.Advice, place.Conflict("sanction-hold").Stage);
        place.Refuses<StateConflict>("bif-benefits-1", new SettleConflict(place.Conflict("sanction-hold").Id, "uphold", null, "grund"));

        place.At("2026-03-10T00:00");
        var hold = place.Conflict("sanction-hold");
        Assert.Equal(
            (AnswerStage.Decision, InterimAct.Held, "bif-benefits-1", CitizenScenario.Local("2026-03-16T23:59:59")),
            (hold.Stage!.Value, hold.Interim!.Value, hold.Owes!.Value.Value, hold.AnswerBy!.Value.At));
        Assert.Equal(["bif-benefits-1", "bif-head", "sof-head", "sof-treatment-lead"], place.Alerted("sanction-hold"));
        Assert.Equal(DeadlineStatus.Missed, place.DeadlineOf($"conflict-answer:{hold.Id}:advice").Status);

        place.Advance("PT1H").Does("sof-treatment-2", new SettleConflict(hold.Id, "advise-lift", null, "sent, men dog"));
        Assert.Equal(CitizenScenario.Local("2026-03-16T23:59:59"), place.Conflict("sanction-hold").AnswerBy!.Value.At);
    }

    [Fact]
    public void A_missed_decision_is_told_to_both_heads_and_the_hold_stays()
    {
        var place = Held();
        place.Does("sof-treatment-2", new SettleConflict(place.Conflict("sanction-hold").Id, "advise-lift", null, "grund"));
        place.At("2026-03-10T00:00");

        Assert.Equal(InterimAct.Held, place.Conflict("sanction-hold").Interim);
        Assert.Equal(["bif-benefits-1", "bif-benefits-lead", "bif-head", "sof-head"], place.Alerted("sanction-hold"));
    }

    [Fact]
    public void Only_the_sanctioning_caseworker_or_their_unit_leader_decides()
    {
        var place = Held();
        var id = place.Conflict("sanction-hold").Id;
        place.Does("sof-treatment-2", new SettleConflict(id, "advise-lift", null, "grund"));
        foreach (var other in (string[])["sof-treatment-2", "bif-benefits-2", "bif-job-lead"])
            place.Refuses<Forbidden>(other, new SettleConflict(id, "uphold", null, "grund"));
        place.Does("bif-benefits-lead", new SettleConflict(id, "uphold", null, "grund"));
        place.Refuses<StateConflict>("bif-benefits-1", new SettleConflict(id, "lift", null, "alligevel"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_department_answers_itself_ends_the_hold(bool lifted)
    {
        var place = Held().Hears("BIF", lifted ? new SanctionLifted { SanctionId = "s" } : new SanctionImposed { SanctionId = "s" });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("sanction-hold").Status);
        Assert.Equal(DeadlineStatus.Cleared, place.DeadlineOf($"conflict-answer:{place.Conflict("sanction-hold").Id}:advice").Status);
        Assert.Empty(place.Alerted("sanction-hold"));
        place.Refuses<StateConflict>(
            "sof-treatment-2", new SettleConflict(place.Conflict("sanction-hold").Id, "advise-lift", null, "grund"));
    }

    [Fact]
    public void Treatment_that_began_after_the_sanction_was_notified_holds_nothing()
    {
        var place = new CitizenScenario();
        place.Hears("BIF", EventSamples.Notified("s", "bif-benefits-1"))
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-03-03")));
        Assert.Empty(place.At("2026-03-05T09:00").Conflicts("sanction-hold"));
    }

    [Fact]
    public void When_the_treatment_is_handed_over_the_advice_goes_along()
    {
        var place = Held();
        var id = place.Does(
            "sof-treatment-2",
            new OfferHandover(new(ResponsibilityType.Intervention, new("SOF/b")), new("sof-treatment-3"), null, "ferie", null, null));
        place.Does("sof-treatment-3", new AcceptHandover(new(id!)));
        Assert.Equal("sof-treatment-3", place.Conflict("sanction-hold").Owes!.Value.Value);
        Assert.Equal(["bif-benefits-1", "sof-treatment-3"], place.Alerted("sanction-hold"));
    }

    [Fact]
    public void A_hold_that_comes_back_is_owed_advice_anew()
    {
        var place = Held();
        place.Does("sof-treatment-2", new SettleConflict(place.Conflict("sanction-hold").Id, "advise-lift", null, "grund"));
        place.Hears("SOF", new InterventionEnded { InterventionId = "b", EndedOn = CitizenScenario.Day("2026-02-27") });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("sanction-hold").Status);

        place.Hears("SOF", EventSamples.Started("b2", "shelter", "sof-adult-1", CitizenScenario.Day("2026-03-01")));
        Assert.Equal(
            (AnswerStage.Advice, "sof-adult-1"),
            (place.Conflict("sanction-hold").Stage!.Value, place.Conflict("sanction-hold").Owes!.Value.Value));
        Assert.Null(place.Conflict("sanction-hold").Advice);
    }

    [Fact]
    public void Answer_times_count_from_detection_then_advice_and_the_decider_gets_no_other_alert()
    {
        var place = Held().Advance("PT30M");
        var hold = place.Conflict("sanction-hold");
        Assert.Equal((null, hold.DetectedAt), (hold.OwedSince, place.Deadline("conflict-answer").ArmedAt));
        place.Does("sof-treatment-2", new SettleConflict(hold.Id, "advise-lift", null, "grund"));
        Assert.Equal((place.Now, 0), (place.Conflict("sanction-hold").OwedSince, place.Conflict("sanction-hold").Told.Length));
        Assert.Equal(place.Now, place.DeadlineOf($"conflict-answer:{hold.Id}:decision").ArmedAt);
    }

    [Fact]
    public void A_sanctioner_who_advises_as_coordinator_is_told_nothing_besides()
    {
        var place = Held().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-benefits-1", CitizenScenario.Day("2026-03-01")));
        place.Does("bif-benefits-1", new AppointAsCoordinator(new("bif-benefits-1"), "kender borgeren"));
        Assert.Equal(
            ("bif-benefits-1", 0), (place.Conflict("sanction-hold").Owes!.Value.Value, place.Conflict("sanction-hold").Told.Length));
    }

    [Fact]
    public void The_sanctioning_caseworker_and_whoever_stands_in_may_both_decide()
    {
        foreach (var by in (string[])["bif-benefits-1", "bif-benefits-2"])
        {
            var place = Held();
            var id = place.Conflict("sanction-hold").Id;
            place.Does("sof-treatment-2", new SettleConflict(id, "advise-lift", null, "grund"));
            place.Organized(o => o.Absent("bif-benefits-1", place.Today)).Does(by, new SettleConflict(id, "lift", null, "lovligt fravær"));
            Assert.Equal(ConflictStatus.Settled, place.Conflict("sanction-hold").Status);
        }
    }

    [Fact]
    public void Two_sanctions_are_held_and_answered_each_by_itself()
    {
        var place = Held().Hears("BIF", EventSamples.Notified("s2", "bif-benefits-2", SanctionReason.Refusal));
        var first = place.Conflicts("sanction-hold").Single(c => c.Parties[0].Id.Value == "BIF/s");
        place.Does("sof-treatment-2", new SettleConflict(first.Id, "advise-lift", null, "grund"));
        place.Does("bif-benefits-1", new SettleConflict(first.Id, "lift", null, "lovligt fravær"));
        Assert.Equal([("BIF/s", ConflictStatus.Settled), ("BIF/s2", ConflictStatus.Open)],
            place.Conflicts("sanction-hold").Select(c => (c.Parties[0].Id.Value, c.Status)).Order());
        Assert.Equal(
            ["lifted", "held"],
            CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now).Sanctions.OrderBy(s => s.Id).Select(s => s.Status));
    }

    [Fact]
    public void An_adviser_nobody_knows_is_reached_through_the_entry_of_the_department_that_named_them()
    {
        var place = new CitizenScenario()
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "newcomer-7", CitizenScenario.Day("2026-03-01")))
            .Hears("BIF", EventSamples.Notified("s", "bif-benefits-1", SanctionReason.Refusal));
        Assert.Equal(
            ("newcomer-7", "SOF"), (place.Conflict("sanction-hold").Owes!.Value.Value, place.Deadline("conflict-answer").Department.Value));
        Assert.Equal(["bif-benefits-1", "sof-adult-lead"], place.Alerted("sanction-hold"));
        Assert.Contains("sof-head", place.At("2026-03-10T00:00").Alerted("sanction-hold"));

        place.Hears("BIF", new SanctionImposed { SanctionId = "s" });
        Assert.Equal(["sof-head"], place.Conflict("hold-bypassed").Told.Select(t => t.Value));
    }

    [Fact]
    public void What_was_missed_before_the_hold_went_is_not_told_again_when_it_comes_back()
    {
        var place = Held();
        place.Does("sof-treatment-2", new SettleConflict(place.Conflict("sanction-hold").Id, "advise-lift", null, "grund"));
        place.At("2026-03-10T00:00");
        Assert.Contains("bif-head", place.Alerted("sanction-hold"));
        place.Hears("SOF", new InterventionEnded { InterventionId = "b", EndedOn = CitizenScenario.Day("2026-02-27") }).Advance("PT1H")
            .Hears("SOF", EventSamples.Started("b2", "shelter", "sof-adult-1", CitizenScenario.Day("2026-03-01")));
        Assert.Equal(["bif-benefits-1", "sof-adult-1"], place.Alerted("sanction-hold"));
    }

    private static CitizenScenario Held() => new CitizenScenario()
        .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-03-01"), 12))
        .Hears("BIF", EventSamples.Notified("s", "bif-benefits-1", SanctionReason.Refusal));
}

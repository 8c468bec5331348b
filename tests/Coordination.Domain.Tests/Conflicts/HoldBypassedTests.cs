using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class HoldBypassedTests
{
    [Fact]
    public void The_sanctioning_head_answers_and_the_advisers_head_is_told_at_once()
    {
        var place = Held().Hears("BIF", new SanctionImposed { SanctionId = "s" });
        var bypassed = place.Conflict("hold-bypassed");
        Assert.Equal(("bif-head", "sof-head"), (bypassed.Owes!.Value.Value, Assert.Single(bypassed.Told).Value));
        Assert.Equal(CitizenScenario.Local("2026-03-09T23:59:59"), bypassed.AnswerBy!.Value.At);
        Assert.Equal(["bif-head", "sof-head"], place.Alerted("hold-bypassed"));
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("sanction-hold").Status);
        Assert.Contains("en sanktion (BIF)", Explained.Fully(place, bypassed).Da, StringComparison.Ordinal);
    }

    [Fact]
    public void A_coordinator_who_is_appointed_meanwhile_is_told_too()
    {
        var place = Held().Hears("BIF", new SanctionImposed { SanctionId = "s" });
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-2"), "kender borgeren"));
        Assert.Equal(["sof-adult-2", "sof-head"], place.Conflict("hold-bypassed").Told.Select(t => t.Value));
    }

    [Fact]
    public void A_head_who_is_away_is_stood_in_for()
    {
        var place = Held().Hears("BIF", new SanctionImposed { SanctionId = "s" });
        place.Organized(document => document.Absent("bif-head", place.Today));
        Assert.Equal("bif-job-lead", place.Conflict("hold-bypassed").Owes!.Value.Value);
    }

    [Theory]
    [InlineData("2026-03-04T09:59", true)]
    [InlineData("2026-03-04T10:00", false)]
    public void It_counts_when_the_sanction_was_imposed_not_when_the_news_came(string imposed, bool isBypassed)
    {
        var place = Held();
        var hold = place.Conflict("sanction-hold").Id;
        place.Does("sof-treatment-2", new SettleConflict(hold, "advise-lift", null, "grund"));
        place.At("2026-03-04T10:00").Does("bif-benefits-1", new SettleConflict(hold, "uphold", null, "grund"));
        place.At("2026-03-05T09:00").Hears("BIF", new SanctionImposed { SanctionId = "s" }, CitizenScenario.Local(imposed));
        Assert.Equal(isBypassed ? 1 : 0, place.Conflicts("hold-bypassed").Count);
    }

    [Fact]
    public void A_sanction_without_reason_to_hold_it_or_lifted_before_bypasses_nothing()
    {
        var place = new CitizenScenario().Hears("BIF", EventSamples.Notified("s", "bif-benefits-1"))
            .Hears("BIF", new SanctionImposed { SanctionId = "s" });
        Assert.Empty(place.Conflicts("hold-bypassed"));

        place = Held().Hears("BIF", new SanctionLifted { SanctionId = "s" }).Advance("PT1H")
            .Hears("BIF", new SanctionImposed { SanctionId = "s" });
        Assert.Empty(place.Conflicts("hold-bypassed"));
    }

    [Fact]
    public void It_stays_when_the_sanction_is_reversed_until_it_is_answered_for_good()
    {
        var place = Held().Hears("BIF", new SanctionImposed { SanctionId = "s" }).Advance("PT1H")
            .Hears("BIF", new SanctionReversed { SanctionId = "s" });
        var bypassed = place.Conflict("hold-bypassed");
        Assert.Equal(ConflictStatus.Open, bypassed.Status);

        place.Refuses<Forbidden>("sof-adult-3", new SettleConflict(bypassed.Id, "answered", null, "grund"));
        place.Does("bif-head", new SettleConflict(bypassed.Id, "answered", null, "fejl i kørslen"));
        Assert.Equal((ConflictStatus.Settled, null), (place.Conflict("hold-bypassed").Status, place.Conflict("hold-bypassed").Owes));
        Assert.Empty(place.Alerted("hold-bypassed"));
        place.Refuses<StateConflict>("bif-benefits-1", new SettleConflict(bypassed.Id, "answered", null, "igen"));
    }

    [Fact]
    public void A_head_who_answers_twice_is_told_it_is_settled_not_that_it_is_forbidden()
    {
        var place = Held().Hears("BIF", new SanctionImposed { SanctionId = "s" });
        var id = place.Conflict("hold-bypassed").Id;
        place.Does("bif-head", new SettleConflict(id, "answered", null, "fejl i kørslen"));
        Assert.Contains(
            "bif-head", place.Refuses<StateConflict>("bif-head", new SettleConflict(id, "answered", null, "igen")).Why,
            StringComparison.Ordinal);
        place.Refuses<Forbidden>("sof-adult-3", new SettleConflict(id, "answered", null, "grund"));
    }

    [Fact]
    public void A_missed_answer_presses_the_other_head_for_nobody_stands_above_one()
    {
        var place = Held().Hears("BIF", new SanctionImposed { SanctionId = "s" }).At("2026-03-09T23:59:59");
        Assert.Equal(Severity.Info, place.AlertTo("sof-head", "hold-bypassed").Severity);
        place.At("2026-03-10T00:00");
        Assert.Equal(Severity.Urgent, place.AlertTo("sof-head", "hold-bypassed").Severity);
        Assert.Equal(["bif-head", "sof-head"], place.Alerted("hold-bypassed"));
    }

    [Fact]
    public void It_goes_with_the_reason_to_hold_and_comes_back_as_the_same()
    {
        var place = Held().Hears("BIF", new SanctionImposed { SanctionId = "s" });
        var id = place.Conflict("hold-bypassed").Id;
        place.Hears("SOF", new InterventionEnded { InterventionId = "b", EndedOn = CitizenScenario.Day("2026-02-27") });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("hold-bypassed").Status);

        place.Advance("PT1H").Hears("SOF", EventSamples.Started("b2", "shelter", "sof-adult-1", CitizenScenario.Day("2026-03-01")));
        Assert.Equal(
            (id, ConflictStatus.Open, place.Now),
            (place.Conflict("hold-bypassed").Id, place.Conflict("hold-bypassed").Status, place.Conflict("hold-bypassed").DetectedAt));
    }

    private static CitizenScenario Held() => new CitizenScenario()
        .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-03-01"), 12))
        .Hears("BIF", EventSamples.Notified("s", "bif-benefits-1", SanctionReason.Refusal));
}

using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class SupportAfterSanctionTests
{
    [Fact]
    public void The_sanctioning_caseworker_reconsiders_within_ten_business_days_and_the_alert_is_about_the_sanction()
    {
        var place = Imposed().At("2026-03-05T09:00").Hears("SOF", Asked());
        var support = place.Conflict("support-after-sanction");
        Assert.Equal(
            ("bif-benefits-1", CitizenScenario.Local("2026-03-19T23:59:59")), (support.Owes!.Value.Value, support.AnswerBy!.Value.At));
        Assert.Equal("BIF/s", place.AlertTo("bif-benefits-1", "support-after-sanction").About);
        Assert.StartsWith(
            "Der er søgt om en enkeltydelse (SOF) højst 90 dage efter en sanktion (BIF)", Explained.Fully(place, support).Da,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-02T08:59", false)]
    [InlineData("2026-03-02T09:00", true)]
    [InlineData("2026-05-31T23:59", true)]
    [InlineData("2026-06-01T00:00", false)]
    public void It_holds_from_the_imposing_to_the_end_of_the_ninetieth_day(string asked, bool isFound)
    {
        var place = Imposed().Hears("SOF", Asked(), CitizenScenario.Local(asked));
        Assert.Equal(isFound ? 1 : 0, place.Conflicts("support-after-sanction").Count);
    }

    [Fact]
    public void A_benefit_that_goes_on_and_a_sanction_that_is_only_notified_make_none()
    {
        var place = Imposed().Hears("SOF", new BenefitRequested { BenefitId = "e", Kind = BenefitKind.Ongoing });
        place.Hears("BIF", EventSamples.Notified("s2", "bif-benefits-1", SanctionReason.Other));
        Assert.Empty(place.Conflicts("support-after-sanction"));
    }

    [Fact]
    public void One_that_is_granted_or_refused_unasked_counts_as_asked_for_then()
    {
        Assert.Single(
            Imposed().Hears("SOF", new BenefitGranted { BenefitId = "e", Kind = BenefitKind.Single }).Conflicts("support-after-sanction"));
        Assert.Single(
            Imposed().Hears("SOF", new BenefitRefused { BenefitId = "e", Kind = BenefitKind.Single }).Conflicts("support-after-sanction"));
    }

    [Fact]
    public void A_coordinator_is_told_also_one_appointed_meanwhile()
    {
        var place = Imposed().Hears("SOF", Asked())
            .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-03-01")));
        Assert.Empty(place.Conflict("support-after-sanction").Told);
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-2"), "kender borgeren"));
        Assert.Equal("sof-adult-2", Assert.Single(place.Conflict("support-after-sanction").Told).Value);
    }

    [Fact]
    public void It_dissolves_when_the_sanction_is_reversed_and_an_answer_stays()
    {
        var place = Imposed().Hears("SOF", Asked()).Advance("PT1H").Hears("BIF", new SanctionReversed { SanctionId = "s" });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("support-after-sanction").Status);
        Assert.Empty(place.Alerted("support-after-sanction"));

        place = Imposed().Hears("SOF", Asked());
        place.Does("bif-benefits-1", new SettleConflict(place.Conflict("support-after-sanction").Id, "answered", null, "fastholdes"));
        place.Advance("PT1H").Hears("BIF", new SanctionReversed { SanctionId = "s" });
        Assert.Equal(ConflictStatus.Settled, place.Conflict("support-after-sanction").Status);
    }

    [Fact]
    public void An_answer_falls_when_the_sanction_turns_out_to_be_imposed_at_another_time()
    {
        var place = Imposed().Advance("P1D").Hears("SOF", Asked());
        var id = place.Conflict("support-after-sanction").Id;
        place.Does("bif-benefits-1", new SettleConflict(id, "answered", null, "fastholdes"));
        place.Advance("PT1H").Hears("BIF", new SanctionImposed { SanctionId = "s" }, CitizenScenario.Local("2026-03-02T12:00"));
        Assert.Equal(ConflictStatus.Settled, place.Conflict("support-after-sanction").Status); // Reported again, it moves nothing.
        place.Hears("BIF", new EventWithdrawn { Id = "imposed", Reason = "forkert tid" });
        Assert.Equal(
            (id, ConflictStatus.Open, place.Now),
            (place.Conflict("support-after-sanction").Id, place.Conflict("support-after-sanction").Status,
            place.Conflict("support-after-sanction").DetectedAt));
    }

    [Fact]
    public void A_missed_answer_goes_to_the_unit_leader_and_later_to_the_head()
    {
        // Acknowledged anew after the warning, so that only the miss tells upwards.
        var place = Acknowledged(Imposed().Hears("SOF", Asked()));
        Acknowledged(place.At("2026-03-11T08:00"));
        Acknowledged(place.At("2026-03-13T08:00")).At("2026-03-16T23:59:59");
        Assert.Equal(["bif-benefits-1"], place.Alerted("support-after-sanction"));
        Assert.Equal(["bif-benefits-1", "bif-benefits-lead"], place.At("2026-03-17T00:00").Alerted("support-after-sanction"));
        Assert.Contains("bif-head", place.At("2026-03-24T00:00").Alerted("support-after-sanction"));
    }

    private static CitizenScenario Acknowledged(CitizenScenario place)
    {
        place.Does("bif-benefits-1", new AcknowledgeAlert(place.AlertTo("bif-benefits-1", "support-after-sanction").Id));
        return place;
    }

    private static CitizenScenario Imposed() => new CitizenScenario()
        .Hears("BIF", EventSamples.Notified("s", "bif-benefits-1", SanctionReason.Other))
            .Hears("BIF", new SanctionImposed { SanctionId = "s" }, id: "imposed");

    private static BenefitRequested Asked() => new() { BenefitId = "e", Kind = BenefitKind.Single };
}

using Coordination.Domain.Access;
using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;
using static Coordination.Domain.Tests.CitizenScenario;

namespace Coordination.Domain.Tests.Costs;

/// <summary>What the interventions of a plan cost together: by payer, before and after, and of what the viewer sees alone.</summary>
public sealed class PlanCostTests
{
    [Fact]
    public void Costs_are_summed_by_payer_and_compared_before_and_after_the_plan()
    {
        var place = Shared();
        place.Hears("SOF", new PlanAgreed { PlanId = "p" }, time: Local("2026-03-02T09:00"));
        var costs = Seen(place.At("2026-05-10T09:00"), Disclosure.Whole(AccessGround.System)).Costs!;

        Assert.Equal((Day("2026-03-02"), 2), (costs.AgreedOn!.Value, costs.MonthsAfter));
        // BIF: 310 a month from January 1st; SOF: 700 a week from March 2nd, one payment of 1,000 the day before the plan.
        Assert.Equal(["Kommunen", "staten", ""], costs.Payers.Select(static payer => payer.Payer ?? ""));
        var (municipality, state, nobody) = (costs.Payers[0], costs.Payers[1], costs.Payers[2]);
        Assert.Equal(310, municipality.ThisMonth);
        Assert.Equal((310 * 4) + 100, municipality.SoFar); // Ten days of May.
        Assert.Equal(Math.Round((310 + 310 + 10) / 12m, 2), municipality.Before);
        Assert.Equal(310, municipality.After);
        Assert.Equal((7_000m, 3_100m), (state.SoFar, state.ThisMonth));
        Assert.Equal((0m, 3_050m), (state.Before!.Value, state.After!.Value)); // 61 days.
        Assert.Equal((1_000m, 0m, 83.33m, 0m), (nobody.SoFar, nobody.ThisMonth, nobody.Before!.Value, nobody.After!.Value));
        Assert.Equal(municipality.SoFar + state.SoFar + nobody.SoFar, costs.Total.SoFar);
        Assert.Null(costs.Total.Payer);
    }

    [Fact]
    public void Before_and_after_are_of_the_first_agreement_and_nothing_is_paid_after_a_death()
    {
        var place = Shared();
        place.Hears("SOF", new PlanAgreed { PlanId = "p" }, time: Local("2026-03-02T09:00"));
        place.Hears("SOF", new PlanAgreed { PlanId = "p" }, time: Local("2026-04-20T09:00"));
        place.At("2026-05-10T09:00");
        var costs = Seen(place, Disclosure.Whole(AccessGround.System)).Costs!;
        Assert.Equal((Day("2026-03-02"), 2), (costs.AgreedOn!.Value, costs.MonthsAfter));

        place.Hears("BIF", new CitizenDied { OnDate = Day("2026-05-01") });
        var ended = Seen(place, Disclosure.Whole(AccessGround.System)).Costs!;
        Assert.Equal((310m * 4, 0m), (ended.Payers[0].SoFar, ended.Total.ThisMonth));
    }

    [Fact]
    public void A_sum_is_of_what_the_viewer_sees_alone()
    {
        var place = Shared();
        place.Hears("BIF", new PlanAgreed { PlanId = "p" });
        place.At("2026-05-10T09:00");
        var whole = Seen(place, Disclosure.Whole(AccessGround.System));
        var leader = CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new("sof-head")), place.Organization, place.Now).Shown!;
        Assert.False(leader.Shows(new DepartmentCode("BIF")));

        var seen = Seen(place, leader);
        Assert.Equal(["staten", ""], seen.Costs!.Payers.Select(static payer => payer.Payer ?? ""));
        Assert.Equal(8_000, seen.Costs.Total.SoFar);
        Assert.Equal(whole.Costs!.Total.SoFar - whole.Costs.Payers[0].SoFar, seen.Costs.Total.SoFar);
        Assert.Null(seen.Costs.AgreedOn); // The plan is BIF's.
        Assert.All(seen.Interventions.Where(static one => one.Masked), static one => Assert.Equal((null, null), (one.Cost, one.Payer)));
    }

    [Fact]
    public void Without_a_cost_nothing_is_summed_and_less_than_a_month_is_no_mean()
    {
        var place = new CitizenScenario().Hears(
            "BIF", EventSamples.Started("b", "contact-course", "bif-job-1", Day("2026-01-01")));
        Assert.Null(Seen(place, Disclosure.Whole(AccessGround.System)).Costs);
        var costs = PlanCostPicture.Of([], Day("2026-03-01"), Day("2026-03-31"));
        Assert.Equal((0, null, 0m), (costs.MonthsAfter, costs.Total.After, costs.Total.Before!.Value));
        Assert.Equal(12, PlanCostPicture.Of([], Day("2020-02-29"), Day("2026-03-31")).MonthsAfter);
    }

    private static CitizenView Seen(CitizenScenario place, Disclosure shown) =>
        new ViewerPicture(place.Citizen, place.DecisionContext, shown).Picture();

    private static CitizenScenario Shared() => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("b", "contact-course", "bif-job-1", Day("2026-01-01")) with
        {
            Cost = new Cost { Amount = 310, Per = "month" }, Payer = "Kommunen",
        })
        .Hears("SOF", EventSamples.Started("s", "housing-support", "sof-adult-1", Day("2026-03-02")) with
        {
            Cost = new Cost { Amount = 700, Per = "week" }, Payer = "staten",
        })
        .Hears("SOF", EventSamples.Started("once", "housing-support", "sof-adult-1", Day("2026-03-01"), to: Day("2026-03-01")) with
        {
            Cost = new Cost { Amount = 1_000 },
        });
}

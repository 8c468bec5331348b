using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class PlanFollowUpTests
{
    private const string First = "plan-follow-up:SOF/p";
    private const string Second = "plan-follow-up:SOF/p:2";

    [Fact]
    public void The_first_is_after_three_months_each_next_one_six_months_after_the_last()
    {
        var place = Agreed().At("2026-05-28T12:00").Hears("SOF", new PlanFollowedUp { PlanId = "p" });
        Assert.Equal(
            (DeadlineStatus.Met, CitizenScenario.Local("2026-05-28T23:59:59")),
            (place.DeadlineOf(First).Status, place.DeadlineOf(First).Due.At));
        Assert.Equal(
            (DeadlineStatus.Open, CitizenScenario.Local("2026-11-28T23:59:59")),
            (place.DeadlineOf(Second).Status, place.DeadlineOf(Second).Due.At));

        place.At("2026-12-01T09:00").Hears("SOF", new PlanFollowedUp { PlanId = "p" });
        Assert.Equal(DeadlineStatus.Missed, place.DeadlineOf(Second).Status);
        Assert.Equal(CitizenScenario.Local("2027-06-01T23:59:59"), place.DeadlineOf("plan-follow-up:SOF/p:3").Due.At);
    }

    [Theory]
    [InlineData("2026-11-30T09:00", "2027-02-28T23:59:59")]
    [InlineData("2027-11-30T09:00", "2028-02-29T23:59:59")]
    public void Three_months_end_with_the_month_at_the_latest(string agreed, string due) =>
        Assert.Equal(CitizenScenario.Local(due), Agreed(agreed).DeadlineOf(First).Due.At);

    [Fact]
    public void The_coordinator_owes_it_and_while_there_is_none_the_entry_unit()
    {
        var place = Agreed();
        Assert.Equal("sof-adult-lead", place.DeadlineOf(First).Responsible.Value);
        place.Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01")));
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-3"), "kender borgeren"));
        Assert.Equal("sof-adult-3", place.DeadlineOf(First).Responsible.Value);
        Assert.Equal(["sof-adult-3"], place.At("2026-05-25T08:00").Alerted("plan-follow-up"));
    }

    [Fact]
    public void Another_plan_takes_its_place()
    {
        var place = Agreed().At("2026-03-20T09:00").Hears("BIF", new PlanAgreed { PlanId = "q" });
        Assert.Equal((DeadlineStatus.Cleared, place.Now), (place.DeadlineOf(First).Status, place.DeadlineOf(First).ClearedAt!.Value));
        Assert.Equal(DeadlineStatus.Open, place.DeadlineOf("plan-follow-up:BIF/q").Status);
    }

    [Fact]
    public void A_follow_up_heard_late_divides_the_time_as_if_it_had_come_at_once()
    {
        var place = Agreed().At("2026-12-01T09:00")
            .Hears("SOF", new PlanFollowedUp { PlanId = "p" }, CitizenScenario.Local("2026-11-20T09:00"));
        Assert.Equal(DeadlineStatus.Missed, place.DeadlineOf(First).Status);
        place.Hears("SOF", new PlanFollowedUp { PlanId = "p" }, CitizenScenario.Local("2026-05-20T09:00"));
        Assert.Equal((DeadlineStatus.Met, DeadlineStatus.Met), (place.DeadlineOf(First).Status, place.DeadlineOf(Second).Status));
        Assert.Equal(CitizenScenario.Local("2027-05-20T23:59:59"), place.DeadlineOf("plan-follow-up:SOF/p:3").Due.At);
    }

    [Theory]
    [InlineData("q", "r")]
    [InlineData("r", "q")]
    public void Of_several_later_plans_the_first_takes_its_place(string first, string second)
    {
        var place = Agreed().At("2026-04-20T09:00")
            .Hears("BIF", new PlanAgreed { PlanId = second }, CitizenScenario.Local("2026-04-10T09:00"))
            .Hears("BIF", new PlanAgreed { PlanId = first }, CitizenScenario.Local("2026-03-20T09:00"));
        Assert.Equal(CitizenScenario.Local("2026-03-20T09:00"), place.DeadlineOf(First).ClearedAt);
        Assert.Equal(CitizenScenario.Local("2026-04-10T09:00"), place.DeadlineOf($"plan-follow-up:BIF/{first}").ClearedAt);
        Assert.Null(place.DeadlineOf($"plan-follow-up:BIF/{second}").ClearedAt);
    }

    [Fact]
    public void A_follow_up_after_another_plan_was_agreed_asks_for_no_next_one()
    {
        var place = Agreed().At("2026-03-20T09:00").Hears("BIF", new PlanAgreed { PlanId = "q" }).At("2026-04-01T09:00")
            .Hears("SOF", new PlanFollowedUp { PlanId = "p" });
        Assert.Equal([First, "plan-follow-up:BIF/q"], place.Citizen.Deadlines.Keys.Select(id => id.Value).OrderDescending());
    }

    [Fact]
    public void Later_ones_warn_by_business_days_like_the_first()
    {
        var place = Agreed().At("2026-05-28T12:00").Hears("SOF", new PlanFollowedUp { PlanId = "p" });
        Assert.Equal(DeadlineStatus.Open, place.At("2026-11-25T07:59").DeadlineOf(Second).Status);
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-11-25T08:00").DeadlineOf(Second).Status);
    }

    private static CitizenScenario Agreed(string at = "2026-02-28T09:00") =>
        new CitizenScenario(at).Hears("SOF", new PlanAgreed { PlanId = "p" });
}

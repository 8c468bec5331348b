using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class TransitionTests
{
    private const string Start = "transition-start:SOF/i";
    private const string Ready = "transition-ready:SOF/i";

    [Theory]
    [InlineData("2010-03-20", "2026-04-20T23:59:59", "2028-03-20T23:59:59")]
    [InlineData("2010-12-31", "2027-01-31T23:59:59", "2028-12-31T23:59:59")]
    [InlineData("2011-01-31", "2027-02-28T23:59:59", "2029-01-31T23:59:59")] // clamped to the month's end
    [InlineData("2012-01-31", "2028-02-29T23:59:59", "2030-01-31T23:59:59")] // in a leap year
    [InlineData("2012-02-29", "2028-03-29T23:59:59", "2030-02-28T23:59:59")] // 16 on 29 February; 18 in a year without one
    public void It_starts_a_month_after_the_sixteenth_birthday_and_is_ready_on_the_eighteenth(string born, string start, string ready)
    {
        var place = Lasting(born);
        Assert.Equal(
            (CitizenScenario.Local(start), "sof-family-1"), (place.DeadlineOf(Start).Due.At, place.DeadlineOf(Start).Responsible.Value));
        Assert.Equal(
            (CitizenScenario.Local(ready), "sof-family-1"), (place.DeadlineOf(Ready).Due.At, place.DeadlineOf(Ready).Responsible.Value));
    }

    [Fact]
    public void Nobody_grown_up_and_no_need_that_passes_asks_for_it()
    {
        Assert.Empty(Lasting("2008-02-01").Citizen.Deadlines.Values);
        Assert.Empty(Lasting("2010-03-20", lasting: false).Citizen.Deadlines.Values);
        Assert.Empty(Lasting("2010-03-20", lasting: null).Citizen.Deadlines.Values);
    }

    [Theory]
    [InlineData("2026-04-20T23:59:59", DeadlineStatus.Met)]
    [InlineData("2026-04-21T00:00:00", DeadlineStatus.Missed)]
    public void The_start_is_met_by_a_recorded_plan_by_the_events_own_time(string recorded, DeadlineStatus status)
    {
        var place = Lasting("2010-03-20").At("2026-05-01T09:00");
        Assert.Equal(DeadlineStatus.Missed, place.DeadlineOf(Start).Status);
        place.Hears(
            "SOF", new TransitionPlanRecorded { PlanId = "o", OnDate = CitizenScenario.Day("2026-04-20") },
            CitizenScenario.Local(recorded));
        Assert.Equal((status, CitizenScenario.Local(recorded)), (place.DeadlineOf(Start).Status, place.DeadlineOf(Start).MetAt!.Value));
    }

    [Fact]
    public void From_the_eighteenth_birthday_nobody_waits_for_a_start_any_more()
    {
        var place = Lasting("2010-03-20").At("2028-03-19T23:59:59");
        Assert.NotEmpty(place.Alerted("transition-start"));
        Assert.Empty(place.At("2028-03-20T00:00").Alerted("transition-start"));
        Assert.Equal((DeadlineStatus.Missed, place.Now), (place.DeadlineOf(Start).Status, place.DeadlineOf(Start).ClearedAt!.Value));
    }

    [Fact]
    public void Ready_is_met_by_adult_support_that_lasts_beyond_the_birthday()
    {
        var place = Lasting("2010-03-20")
            .Hears("SOF", EventSamples.Started("a", "aftercare", "sof-adult-1", CitizenScenario.Day("2028-03-20")))
            .Hears("SOF",
                EventSamples.Started(
                    "b", "aftercare", "sof-adult-1", CitizenScenario.Day("2026-03-01"), to: CitizenScenario.Day("2028-03-19")));
        Assert.Equal(DeadlineStatus.Warned, place.At("2028-03-19T23:59:59").DeadlineOf(Ready).Status);
        Assert.Equal(
            (DeadlineStatus.Met, CitizenScenario.Local("2028-03-20T00:00")),
            (place.At("2028-03-20T00:00").DeadlineOf(Ready).Status, place.DeadlineOf(Ready).MetAt!.Value));
    }

    [Fact]
    public void Support_that_begins_the_day_after_is_too_late()
    {
        var place = Lasting("2010-03-20")
            .Hears("SOF", EventSamples.Started("a", "aftercare", "sof-adult-1", CitizenScenario.Day("2028-03-21")))
            .At("2028-03-21T00:00");
        Assert.Equal((DeadlineStatus.Missed, place.Now), (place.DeadlineOf(Ready).Status, place.DeadlineOf(Ready).MetAt!.Value));
    }

    [Fact]
    public void When_the_lasting_intervention_ends_neither_is_needed()
    {
        var place = Lasting("2010-03-20").At("2026-03-10T09:00")
            .Hears("SOF", new InterventionEnded { InterventionId = "i", EndedOn = CitizenScenario.Day("2026-03-10") });
        Assert.Equal((DeadlineStatus.Cleared, DeadlineStatus.Cleared), (place.DeadlineOf(Start).Status, place.DeadlineOf(Ready).Status));
    }

    [Theory]
    [InlineData("o", "p")]
    [InlineData("p", "o")]
    public void Of_several_plans_the_first_recorded_meets_the_start(string first, string second)
    {
        var place = Lasting("2010-03-20").At("2026-05-01T09:00")
            .Hears("SOF", new TransitionPlanRecorded { PlanId = second, OnDate = CitizenScenario.Day("2026-04-22") },
                CitizenScenario.Local("2026-04-22T09:00"))
            .Hears("SOF", new TransitionPlanRecorded { PlanId = first, OnDate = CitizenScenario.Day("2026-04-20") },
                CitizenScenario.Local("2026-04-20T09:00"));
        Assert.Equal(
            (DeadlineStatus.Met, CitizenScenario.Local("2026-04-20T09:00")),
            (place.DeadlineOf(Start).Status, place.DeadlineOf(Start).MetAt!.Value));
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void Of_several_supports_the_first_to_begin_meets_being_ready(string first, string second)
    {
        var place = Lasting("2010-03-20")
            .Hears("SOF", EventSamples.Started(second, "aftercare", "sof-adult-1", CitizenScenario.Day("2028-02-01")))
            .Hears("SOF",
                EventSamples.Started(
                    first, "disability-support", "sof-adult-1", CitizenScenario.Day("2028-01-03"), to: CitizenScenario.Day("2028-03-20")))
                .At("2028-02-02T09:00");
        Assert.Equal(CitizenScenario.Local("2028-01-03T00:00"), place.DeadlineOf(Ready).MetAt);
    }

    [Fact]
    public void Of_the_end_and_the_birthday_the_first_makes_the_start_needless()
    {
        var place = Lasting("2010-03-20").At("2028-06-01T09:00")
            .Hears("SOF", new InterventionEnded { InterventionId = "i", EndedOn = CitizenScenario.Day("2028-06-01") });
        Assert.Equal(CitizenScenario.Local("2028-03-20T00:00"), place.DeadlineOf(Start).ClearedAt);
    }

    [Fact]
    public void From_the_day_of_the_eighteenth_birthday_a_new_lasting_need_asks_for_neither()
    {
        var place = new CitizenScenario()
            .Hears("KFF", new CitizenRegistered { Name = "Ung", BirthDate = CitizenScenario.Day("2008-03-20") })
            .Hears("SOF",
                EventSamples.Started("i", "contact-person", "sof-family-1", CitizenScenario.Day("2026-03-20")) with { Lasting = true })
            .Hears("SOF",
                EventSamples.Started("j", "contact-person", "sof-family-1", CitizenScenario.Day("2026-03-19")) with { Lasting = true });
        Assert.Equal(
            ["transition-ready:SOF/j", "transition-start:SOF/j"],
            place.Citizen.Deadlines.Keys.Select(id => id.Value).Where(id => id.StartsWith("transition", StringComparison.Ordinal)).Order());
    }

    private static CitizenScenario Lasting(string born, bool? lasting = true) => new CitizenScenario()
        .Hears("KFF", new CitizenRegistered { Name = "Ung", BirthDate = CitizenScenario.Day(born) })
        .Hears("SOF",
            EventSamples.Started("i", "contact-person", "sof-family-1", CitizenScenario.Day("2026-03-01")) with { Lasting = lasting });
}

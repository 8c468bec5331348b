using Coordination.Domain.Costs;
using Coordination.Domain.Reported;
using Coordination.Events;
using static Coordination.Domain.Tests.CitizenScenario;

namespace Coordination.Domain.Tests.Costs;

/// <summary>What an intervention costs in an interval, by the days on which it runs.</summary>
public sealed class CostCourseTests
{
    [Theory]
    [InlineData("day", "2026-01-05", "2026-01-06", 200)]
    [InlineData("week", "2026-01-05", "2026-01-18", 200)]
    [InlineData("week", "2026-01-05", "2026-01-05", 14.29)]
    [InlineData("month", "2026-02-01", "2026-02-28", 100)]
    [InlineData("month", "2026-02-15", "2026-03-31", 150)] // Half of February.
    [InlineData("month", "2026-01-01", "2026-01-31", 87.10)] // From the 5th: 27 of 31 days.
    [InlineData("quarter", "2026-04-01", "2026-06-30", 100)]
    [InlineData("quarter", "2026-04-01", "2026-04-30", 32.97)] // 30 of 91 days.
    [InlineData("year", "2027-01-01", "2028-12-31", 200)]
    [InlineData("once", "2026-01-05", "2026-01-05", 100)]
    [InlineData(null, "2026-01-06", "2026-12-31", 0)]
    [InlineData("month", "2025-01-01", "2026-01-04", 0)]
    [InlineData("month", "2026-03-01", "2026-02-01", 0)]
    public void An_open_intervention_costs_what_its_days_are_of_each_period(string? per, string first, string last, decimal expected) =>
        Assert.Equal(expected, Course(per).In(Day(first), Day(last)));

    [Fact]
    public void Days_before_it_begins_after_it_ends_and_of_a_pause_cost_nothing()
    {
        var place = Started("month", ends: "2026-04-30");
        place.Hears("SOF", new InterventionPaused { InterventionId = "i", OnDate = Day("2026-02-01") });
        place.Hears("SOF", new InterventionResumed { InterventionId = "i", OnDate = Day("2026-03-01") });
        Assert.Equal([new(Day("2026-01-05"), Day("2026-01-31")), new(Day("2026-03-01"), Day("2026-04-30"))], Of(place).Days);
        Assert.Equal(287.10m, Of(place).In(Day("2026-01-01"), Day("2026-12-31")));
        place.Hears("SOF", new InterventionEnded { InterventionId = "i", EndedOn = Day("2026-03-31") });
        Assert.Equal(Day("2026-03-30"), Of(place).Days[^1].Last);
        Assert.Equal(183.87m, Of(place).In(Day("2026-01-01"), Day("2026-12-31"))); // 30 of 31 days of March.
        place.Hears("SOF", new InterventionEnded { InterventionId = "i", EndedOn = Day("2026-01-01") });
        Assert.Empty(Of(place).Days);
        Assert.Equal(0, Of(place).In(DateOnly.MinValue, DateOnly.MaxValue));
    }

    [Fact]
    public void A_day_is_paid_for_when_the_intervention_runs_on_it_in_any_order()
    {
        string[] days = ["2026-01-02", "2026-01-05", "2026-01-20", "2026-02-01", "2026-02-10", "2026-02-20"];
        var random = new Random(59);
        for (var round = 0; round < 300; round++)
        {
            var place = Started("day", ends: "2026-02-25");
            for (var report = random.Next(8); report > 0; report--)
            {
                var on = Day(days[random.Next(days.Length)]);
                place.Hears("SOF", random.Next(2) == 0
                    ? new InterventionPaused { InterventionId = "i", OnDate = on }
                    : new InterventionResumed { InterventionId = "i", OnDate = on });
            }

            if (random.Next(2) == 0)
                place.Hears("SOF", new InterventionEnded { InterventionId = "i", EndedOn = Day(days[random.Next(days.Length)]) });
            var (it, course) = (place.Intervention("SOF/i"), Of(place));
            for (var day = Day("2025-12-30"); day < Day("2026-03-03"); day = day.AddDays(1))
                Assert.Equal(it.StatusOn(day) == InterventionStatus.Active ? 100 : 0, course.In(day, day));
        }
    }

    [Fact]
    public void A_successor_that_begins_on_the_day_another_ended_is_not_paid_twice()
    {
        var place = Started("day");
        place.Hears("SOF", new InterventionEnded { InterventionId = "i", EndedOn = Day("2026-02-01") });
        place.Hears("SOF", EventSamples.Started("j", "housing-support", "sof-adult-1", Day("2026-02-01")) with
        {
            Cost = new Cost { Amount = 100, Per = "day" },
        });
        var next = CostCourse.Of(place.Intervention("SOF/j"), null)!;
        for (var day = Day("2026-01-30"); day < Day("2026-02-04"); day = day.AddDays(1))
            Assert.Equal(100, Of(place).In(day, day) + next.In(day, day));
    }

    [Fact]
    public void A_single_payment_falls_on_the_first_day_whatever_happens_on_it()
    {
        var place = Started("once");
        place.Hears("SOF", new InterventionPaused { InterventionId = "i", OnDate = Day("2026-01-05") });
        place.Hears("SOF", new InterventionResumed { InterventionId = "i", OnDate = Day("2026-03-01") });
        Assert.Equal(100, Of(place).In(Day("2026-01-05"), Day("2026-01-05")));
        Assert.Equal(0, Of(place).In(Day("2026-01-06"), Day("2026-12-31")));
        place.Hears("SOF", new InterventionEnded { InterventionId = "i", EndedOn = Day("2026-01-05") });
        Assert.Equal(100, Of(place).In(Day("2026-01-05"), Day("2026-01-05")));
        place.Hears("SOF", new InterventionEnded { InterventionId = "i", EndedOn = Day("2026-01-04") });
        Assert.Empty(Of(place).Days);
    }

    [Fact]
    public void Nothing_is_paid_from_the_day_of_death_on()
    {
        var (open, planned) = (Started("day").Intervention("SOF/i"), Started("day", ends: "2026-01-31").Intervention("SOF/i"));
        Assert.Equal([new(Day("2026-01-05"), Day("2026-02-09"))], CostCourse.Of(open, Day("2026-02-10"))!.Days);
        Assert.Equal([new(Day("2026-01-05"), Day("2026-01-31"))], CostCourse.Of(planned, Day("2026-02-10"))!.Days);
        var once = Started("once").Intervention("SOF/i");
        Assert.Equal(100, CostCourse.Of(once, Day("2026-01-06"))!.In(Day("2026-01-05"), Day("2026-01-05")));
        Assert.All([open, planned, once], static it => Assert.Empty(CostCourse.Of(it, Day("2026-01-05"))!.Days));
    }

    [Fact]
    public void Parts_of_an_interval_cost_together_what_it_costs_to_the_ore()
    {
        foreach (var per in (string[])["day", "week", "month", "quarter", "year", "once"])
        {
            var course = Course(per);
            var days = Enumerable.Range(0, 730).Select(day => Day("2026-01-01").AddDays(day));
            var difference = course.In(Day("2026-01-01"), Day("2027-12-31")) - days.Sum(day => course.In(day, day));
            Assert.InRange(difference, -730 * 0.005m, 730 * 0.005m);
        }
    }

    [Fact]
    public void The_last_report_of_a_cost_counts_for_the_whole_course_until_taken_back()
    {
        var place = Started("month");
        place.Hears("SOF", new InterventionChanged
        {
            InterventionId = "i", Cost = new() { Amount = 70, Per = "week" }, Payer = " staten ",
        });
        Assert.Equal((70m, CostPeriod.Week, "staten"), (Of(place).Amount, Of(place).Per, Of(place).Payer));
        Assert.Equal(20, Of(place).In(Day("2026-01-05"), Day("2026-01-06")));
        place.Hears("SOF", new InterventionChanged { InterventionId = "i", Cleared = ["cost"] });
        Assert.Null(CostCourse.Of(place.Intervention("SOF/i"), null));
        // What was journaled before the words were fixed is not guessed.
        Assert.Null(CostCourse.Of(place.Intervention("SOF/i") with { Cost = new Cost { Amount = 1, Per = "fortnight" } }, null));
    }

    private static CostCourse Course(string? per) => Of(Started(per));

    private static CostCourse Of(CitizenScenario place) => CostCourse.Of(place.Intervention("SOF/i"), null)!;

    private static CitizenScenario Started(string? per, string? ends = null) => new CitizenScenario().Hears(
        "SOF", EventSamples.Started("i", "housing-support", "sof-adult-1", Day("2026-01-05"), to: ends is null ? null : Day(ends)) with
        {
            Cost = new Cost { Amount = 100, Per = per },
        });
}

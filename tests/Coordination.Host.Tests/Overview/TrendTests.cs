using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Operations.Trends;
using Coordination.Silo.Figures;
using Coordination.Storage.Operations;

namespace Coordination.Host.Tests.Overview;

/// <summary>What is told of the samples of a range.</summary>
public sealed class TrendTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 29, 12, 34, 0, TimeSpan.Zero);
    private static readonly ToldFigures Exact = new(null, PolicyBook.Delivered.Newest.Access, Organization.Empty);
    private static readonly ToldFigures OfLeader = new(["BIF"], PolicyBook.Delivered.Newest.Access, Organization.Empty);

    [Fact]
    public void A_range_has_every_step_up_to_now_also_where_the_clock_was_moved()
    {
        var minutes = TrendRange.Day.StepsUpTo(Now);
        Assert.Equal((288, Now.AddMinutes(-4), Now.AddHours(-24).AddMinutes(1)), (minutes.Count, minutes[^1], minutes[0]));
        var days = TrendRange.Year.StepsUpTo(Now);
        Assert.Equal((365, new DateTimeOffset(2026, 3, 28, 23, 0, 0, TimeSpan.Zero)), (days.Count, days[^1]));
        Assert.Equal(new DateTimeOffset(2025, 3, 29, 23, 0, 0, TimeSpan.Zero), days[0]);
    }

    [Fact]
    public void A_step_without_sample_is_no_zero_and_one_without_counts_is()
    {
        var trend = Trend.Of(
            TrendRange.Day.StepsUpTo(Now), [new(Now.AddMinutes(-9), TrendFigures.ConflictsOpen, 3), new(Now.AddMinutes(-4), "found", 1)]);
        Assert.Equal((null, null), (trend.Steps[^3][TrendFigures.ConflictsOpen], trend.Steps[^3].Settled));
        Assert.Equal((3, 0), (trend.Steps[^2][TrendFigures.ConflictsOpen], trend.Steps[^2][TrendFigures.ConflictsFound]));
        Assert.Equal((null, 0), (trend.Steps[^1][TrendFigures.ConflictsOpen], trend.Steps[^1].Settled));
    }

    [Fact]
    public void Longer_steps_add_counts_keep_the_most_and_have_percentiles_of_all_events()
    {
        var (fast, slow) = (TrendFigures.SettledWithinOf(10), TrendFigures.SettledWithinOf(1_000));
        var begins = TrendRange.Month.StepsUpTo(Now);
        var day = Trend.Of(begins,
        [
            new(begins[^2], fast, 100), new(begins[^2], TrendFigures.Parked, 4), new(begins[^1], slow, 100),
            new(begins[^1], TrendFigures.Parked, 2),
        ]).Gathered(static _ => Now);

        var step = Assert.Single(day.Steps);
        Assert.Equal((200, 4, 950), (step.Settled, step[TrendFigures.Parked], step.SettledMilliseconds));
    }

    [Fact]
    public void Leaders_are_told_of_citizens_in_whole_fives_and_of_the_service_exactly()
    {
        var step = new TrendStepFigures(
            Now, new Dictionary<string, long> { [TrendFigures.AlertsRaised] = 9, [TrendFigures.Parked] = 9 });
        var (alerts, parked) = (Figure(TrendFigures.AlertsRaised), Figure(TrendFigures.Parked));
        Assert.Equal((9, 9), (alerts.ToldAs(Exact, step), parked.ToldAs(Exact, step)));
        Assert.Equal((5, 9), (alerts.ToldAs(OfLeader, step), parked.ToldAs(OfLeader, step)));
    }

    [Fact]
    public void Leaders_are_told_no_trend_of_what_they_know_exactly_of_their_own_department()
    {
        string[] withheld = [TrendFigures.ConflictsOpen, TrendFigures.DeadlinesMissed];
        Assert.Equal(
            withheld, TrendFigure.All.Except(TrendFigure.ToldTo(OfLeader)).Select(static figure => figure.Name));
        Assert.Equal(TrendFigure.All, TrendFigure.ToldTo(Exact));
    }

    [Fact]
    public void A_chart_has_no_line_where_nothing_was_sampled()
    {
        var chart = new TrendChartModel("events-settled", TrendMeasures.Count, [Point(0), Point(null), Point(4), Point(null)], []);
        Assert.Equal("M0 58V58H80M160 3V3H240", chart.Line);
        Assert.Equal("M0 58V58H80V58ZM160 58V3H240V58Z", chart.Area);
        Assert.Equal((4, 4), (chart.Most, chart.Last));

        static TrendPoint Point(long? value) => new(Now, value);
    }

    private static TrendFigure Figure(string name) => TrendFigure.All.Single(figure => figure.Name == name);
}

using Coordination.Host.Overview;

namespace Coordination.Host.Tests.Pages.Indicators;

/// <summary>What is told of a series of costs tells no single citizen's cost.</summary>
public sealed class CostSeriesTests
{
    private const int Least = 5;

    [Theory]
    [InlineData(0, 1_000)]
    [InlineData(1_000, 1_000)]
    [InlineData(1_000.01, 2_000)]
    [InlineData(2_001, 5_000)]
    [InlineData(5_001, 10_000)]
    [InlineData(100_000_000, 100_000_000)]
    public void A_step_is_no_smaller_than_the_largest_cost(decimal most, decimal step) => Assert.Equal(step, CostSeries.StepOf(most));

    [Theory]
    [InlineData(2_000, 1_250, 1_750, 8_000)] // One of the others has the largest cost.
    [InlineData(900, 525, 1_000, 4_000)] // The sixth citizen has.
    public void Quarters_that_differ_by_one_citizen_do_not_tell_the_cost_within_half_a_step(
        int largest, int from, int to, int toldWithout)
    {
        const int Step = 2_000;
        // For both answers that there are: the smallest and the largest cost of the sixth citizen that lead to it.
        SortedDictionary<decimal, (int Least, int Most)> led = [];
        for (var each = from; each < to; each += 5)
            for (var cost = 10; cost <= Step; cost += 10)
            {
                if (CostSeries.StepOf(Math.Max(largest, cost)) != Step) continue;
                var series = new CostSeries();
                for (var citizen = 0; citizen < 6; citizen++)
                {
                    var amount = citizen == 5 ? cost : citizen == 4 ? largest : each;
                    if (citizen < 5) series.Add("2025-Q1", $"c{citizen}", null, amount);
                    series.Add("2025-Q2", $"c{citizen}", null, amount);
                }

                var told = series.Told(Least).Select(static one => one.Told!.Value).ToArray();
                Assert.Equal([5, 6], told.Select(static one => one.Citizens));
                Assert.Equal(toldWithout, told[0].Amount);
                var apart = told[1].Amount - toldWithout;
                led[apart] = led.TryGetValue(apart, out var so) ? (Math.Min(so.Least, cost), Math.Max(so.Most, cost)) : (cost, cost);
            }

        Assert.Equal([0, Step], led.Keys);
        Assert.All(led.Values, static one => Assert.True(one.Most - one.Least >= (Step / 2) - 20, $"{one}"));
    }

    [Fact]
    public void What_is_left_out_has_no_number_and_nothing_is_rounded_to_zero()
    {
        var series = new CostSeries();
        for (var citizen = 0; citizen < 5; citizen++)
        {
            series.Add("2025-Q1", $"c{citizen}", "kommunen", 80_000);
            series.Add("2025-Q2", $"c{citizen}", "Kommunen", 9_000);
            if (citizen < 4) series.Add("2025-Q3", $"c{citizen}", null, 80_000);
            series.Add("2025-Q4", $"c{citizen}", null, citizen == 0 ? 900_000 : 1_000);
        }

        Assert.Equal(
            [("2025-Q1", (5L, 400_000m)), ("2025-Q2", null), ("2025-Q3", null), ("2025-Q4", null)], series.Told(Least));
        Assert.Equal("Kommunen", series.Payer);
    }
}

using Coordination.Host.Overview;

namespace Coordination.Host.Tests.Pages.Indicators;

/// <summary>A forecast is compared with the costs that are told of the same quarter, by kind.</summary>
public sealed class ForecastCellsTests
{
    private const int Least = 5;
    private const string Quarter = "2026-Q3";
    private const string Payer = "Kommunen";

    [Fact]
    public void A_forecast_less_the_told_kinds_leaves_nothing_of_a_kind_that_is_not_told()
    {
        Dictionary<ForecastKey, CostSeries> ahead = [];
        Dictionary<string, CostSeries> costs = [];
        Add("flat", ForecastEnds.Open, 6, 5_000);
        Add("support", ForecastEnds.Open, 5, 5_000);
        Add("support", ForecastEnds.Planned, 7, 5_000);
        Add("rare", ForecastEnds.Open, 4, 5_000); // Of few.
        Add("one", ForecastEnds.Planned, 5, 1_000, ofFirst: 50_000); // Of one nearly all.
        Add("half", ForecastEnds.Open, 8, 5_000); // Costs tell both ends together: neither is in a sum.
        Add("half", ForecastEnds.Planned, 2, 5_000);

        var told = costs.Select(one => (one.Key, Assert.Single(one.Value.Told(Least)).Told))
            .Where(static one => one.Told is not null).ToDictionary(static one => one.Key, static one => one.Told!.Value.Amount);
        Assert.Equal(["flat", "half", "support"], told.Keys.Order(StringComparer.Ordinal));
        var forecast = ForecastCells.Told(ahead, Least);
        Assert.Equal(
            [
                new ForecastCellView(Quarter, "SOF", Payer, ForecastEnds.Planned, 35_000),
                new ForecastCellView(Quarter, "SOF", Payer, ForecastEnds.Open, 55_000),
                new ForecastCellView(Quarter, "SOF", null, null, null),
            ],
            forecast);
        Assert.Equal(told["flat"] + told["support"], forecast.Sum(static one => one.Amount ?? 0));

        void Add(string kind, string ends, int citizens, decimal amount, decimal? ofFirst = null)
        {
            ForecastKey key = new("SOF", kind, Payer.ToUpperInvariant(), ends);
            if (!ahead.TryGetValue(key, out var series)) ahead[key] = series = new CostSeries();
            if (!costs.TryGetValue(kind, out var past)) costs[kind] = past = new CostSeries();
            for (var citizen = 0; citizen < citizens; citizen++)
                foreach (var one in (CostSeries[])[series, past])
                    one.Add(Quarter, $"{ends}-{citizen}", Payer, citizen == 0 && ofFirst is { } first ? first : amount);
        }
    }

    [Fact]
    public void What_is_left_out_changes_no_sum()
    {
        Dictionary<ForecastKey, CostSeries> ahead = [];
        var told = Fill("flat", 6);
        Assert.NotEmpty(told);
        foreach (var (kind, citizens) in ((string, int)[])[("one", 1), ("four", 4)])
            Assert.Equal(told, Fill(kind, citizens).Where(static one => one.Amount is not null));

        ForecastCellView[] Fill(string kind, int citizens)
        {
            var series = ahead[new ForecastKey("SOF", kind, "KOMMUNEN", ForecastEnds.Open)] = new CostSeries();
            for (var citizen = 0; citizen < citizens; citizen++) series.Add(Quarter, $"c{citizen}", Payer, 90_000);
            return ForecastCells.Told(ahead, Least);
        }
    }
}

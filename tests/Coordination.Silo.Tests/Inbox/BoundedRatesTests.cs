using System.Globalization;
using Coordination.Silo.Inbox;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Inbox;

public sealed class BoundedRatesTests
{
    private readonly HeldTime _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_name_gets_its_burst_then_its_rate_and_the_burst_again_after_a_rest()
    {
        var rates = new BoundedRates(_time, aSecond: 10, atOnce: 30);
        Assert.Equal(30, Allowed(rates, "a", 50));
        _time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(10, Allowed(rates, "a", 50));
        Assert.Equal(0, Allowed(rates, "a", 50));
        _time.Pass(TimeSpan.FromHours(1));
        Assert.Equal(30, Allowed(rates, "a", 50));
    }

    [Fact]
    public void A_name_that_uses_up_its_rate_takes_nothing_of_anothers()
    {
        var rates = new BoundedRates(_time, aSecond: 10, atOnce: 10);
        Assert.Equal(10, Allowed(rates, "greedy", 1_000));
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Sum(number => Allowed(rates, $"modest {number}", 1)));
    }

    [Fact]
    public void Uses_together_are_allowed_or_refused_together_and_more_than_a_burst_counts_as_one()
    {
        var rates = new BoundedRates(_time, aSecond: 1, atOnce: 5);
        Assert.True(rates.Allows("a", 4));
        Assert.False(rates.Allows("a", 2));
        Assert.True(rates.Allows("a"));
        Assert.False(rates.Allows("a"));
        Assert.True(rates.Allows("b", 1_000));
        Assert.False(rates.Allows("b"));
    }

    [Fact]
    public void A_million_uses_cost_no_memory()
    {
        var rates = new BoundedRates(_time, aSecond: 1_000, atOnce: 1_000);
        var names = Enumerable.Range(0, 1_000).Select(static number => number.ToString(CultureInfo.InvariantCulture)).ToArray();
        Assert.True(rates.Allows(names[0]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1_000; round++)
            foreach (var name in names) rates.Allows(name);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int Allowed(BoundedRates rates, string name, int tries) =>
        Enumerable.Range(0, tries).Count(_ => rates.Allows(name));
}

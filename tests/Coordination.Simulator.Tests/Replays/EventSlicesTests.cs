using Coordination.Simulator.Replays;

namespace Coordination.Simulator.Tests.Replays;

public sealed class EventSlicesTests
{
    [Fact]
    public void A_slice_stays_within_a_local_day()
    {
        var slices = EventSlices.Of([.. SimulatorSamples.Events()], SimulatorSamples.Amsterdam, null, 1_000).ToList();

        Assert.Equal(SimulatorSamples.Events().Count, slices.Sum(s => s.Count));
        Assert.All(
            slices, s => Assert.Single(s.Select(e => TimeZoneInfo.ConvertTime(e.Event.Time, SimulatorSamples.Amsterdam).Date).Distinct()));
    }

    [Fact]
    public void A_slice_is_no_longer_and_holds_no_more_than_asked()
    {
        var slices = EventSlices.Of([.. SimulatorSamples.Events()], null, TimeSpan.FromHours(1), 3).ToList();

        Assert.All(slices, s => Assert.True(s.Count <= 3 && s[^1].Event.Time - s[0].Event.Time <= TimeSpan.FromHours(1)));
        Assert.Equal(SimulatorSamples.Events(), slices.SelectMany(s => s));
    }
}

using Coordination.Silo.Feed;

namespace Coordination.Silo.Tests.Feed;

public sealed class SilentPlacesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly SilentPlaces _silent = new();

    [Fact]
    public void A_place_is_waited_for_a_minute_and_no_longer()
    {
        Assert.False(_silent.IsLasting("c", Noon));
        Assert.False(_silent.IsLasting("c", Noon + SilentPlaces.WaitedFor - TimeSpan.FromTicks(1)));
        Assert.False(_silent.IsLasting("other", Noon + SilentPlaces.WaitedFor));
        Assert.True(_silent.IsLasting("c", Noon + SilentPlaces.WaitedFor));
        Assert.True(_silent.IsLasting("c", Noon + SilentPlaces.WaitedFor)); // Nobody waits again for a place that stays silent.
    }

    [Fact]
    public void A_place_that_answered_or_was_long_not_asked_is_waited_for_anew()
    {
        Assert.False(_silent.IsLasting("c", Noon));
        _silent.Answered("c");
        Assert.False(_silent.IsLasting("c", Noon.AddHours(1)));
        Assert.False(_silent.IsLasting("c", Noon.AddDays(1)));
    }
}

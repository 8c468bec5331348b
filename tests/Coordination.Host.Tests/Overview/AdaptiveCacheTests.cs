using Coordination.Host.Overview;

namespace Coordination.Host.Tests.Overview;

public sealed class AdaptiveCacheTests
{
    private readonly ByHand _time = new();
    private int _reads;
    private TimeSpan _takes;
    private TaskCompletionSource? _gate;

    [Fact]
    public async Task What_is_quick_to_read_is_always_as_it_stands()
    {
        var renewed = Renewed();
        Assert.Equal("1", await renewed.GetAsync(default));
        Assert.Equal("2", await renewed.GetAsync(default));
    }

    [Fact]
    public async Task What_is_slow_is_shown_for_twenty_times_as_long_as_it_took_and_a_minute_at_most()
    {
        var renewed = Renewed();
        _takes = AdaptiveCache<string>.QuickMax * 2;
        await renewed.GetAsync(default);
        _time.Advance(_takes * (AdaptiveCache<string>.ShownPerRead - 2));
        Assert.Equal("1", await renewed.GetAsync(default));
        _time.Advance(_takes);
        Assert.Equal("2", await renewed.GetAsync(default));

        _time.Advance(AdaptiveCache<string>.AgeMax);
        _takes = AdaptiveCache<string>.AgeMax / 2;
        Assert.Equal("3", await renewed.GetAsync(default));
        _time.Advance(AdaptiveCache<string>.AgeMax / 2);
        Assert.Equal("4", await renewed.GetAsync(default));
    }

    [Fact]
    public async Task What_is_slow_is_renewed_beside_those_who_look()
    {
        var renewed = Renewed();
        _takes = AdaptiveCache<string>.QuickMax * 2;
        Assert.Equal("1", await renewed.GetAsync(default));
        Assert.Equal("1", await renewed.GetAsync(default));

        _time.Advance(AdaptiveCache<string>.AgeMax);
        _gate = new TaskCompletionSource();
        Assert.Equal("1", await renewed.GetAsync(default));
        Assert.Equal("1", await renewed.GetAsync(default));
        _gate.SetResult();
        Assert.Equal("2", await renewed.GetAsync(default));
        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task A_read_that_failed_is_tried_again_at_the_next_look()
    {
        var renewed = new AdaptiveCache<string>(() => ++_reads == 1 ? Task.FromException<string>(new TimeoutException()) : Task.FromResult("here"), _time);
        await Assert.ThrowsAsync<TimeoutException>(() => renewed.GetAsync(default));
        Assert.Equal("here", await renewed.GetAsync(default));
    }

    private AdaptiveCache<string> Renewed() => new(async () =>
    {
        if (_gate is not null) await _gate.Task;
        _time.Advance(_takes);
        return $"{++_reads}";
    }, _time);

    /// <summary>A stopwatch that is moved by hand.</summary>
    private sealed class ByHand : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;
    }
}

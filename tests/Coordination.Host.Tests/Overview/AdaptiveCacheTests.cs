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
        Assert.Equal("1", (await renewed.GetAsync(default)).Value);
        Assert.Equal("2", (await renewed.GetAsync(default)).Value);
    }

    [Fact]
    public async Task A_slow_read_is_kept_for_twenty_times_its_duration_up_to_the_limit()
    {
        var renewed = Renewed();
        _takes = AdaptiveCache<string>.QuickMax * 2;
        await renewed.GetAsync(default);
        _time.Advance(_takes * (AdaptiveCache<string>.KeptPerRead - 2));
        Assert.Equal("1", (await renewed.GetAsync(default)).Value);
        _time.Advance(_takes);
        Assert.Equal("2", (await renewed.GetAsync(default)).Value);

        _time.Advance(AdaptiveCache<string>.AgeMax);
        _takes = AdaptiveCache<string>.AgeMax / 2;
        Assert.Equal("3", (await renewed.GetAsync(default)).Value);
        _time.Advance(AdaptiveCache<string>.AgeMax / 2);
        Assert.Equal("4", (await renewed.GetAsync(default)).Value);
    }

    [Fact]
    public async Task What_is_slow_is_renewed_beside_those_who_look()
    {
        var renewed = Renewed();
        _takes = AdaptiveCache<string>.QuickMax * 2;
        Assert.Equal("1", (await renewed.GetAsync(default)).Value);
        Assert.Equal("1", (await renewed.GetAsync(default)).Value);

        _time.Advance(AdaptiveCache<string>.AgeMax);
        _gate = new TaskCompletionSource();
        Assert.Equal("1", (await renewed.GetAsync(default)).Value);
        Assert.Equal("1", (await renewed.GetAsync(default)).Value);
        _gate.SetResult();
        Assert.Equal("2", (await renewed.GetAsync(default)).Value);
        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task A_value_nobody_asked_for_in_a_while_is_read_before_it_is_shown()
    {
        var renewed = Renewed();
        _takes = AdaptiveCache<string>.QuickMax * 2;
        Assert.Equal("1", (await renewed.GetAsync(default)).Value);
        _time.Advance(AdaptiveCache<string>.AgeMax);
        _gate = new TaskCompletionSource();
        var old = await renewed.GetAsync(default);
        Assert.Equal(("1", AdaptiveCache<string>.AgeMax + _takes), (old.Value, old.Age));

        _time.Advance(AdaptiveCache<string>.ShownMax);
        var waits = renewed.GetAsync(default);
        Assert.False(waits.IsCompleted);
        _gate.SetResult();
        Assert.Equal("2", (await waits).Value);
    }

    [Fact]
    public async Task A_read_that_failed_is_tried_again_at_the_next_look()
    {
        var renewed = new AdaptiveCache<string>(
            () => ++_reads == 1 ? Task.FromException<string>(new TimeoutException()) : Task.FromResult("here"), _time);
        await Assert.ThrowsAsync<TimeoutException>(() => renewed.GetAsync(default));
        Assert.Equal("here", (await renewed.GetAsync(default)).Value);
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

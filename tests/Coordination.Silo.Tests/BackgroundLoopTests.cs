namespace Coordination.Silo.Tests;

public sealed class BackgroundLoopTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task A_stray_cancellation_is_told_and_the_loop_goes_on()
    {
        using var stopping = new CancellationTokenSource();
        List<Exception> told = [];
        var (steps, again) = (0, new TaskCompletionSource());
        var loop = BackgroundLoop.RunAsync(
            () =>
            {
                if (++steps == 1) throw new OperationCanceledException("A driver's time-out.");
                if (steps == 2) return Task.FromCanceled(new CancellationToken(canceled: true));
                again.TrySetResult();
                return Task.CompletedTask;
            },
            () => Task.Delay(Soon, stopping.Token), told.Add, stopping.Token);
        await again.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(2, told.Count);
        Assert.All(told, static one => Assert.IsAssignableFrom<OperationCanceledException>(one));
        await stopping.CancelAsync();
        await loop;
    }

    [Fact]
    public async Task A_delay_that_fails_neither_ends_the_loop_nor_makes_it_spin()
    {
        using var stopping = new CancellationTokenSource();
        var (steps, delays, again) = (0, 0, new TaskCompletionSource());
        var loop = BackgroundLoop.RunAsync(
            () =>
            {
                if (++steps == 2) again.TrySetResult();
                return Task.CompletedTask;
            },
            () => ++delays == 1 ? throw new OperationCanceledException() : Task.Delay(Timeout.Infinite, stopping.Token),
            static _ => { }, stopping.Token);
        await again.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await stopping.CancelAsync();
        await loop;
        Assert.Equal(2, steps);
    }

    [Fact]
    public async Task The_loops_own_token_ends_it_at_any_time_and_nothing_is_told()
    {
        foreach (var inDelay in (bool[])[false, true])
        {
            using var stopping = new CancellationTokenSource();
            Task Forever() => Task.Delay(Timeout.Infinite, stopping.Token);
            var loop = BackgroundLoop.RunAsync(
                inDelay ? static () => Task.CompletedTask : Forever, Forever, static _ => Assert.Fail("It was told."), stopping.Token);
            await stopping.CancelAsync();
            await loop.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }
}

using Coordination.Simulator.Replays;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Tests.Sending;

public sealed class RetryPolicyTests
{
    [Fact]
    public async Task An_unavailable_service_is_retried_after_the_wait_it_asks_for()
    {
        using var service = new StubService { Clock = SimulatorSamples.BeforeTheLog, Unavailable = 3 };
        List<TimeSpan> waits = [];

        var code = await new Replay(
            SimulatorSamples.Client(service, waits), SimulatorSamples.Replay() with { InFlight = 1 }, TextWriter.Null, TextWriter.Null)
            .RunAsync(SimulatorSamples.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.Equal([5, 5, 5], waits.Select(w => w.TotalSeconds)); // Asked for 7 s; 5 s is the longest in this test.
    }

    [Fact]
    public async Task A_service_that_stays_away_ends_the_replay_with_what_is_unknown()
    {
        using var service = new StubService { Clock = SimulatorSamples.BeforeTheLog, Unavailable = int.MaxValue };
        var output = new StringWriter();

        var code = await new Replay(SimulatorSamples.Client(service), SimulatorSamples.Replay(), output, TextWriter.Null)
            .RunAsync(SimulatorSamples.Stop);

        Assert.Equal(ExitCode.NotGood, code);
        Assert.Contains("unknown", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("after 5 attempts", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Waits_grow_up_to_their_bound()
    {
        var retry = new RetryPolicy(10, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), Task.Delay);

        Assert.Equal(
            [200, 400, 800, 1_000, 1_000], Enumerable.Range(1, 5).Select(attempt => retry.DelayAfter(attempt, null).TotalMilliseconds));
        Assert.Equal(TimeSpan.FromMilliseconds(700), retry.DelayAfter(1, TimeSpan.FromMilliseconds(700)));
        Assert.Equal(TimeSpan.FromMilliseconds(800), retry.DelayAfter(3, TimeSpan.FromMilliseconds(700)));
    }
}

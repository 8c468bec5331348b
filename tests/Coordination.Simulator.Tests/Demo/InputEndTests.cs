using System.IO.Pipelines;
using Coordination.Simulator.Demo;

namespace Coordination.Simulator.Tests.Demo;

public sealed class InputEndTests
{
    [Fact]
    public async Task What_runs_ends_with_its_input_and_not_before()
    {
        var stop = TestContext.Current.CancellationToken;
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[] { 1 }, stop);
        var running = InputEnd.RunAsync(
            pipe.Reader.AsStream(), async cancelled => { await Task.Delay(Timeout.Infinite, cancelled); return ExitCode.NotGood; }, stop);
        Assert.False(running.IsCompleted);
        await pipe.Writer.CompleteAsync();
        Assert.Equal(ExitCode.Good, await running);
    }

    [Fact]
    public async Task What_is_done_before_its_input_ends_says_how() => Assert.Equal(
        ExitCode.NotGood,
        await InputEnd.RunAsync(
            new Pipe().Reader.AsStream(), static _ => Task.FromResult(ExitCode.NotGood), TestContext.Current.CancellationToken));
}

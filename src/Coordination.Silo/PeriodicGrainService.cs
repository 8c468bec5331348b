using Coordination.Grains;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo;

/// <summary>
/// A grain service on every silo that repeats its steps until the silo stops. A step that fails is logged and repeated after the
/// usual delay.
/// </summary>
internal abstract class PeriodicGrainService(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers)
    : GrainService(id, silo, loggers)
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Canceled when the silo stops.</summary>
    protected CancellationToken Stopping => _stopping.Token;

    /// <inheritdoc/>
    public override async Task Stop()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
        await base.Stop();
    }

    /// <inheritdoc/>
    protected override Task StartInBackground()
    {
        _running = RunUntilStoppedAsync();
        return Task.CompletedTask;
    }

    /// <summary>Repeats the steps (<see cref="RepeatAsync"/>). It returns only when the silo stops.</summary>
    protected abstract Task RunAsync();

    /// <summary>Repeats a step with a delay in between until the silo stops.</summary>
    protected Task RepeatAsync(Func<Task> step, Func<Task> delay, Action<Exception> failed) =>
        BackgroundLoop.RunAsync(step, delay, failed, Stopping);

    private Task RunUntilStoppedAsync()
    {
        Caller.System.SetCurrent();
        return RunAsync();
    }
}

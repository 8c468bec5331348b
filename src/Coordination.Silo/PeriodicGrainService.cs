using Coordination.Grains;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo;

/// <summary>
/// A grain service on every silo that goes its rounds until the silo stops. A fault ends one round and is told; the next
/// comes all the same.
/// </summary>
internal abstract class PeriodicGrainService(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers) : GrainService(id, silo, loggers)
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Cancelled when the silo stops.</summary>
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
        _running = UntilStoppedAsync();
        return Task.CompletedTask;
    }

    /// <summary>Goes the rounds; ends only by the silo's stopping.</summary>
    protected abstract Task GoAsync();

    /// <summary>One round after the other, with a pause between them.</summary>
    protected static async Task RepeatAsync(Func<Task> round, Func<Task> pause, Action<Exception> failed)
    {
        for (; ; await pause())
        {
            try
            {
                await round();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                failed(fault);
            }
        }
    }

    private async Task UntilStoppedAsync()
    {
        Caller.System.Flow();
        try
        {
            await GoAsync();
        }
        catch (OperationCanceledException)
        {
            // The silo is stopping.
        }
    }
}

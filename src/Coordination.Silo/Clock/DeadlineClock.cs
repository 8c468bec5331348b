using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo.Clock;

/// <summary>Marks the service that wakes citizens.</summary>
[Alias("coordination.deadline-clock")]
internal interface IDeadlineClock : IGrainService;

/// <summary>
/// On every silo: asks the database each half second for citizens of its range of the ring whose wake time has come.
/// Millions of deadlines cost nothing until they are due.
/// </summary>
internal sealed class DeadlineClock(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, Waking waking)
    : GrainService(id, silo, loggers), IDeadlineClock
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private readonly ILogger _log = loggers.CreateLogger<DeadlineClock>();
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    protected override Task StartInBackground()
    {
        _running = RunAsync();
        return Task.CompletedTask;
    }

    public override async Task Stop()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
        await base.Stop();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                try
                {
                    foreach (var range in Ranges()) await waking.WakeDueAsync(range, _stopping.Token);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    SiloLog.WakingFailed(_log, fault);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The silo is stopping.
        }
    }

    private IEnumerable<(uint After, uint UpTo)> Ranges() =>
        RingRange is ISingleRange single ? [(single.Begin, single.End)] : [(0, 0)];
}

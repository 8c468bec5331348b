using Coordination.Silo.Policies;
using Coordination.Silo.Telemetry;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo.Clock;

/// <summary>Marks the service that wakes citizens.</summary>
[Alias("coordination.deadline-clock")]
internal interface IDeadlineClock : IGrainService;

/// <summary>
/// On every silo: asks the database each half second for citizens of its range of the ring whose wake time has come.
/// Millions of deadlines cost nothing until they are due. Beside that, and in bounded steps, it has the citizens of its range
/// reconciled under the version of policy that applies.
/// </summary>
internal sealed class DeadlineClock(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, Waking waking, PolicyRollout rollout, PolicySource policies)
    : GrainService(id, silo, loggers), IDeadlineClock
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenPasses = TimeSpan.FromSeconds(1);
    private const int StepsPerCount = 10;

    private readonly ILogger _log = loggers.CreateLogger<DeadlineClock>();
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    protected override Task StartInBackground()
    {
        _running = Task.WhenAll(RunAsync(), RollOutAsync());
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

    /// <summary>Goes through those behind again and again: step by step, and from the first after a pause.</summary>
    private async Task RollOutAsync()
    {
        CitizenBehind? last = null;
        try
        {
            for (var step = 0; ; step++, await Task.Delay(last is null ? BetweenPasses : BetweenSteps, _stopping.Token))
            {
                try
                {
                    if (last is null || step % StepsPerCount == 0) await CountAsync();
                    foreach (var range in Ranges()) last = await rollout.StepAsync(range, last, _stopping.Token);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    last = null;
                    SiloLog.RolloutFailed(_log, BetweenPasses, fault);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The silo is stopping.
        }
    }

    private async Task CountAsync()
    {
        var behind = await rollout.CountBehindAsync(_stopping.Token);
        SiloTelemetry.PolicyBehind.Record(behind);
        if (behind > 0) SiloLog.RolloutGoesOn(_log, behind, policies.Now.Policy.Version);
    }

    private IEnumerable<(uint After, uint UpTo)> Ranges() =>
        RingRange is ISingleRange single ? [(single.Begin, single.End)] : [(0, 0)];
}

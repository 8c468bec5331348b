using Coordination.Silo.Policies;
using Coordination.Silo.Telemetry;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo.Clock;

/// <summary>Marks the service that wakes citizens.</summary>
[Alias("coordination.deadline-clock")]
[GrainInterfaceType("coordination.deadline-clock")]
internal interface IDeadlineClock : IGrainService;

/// <summary>
/// On every silo: asks the database each half second for citizens of its range of the ring whose wake time has come.
/// Millions of deadlines cost nothing until they are due. Beside that, and in bounded steps, it has the citizens of its range
/// reconciled under the version of policy that applies.
/// </summary>
[GrainType("deadline-clock")]
internal sealed class DeadlineClock(GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, CitizenWaker waker, PolicyRollout rollout, PolicySource policies)
    : PeriodicGrainService(id, silo, loggers), IDeadlineClock
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenPasses = TimeSpan.FromSeconds(1);
    private const int StepsPerCount = 10;

    private readonly ILogger _log = loggers.CreateLogger<DeadlineClock>();
    private CitizenBehind? _last;
    private int _step;

    protected override Task RunAsync() => Task.WhenAll(
        RepeatAsync(WakeAsync, () => Task.Delay(LookEvery, Stopping), fault => SiloLog.WakingFailed(_log, fault)),
        RepeatAsync(RollOutAsync, () => Task.Delay(_last is null ? BetweenPasses : BetweenSteps, Stopping), RolloutFailed));

    private async Task WakeAsync()
    {
        foreach (var range in Ranges()) await waker.WakeDueAsync(range, Stopping);
    }

    /// <summary>Goes through those behind: step by step, and from the first after a pause.</summary>
    private async Task RollOutAsync()
    {
        if (_last is null || _step % StepsPerCount == 0) await CountAsync();
        foreach (var range in Ranges()) _last = await rollout.StepAsync(range, _last, Stopping);
        _step++;
    }

    private void RolloutFailed(Exception fault)
    {
        _last = null;
        SiloLog.RolloutFailed(_log, BetweenPasses, fault);
    }

    private async Task CountAsync()
    {
        var behind = await rollout.CountBehindAsync(Stopping);
        SiloTelemetry.PolicyBehind.Record(behind);
        if (behind > 0) SiloLog.RolloutGoesOn(_log, behind, policies.Now.Policy.Version);
    }

    private IEnumerable<(uint After, uint UpTo)> Ranges() =>
        RingRange is ISingleRange single ? [(single.Begin, single.End)] : [(0, 0)];
}

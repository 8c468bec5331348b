using Coordination.Silo.Policies;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Policies;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Services;

namespace Coordination.Silo.Clock;

[Alias("coordination.deadline-clock")]
[GrainInterfaceType("coordination.deadline-clock")]
internal interface IDeadlineClock : IGrainService;

/// <summary>
/// On every silo: at an interval it asks the database for due citizens of its range of the ring, and wakes them. A deadline costs
/// nothing until it is due. It also has the citizens of its range reconciled under the current policy version, in bounded steps.
/// </summary>
[GrainType("deadline-clock")]
internal sealed class DeadlineClock(
    GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, CitizenWaker waker, PolicyRollout rollout, PolicySource policies,
    IOptions<ClockOptions> clockOptions, IOptions<PolicyOptions> policyOptions)
    : PeriodicGrainService(id, silo, loggers), IDeadlineClock
{
    private const int StepsPerCount = 10;

    private readonly ILogger _log = loggers.CreateLogger<DeadlineClock>();
    private CitizenBehind? _last;
    private int _step;

    protected override Task RunAsync() => Task.WhenAll(
        RepeatAsync(WakeAsync, () => Task.Delay(clockOptions.Value.WakeInterval, Stopping), fault => SiloLog.WakingFailed(_log, fault)),
        RepeatAsync(RollOutAsync, () => Task.Delay(_last is null ? PassDelay : StepDelay, Stopping), RolloutFailed));

    private TimeSpan StepDelay => policyOptions.Value.RolloutStepDelay;

    private TimeSpan PassDelay => policyOptions.Value.RolloutPassDelay;

    private async Task WakeAsync()
    {
        foreach (var range in Ranges()) await waker.WakeDueAsync(range, Stopping);
    }

    /// <summary>Reconciles the next citizens that are behind. After the last one it starts again with the first.</summary>
    private async Task RollOutAsync()
    {
        if (_last is null || _step % StepsPerCount == 0) await CountAsync();
        foreach (var range in Ranges()) _last = await rollout.StepAsync(range, _last, Stopping);
        _step++;
    }

    private void RolloutFailed(Exception fault)
    {
        _last = null;
        SiloLog.RolloutFailed(_log, PassDelay, fault);
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

using Coordination.Silo.Clock;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Policies;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Policies;

/// <summary>
/// Has every citizen reconciled under the current policy version, in bounded steps. The citizens' heads in the database tell which
/// are behind, and the append that reconciles a citizen updates its head. So if a silo stops, the others continue with the remaining
/// citizens, and a citizen decided on an old version is reconciled again.
/// </summary>
public sealed class PolicyRollout
{
    private readonly PolicyProgress _progress;
    private readonly PolicySource _policies;
    private readonly CitizenWaker _waker;
    private readonly PolicyOptions _options;

    internal PolicyRollout(PolicyProgress progress, PolicySource policies, CitizenWaker waker, IOptions<PolicyOptions> options) =>
        (_progress, _policies, _waker, _options) = (progress, policies, waker, options.Value);

    /// <summary>The number of citizens behind the current version.</summary>
    public async Task<long> CountBehindAsync(CancellationToken cancellation)
    {
        var mark = _policies.Now.Mark;
        return mark == 0 ? 0 : await _progress.CountBehindAsync(mark, cancellation);
    }

    /// <summary>Reconciles the next citizens of a range, after the given one.</summary>
    /// <returns>The last of them; null when there are no more, so that the next step starts with the first again.</returns>
    internal async Task<CitizenBehind?> StepAsync((uint After, uint UpTo)? range, CitizenBehind? after, CancellationToken cancellation)
    {
        var mark = _policies.Now.Mark;
        if (mark == 0) return null;
        var step = await _progress.BehindAsync(mark, after, _options.RolloutCitizensPerStep, range, cancellation);
        if (step.Count == 0) return null;
        await Parallel.ForEachAsync(
            step,
            new ParallelOptions { MaxDegreeOfParallelism = _options.RolloutCitizensAtOnce, CancellationToken = cancellation },
            async (behind, _) => await _waker.WakeAsync(behind.Citizen));
        SiloTelemetry.PolicyReconciled.Add(step.Count);
        return step.Count < _options.RolloutCitizensPerStep ? null : step[^1];
    }

    /// <summary>Reconciles all citizens that are behind, without a pause between the steps.</summary>
    internal async Task FinishAsync(CancellationToken cancellation)
    {
        for (var (left, before) = (await CountBehindAsync(cancellation), long.MaxValue); left > 0 && left < before;)
        {
            CitizenBehind? last = null;
            do last = await StepAsync(range: null, last, cancellation);
            while (last is not null);
            (before, left) = (left, await CountBehindAsync(cancellation));
        }
    }
}

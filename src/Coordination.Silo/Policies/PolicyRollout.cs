using Coordination.Silo.Clock;
using Coordination.Silo.Telemetry;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Policies;

/// <summary>
/// Has every citizen reconciled under the version of policy that applies, in bounded steps. Which citizens are behind is
/// told by their heads in the database, and a citizen is no longer behind in the very append of its reconciling: whatever
/// silo stops half-way, the others go on with those that are left, and one decided on an old version is taken again.
/// </summary>
public sealed class PolicyRollout
{
    /// <summary>Citizens of one step, and so the most that wait for it in memory.</summary>
    private const int CitizensPerStep = 250;

    /// <summary>Citizens reconciled at once, so that intake goes on meanwhile.</summary>
    private const int CitizensAtOnce = 32;

    private readonly PolicyProgress _progress;
    private readonly PolicySource _policies;
    private readonly CitizenWaker _waker;

    internal PolicyRollout(PolicyProgress progress, PolicySource policies, CitizenWaker waker) => (_progress, _policies, _waker) = (progress, policies, waker);

    /// <summary>How many citizens are behind the version that applies now.</summary>
    public async Task<long> CountBehindAsync(CancellationToken cancellation)
    {
        var mark = _policies.Now.Mark;
        return mark == 0 ? 0 : await _progress.CountBehindAsync(mark, cancellation);
    }

    /// <summary>Reconciles the next citizens of a range, after the one given.</summary>
    /// <returns>The last of them; null when there are no more, and the next step begins with the first again.</returns>
    internal async Task<CitizenBehind?> StepAsync((uint After, uint UpTo)? range, CitizenBehind? after, CancellationToken cancellation)
    {
        var mark = _policies.Now.Mark;
        if (mark == 0) return null;
        var step = await _progress.BehindAsync(mark, after, CitizensPerStep, range, cancellation);
        if (step.Count == 0) return null;
        await Parallel.ForEachAsync(
            step,
            new ParallelOptions { MaxDegreeOfParallelism = CitizensAtOnce, CancellationToken = cancellation },
            async (behind, _) => await _waker.WakeAsync(behind.Citizen));
        SiloTelemetry.PolicyReconciled.Add(step.Count);
        return step.Count < CitizensPerStep ? null : step[^1];
    }

    /// <summary>Reconciles all that are behind, without a pause between the steps.</summary>
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

using Coordination.Grains;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;

namespace Coordination.Silo.Clock;

/// <summary>Moves a manual clock (development only).</summary>
public sealed class ClockDriver
{
    private readonly ServiceClock _clock;
    private readonly CitizenWaker _waker;
    private readonly PolicyRollout _rollout;
    private readonly IGrainFactory _grains;

    internal ClockDriver(ServiceClock clock, CitizenWaker waker, PolicyRollout rollout, IGrainFactory grains) =>
        (_clock, _waker, _rollout, _grains) = (clock, waker, rollout, grains);

    /// <summary>
    /// Moves the clock forward. First every organization document put before is rolled out to the citizens it affects. On return,
    /// everything due up to the instant is done, for each citizen in order of time and at its own instant, and every citizen is
    /// reconciled under the policy in force at the instant. A citizen that fails is logged and stays due.
    /// </summary>
    /// <returns>False if the instant is before the clock. The clock is then not moved.</returns>
    public async Task<bool> MoveToAsync(DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (now < _clock.Now) return false;
        Caller.System.SetCurrent();
        while (!await _grains.GetGrain<IOrganizationRollout>(0).Settle()) cancellation.ThrowIfCancellationRequested();
        if (!_clock.TryMoveTo(now)) return false;
        await _waker.WakeDueAsync(range: null, cancellation);
        await _rollout.FinishAsync(cancellation);
        await _waker.WakeDueAsync(range: null, cancellation);
        return true;
    }
}

using Coordination.Silo.Policies;

namespace Coordination.Silo.Clock;

/// <summary>Moves a manual clock (development only).</summary>
public sealed class ClockDriver
{
    private readonly ServiceClock _clock;
    private readonly Waking _waking;
    private readonly PolicyRollout _rollout;

    internal ClockDriver(ServiceClock clock, Waking waking, PolicyRollout rollout) => (_clock, _waking, _rollout) = (clock, waking, rollout);

    /// <summary>
    /// Moves the clock forward and answers after everything that falls due up to then has been done, for each citizen in
    /// order of time and at its own instant, and every citizen is reconciled under the policy that applies then.
    /// </summary>
    /// <returns>False when the instant lies before the clock, which then stays.</returns>
    public async Task<bool> MoveToAsync(DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (!_clock.TryMoveTo(now)) return false;
        await _waking.WakeDueAsync(range: null, cancellation);
        await _rollout.FinishAsync(cancellation);
        await _waking.WakeDueAsync(range: null, cancellation);
        return true;
    }
}

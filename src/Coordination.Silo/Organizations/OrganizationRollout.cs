using Coordination.Domain.Organizations;
using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Storage.Journal;
using Coordination.Storage.Organizations;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Coordination.Silo.Organizations;

/// <summary>
/// Rolls out one document after the other, oldest first. The affected citizens are reconciled in order of their keys, in bounded
/// steps, while intake and the clock continue. The position is stored after each step, and another activation continues from there. A
/// step that is repeated, or run by two activations, changes nothing the second time.
/// </summary>
/// <remarks>
/// A document is rolled out only when every silo uses it, so no citizen that was reached is decided on an older one afterwards. A
/// document that the next one reverses is rolled out too, because citizens may have been decided on it.
/// </remarks>
[Reentrant]
[GrainType("organization-reach")]
internal sealed class OrganizationRollout(
    OrganizationReachTable reach, OrganizationSource source, PostHistory posts, OrganizationKeeperClient keepers,
    InvolvementTable involvements, WakeTimes wakeTimes, ServiceClock clock, IOptions<OrganizationOptions> options,
    ILogger<OrganizationRollout> log) : Grain, IOrganizationRollout
{
    private static readonly TimeSpan SettleMax = TimeSpan.FromSeconds(5); // Part of the contract of IOrganizationRollout.

    private readonly OrganizationOptions _options = options.Value;
    private Task _running = Task.CompletedTask;
    private bool _isOver;

    public Task Signal()
    {
        if (_running.IsCompleted) _running = RunAsync();
        return Task.CompletedTask;
    }

    public async Task<bool> Settle()
    {
        await Signal();
        await Task.WhenAny(_running, Task.Delay(SettleMax));
        return await reach.ReadAsync() is null;
    }

    // A rollout in progress ends with the activation. The next activation continues from the stored position.
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _isOver = true;
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    private async Task RunAsync()
    {
        Caller.System.SetCurrent();
        try
        {
            while (!_isOver && await reach.ReadAsync() is { } pending) await RollOutAsync(pending);
        }
        catch (Exception fault)
        {
            SiloLog.OrganizationRolloutFailed(log, fault); // It is signaled again at the next interval.
        }
    }

    private async Task RollOutAsync(ReachRow pending)
    {
        await keepers.EnsureVersionOnAllSilosAsync(pending.Version);
        var (before, _) = await source.OfVersionAsync(pending.Version - 1, CancellationToken.None);
        var (after, validFrom) = await source.OfVersionAsync(pending.Version, CancellationToken.None);
        if (pending.UpTo.Length == 0)
        {
            await posts.WriteAsync(before, after, validFrom, CancellationToken.None);
            var departments = OrganizationChange.Departments(before, after);
            await ReachAsync([.. departments.Select(code => new DepartmentAggregate(code).Key.Value)]);
        }

        string[] concerned = [.. OrganizationChange.Concerned(before, after).Select(static one => one.Value)];
        for (var upTo = pending.UpTo; !_isOver;)
        {
            var step = await involvements.ReadCitizensAsync(concerned, upTo, _options.RolloutCitizensAtOnce);
            if (step.Count == 0)
            {
                await reach.EndAsync(pending.Version, clock.Now);
                return;
            }

            await ReachAsync(step);
            upTo = step[^1];
            await reach.MoveAsync(pending.Version, upTo);
        }
    }

    private async Task ReachAsync(IReadOnlyList<string> citizens)
    {
        var missed = (await Task.WhenAll(citizens.Select(TryReachAsync))).OfType<string>().ToList();
        if (missed.Count > 0) await wakeTimes.WakeCitizensAsync(missed, clock.Now);
    }

    /// <summary>Has one citizen reconciled.</summary>
    /// <returns>The citizen's key if all attempts failed; else null.</returns>
    private async Task<string?> TryReachAsync(string citizen)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await GrainFactory.GetGrain<ICitizenDelivery>(citizen).Reconsider();
                return null;
            }
            catch (Exception fault) when (fault is not StorageUnavailableException)
            {
                if (_isOver || attempt == _options.RolloutAttemptsMax)
                {
                    SiloLog.CitizenNotReached(log, attempt, fault);
                    return citizen;
                }

                await Task.Delay(_options.RolloutRetryDelay);
            }
        }
    }
}

using Coordination.Domain.Organizations;
using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Storage.Journal;
using Coordination.Storage.Organizations;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Coordination.Silo.Organizations;

/// <summary>
/// One document after the other, oldest first, and for each one the citizens it concerns in order of their keys, so many at
/// once and no more: whoever is responsible for thousands holds nobody up, for intake and the clock go their own ways
/// beside it. How far it has come is stored after each step; another activation goes on from there. Two at once, a step
/// walked twice: both change nothing, for a citizen decides for itself.
/// </summary>
/// <remarks>
/// A document is walked only when every silo decides on it, so that nobody who was reached can be decided for on an older
/// one; and each is walked, also one that the next takes back, for citizens may have been decided for on it.
/// </remarks>
[Reentrant]
[GrainType("organization-reach")]
internal sealed class OrganizationRollout(
    OrganizationReachTable reach, OrganizationSource source, PostHistory posts, OrganizationKeeperClient keepers, InvolvementTable involvements, WakeTimes wakeTimes,
    ServiceClock clock, ILogger<OrganizationRollout> log) : Grain, IOrganizationRollout
{
    /// <summary>Citizens looked at anew at once.</summary>
    internal const int CitizensPerStep = 64;

    /// <summary>Attempts for one citizen, before it is left to the clock, which tries for good.</summary>
    private const int AttemptsMax = 5;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SettleMax = TimeSpan.FromSeconds(5);

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

    // What was begun ends with the activation; the next one goes on from what is stored.
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
            while (!_isOver && await reach.ReadAsync() is { } pending) await WalkAsync(pending);
        }
        catch (Exception fault)
        {
            SiloLog.OrganizationRolloutFailed(log, fault); // Rung again within a second.
        }
    }

    private async Task WalkAsync(ReachRow pending)
    {
        await keepers.EnsureVersionOnAllSilosAsync(pending.Version);
        var (before, _) = await source.OfVersionAsync(pending.Version - 1, CancellationToken.None);
        var (after, validFrom) = await source.OfVersionAsync(pending.Version, CancellationToken.None);
        if (pending.UpTo.Length == 0)
        {
            await posts.WriteAsync(before, after, validFrom, CancellationToken.None);
            await ReachAsync([.. OrganizationChange.Departments(before, after).Select(code => DepartmentAggregate.KeyOf(code).Value)]);
        }

        string[] concerned = [.. OrganizationChange.Concerned(before, after)];
        for (var upTo = pending.UpTo; !_isOver;)
        {
            var step = await involvements.ReadCitizensAsync(concerned, upTo, CitizensPerStep);
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

    /// <summary>Has a citizen looked at anew; answers its key when it could not be.</summary>
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
                if (_isOver || attempt == AttemptsMax)
                {
                    SiloLog.CitizenNotReached(log, attempt, fault);
                    return citizen;
                }

                await Task.Delay(RetryDelay);
            }
        }
    }
}

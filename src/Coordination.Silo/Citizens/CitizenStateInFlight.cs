using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Ids;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Journal;

namespace Coordination.Silo.Citizens;

/// <summary>
/// A citizen's state in memory and its appends in flight. Decisions are made on the newest state, durable or not, and answered when
/// they are durable. After a failed append everything decided since is dropped and the state is read again.
/// </summary>
/// <remarks>Not thread safe: for one grain. Between reading the state and the append that follows from it there must be no await.</remarks>
internal sealed class CitizenStateInFlight(
    CitizenKey key, CitizenStateDependencies dependencies, CitizenSnapshots snapshots, RecentResults results, Action deactivate)
{
    /// <summary>Stands for the organization decided on where the present one asks for something else than is journaled.</summary>
    private const long UnknownVersion = -1;

    private DateTimeOffset _decidedAt; // Versions of policy that began before are caught up with.
    private Task _lastAppend = Task.CompletedTask;
    private Task? _loading;

    /// <summary>The newest state, durable or not.</summary>
    public Citizen Citizen { get; private set; } = Citizen.New(key);

    /// <summary>When time alone may change something; null: never.</summary>
    public DateTimeOffset? WakeAt { get; private set; }

    /// <summary>The version of the organization that <see cref="WakeAt"/> follows from.</summary>
    public long OrganizationVersion { get; private set; }

    /// <summary>Whether an append has failed, and the state must be read again before anything is decided.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Completes when everything decided so far is durable; fails when it is not stored.</summary>
    public Task Durable => _lastAppend;

    /// <summary>Reads the state: the snapshot and what the journal holds beyond it.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var citizen = await JournalFold.ReadOnAsync(
            dependencies.Journal, snapshots.Read() ?? Citizen.New(key), until: null, cancellation);
        Citizen = citizen;
        // The wake time is not journaled: it is what the rules answer at the instant of the last entry.
        var context = dependencies.ContextAt(citizen.ChangedAt);
        var decision = citizen.Version == 0 ? new Decision(citizen, [], WakeAt: null) : citizen.Reconcile(context, cause: null);
        (WakeAt, _decidedAt) = (decision.WakeAt, citizen.ChangedAt);
        OrganizationVersion = decision.Entries.IsEmpty ? context.Organization.Version : UnknownVersion;
        _lastAppend = Task.CompletedTask;
        IsStale = false;
    }

    /// <summary>Reads the state again if it is stale.</summary>
    public async Task ReadyAsync()
    {
        while (IsStale)
        {
            // Cleared here and not in ReloadAsync: a reload that completes synchronously would stay cached.
            var loading = _loading ??= ReloadAsync();
            try { await loading; }
            finally { if (_loading == loading) _loading = null; }
        }
    }

    /// <summary>Runs an attempt on the state as it is, and again when another activation has written in between.</summary>
    public async Task<T> RetryWhenStaleAsync<T>(Func<Task<T>> attempt)
    {
        for (var number = 1; ; number++)
        {
            await ReadyAsync();
            try
            {
                return await attempt();
            }
            catch (StaleStateException) when (number < dependencies.Options.StaleAttemptsMax)
            {
                // Read again and decide anew.
            }
        }
    }

    /// <summary>The state once everything decided so far is durable.</summary>
    public Task<Citizen> DurableAsync() => RetryWhenStaleAsync(async () =>
    {
        var citizen = Citizen;
        await _lastAppend;
        return citizen;
    });

    /// <summary>Reconciles with the organization and policy of now, having done everything that has fallen due.</summary>
    /// <param name="evenIfUnchanged">Whether to append also where nothing changes.</param>
    public Task ReconcileAsync(bool evenIfUnchanged) => RetryWhenStaleAsync(async () =>
    {
        if (Citizen.Version == 0 && !DepartmentAggregate.Has(key)) return true;
        var context = CatchUp();
        var decision = Citizen.Reconcile(context, cause: null);
        await Append(decision, context.Organization.Version, context.Version.Mark, evenIfUnchanged: evenIfUnchanged);
        return true;
    });

    /// <summary>Appends what has fallen due by now.</summary>
    /// <returns>What to decide on now.</returns>
    public DecisionContext CatchUp()
    {
        var context = dependencies.ContextAt(dependencies.Clock.Now);
        if (ReconcileCitizen.Due(WakeAt, context, _decidedAt) <= context.Now)
            _ = Append(Citizen.CatchUp(WakeAt, context, _decidedAt), context.Organization.Version, policyMark: null);
        _decidedAt = context.Now;
        return context;
    }

    /// <summary>Makes a decision the state and queues it for the journal.</summary>
    /// <param name="decision">What was decided on the present state.</param>
    /// <param name="organizationVersion">The organization its wake time follows from.</param>
    /// <param name="policyMark">Mark of the version of policy it was reconciled under; null: it was not reconciled.</param>
    /// <param name="inboxPositions">Events that leave the inbox with it.</param>
    /// <param name="answer">Kept with it under an idempotency key.</param>
    /// <param name="evenIfUnchanged">Whether to append also where nothing changes.</param>
    /// <returns>Completes when it is durable, with everything decided before it.</returns>
    public Task Append(
        Decision decision, long organizationVersion, long? policyMark, IReadOnlyList<long>? inboxPositions = null,
        IdempotentAnswer? answer = null, bool evenIfUnchanged = false)
    {
        var before = Citizen;
        var positions = inboxPositions ?? [];
        var unchanged = decision.Entries.IsEmpty && decision.WakeAt == WakeAt && positions.Count == 0;
        (Citizen, WakeAt, OrganizationVersion) = (decision.Citizen, decision.WakeAt, organizationVersion);
        if (unchanged && !evenIfUnchanged) return _lastAppend;
        var append = JournalMapping.ToAppend(before, decision, organizationVersion) with
        {
            InboxPositions = positions, Policy = policyMark, Answer = answer,
        };
        return _lastAppend = CommitAsync(append, _lastAppend, decision.Citizen);
    }

    /// <summary>Waits for the appends in flight and writes a snapshot, if the state is what the journal holds.</summary>
    public async Task DeactivateAsync(CancellationToken cancellation)
    {
        try
        {
            await _lastAppend;
        }
        catch (Exception)
        {
            return; // The caller of that append has the error. What is in memory is not what the journal holds.
        }

        if (!IsStale) await snapshots.TryWriteAsync(Citizen, cancellation);
    }

    private async Task CommitAsync(Append append, Task previous, Citizen after)
    {
        try
        {
            // Appends of many citizens share a commit, so the commit's span belongs to none of them. This span is the citizen's.
            using var span = SiloTelemetry.Source.StartActivity("journal append");
            span?.SetTag("coordination.facts", append.Facts.Count);
            var outcome = await dependencies.Journal.AppendAsync(append);
            if (outcome != AppendOutcome.Committed) throw new StaleStateException();
            await previous;
        }
        catch
        {
            IsStale = true;
            results.Clear();
            throw;
        }

        SiloTelemetry.CountDecided(append.Facts);
        dependencies.Alerts.Notify(append.Changes.Alerts);
        if (ReferenceEquals(after, Citizen) && snapshots.IsDue(after)) await snapshots.TryWriteAsync(after, CancellationToken.None);
    }

    private async Task ReloadAsync()
    {
        try
        {
            try { await _lastAppend; }
            catch (Exception) { /* The caller of that append has the error; here it only matters that it has ended. */ }
            await LoadAsync(CancellationToken.None);
        }
        catch
        {
            deactivate();
            throw;
        }
    }
}

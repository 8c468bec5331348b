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
/// <remarks>
/// Not thread safe: it belongs to one grain. There must be no await between reading the state and the append that follows from it.
/// </remarks>
internal sealed class CitizenStateInFlight(
    CitizenKey key, CitizenStateDependencies dependencies, CitizenSnapshots snapshots, RecentResults results, Action deactivate)
{
    /// <summary>Loading found something to journal: no organization version counts as reached.</summary>
    private const long UnknownVersion = -1;

    private DateTimeOffset _decidedAt; // Policy versions that began after this are still to be caught up with.
    private Task _lastAppend = Task.CompletedTask;
    private AppendChain _chain = new();
    private readonly TaskScheduler _turns = TaskScheduler.Current; // The grain's own: it is made on a turn of the grain.
    private Task? _loading;
    private Citizen? _citizen = Citizen.New(key);
    private PackedCitizen? _packed;
    private bool _watched;

    /// <summary>The newest state, durable or not. It is unpacked if it was packed.</summary>
    public Citizen Citizen
    {
        get
        {
            LastUsed = dependencies.Resting.Now;
            if (_citizen is not null) return _citizen;
            Citizen = _packed!.Unpack();
            return _citizen!;
        }

        private set
        {
            (_citizen, _packed) = (value, null);
            if (_watched) return;
            _watched = true;
            dependencies.Resting.Watch(this);
        }
    }

    /// <summary>When the state was last read, as a timestamp of <see cref="RestingCitizens.Now"/>.</summary>
    public long LastUsed { get; private set; }

    /// <summary>The next instant at which time alone may change something; null: none.</summary>
    public DateTimeOffset? WakeAt { get; private set; }

    /// <summary>The organization version from which <see cref="WakeAt"/> was computed.</summary>
    public long OrganizationVersion { get; private set; }

    /// <summary>Whether an append has failed. The state must then be read again before anything is decided.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Completes when everything decided so far is durable. Fails when it was not stored.</summary>
    public Task Durable => _lastAppend;

    /// <summary>Reads the state: the snapshot, and the journal entries after it.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var citizen = await JournalFold.ReadOnAsync(
            dependencies.Journal, await snapshots.ReadAsync(cancellation) ?? Citizen.New(key), until: null, cancellation,
            dependencies.Faults);
        Citizen = citizen;
        // The wake time is not journaled. It is computed from the rules at the instant of the last entry.
        var context = dependencies.ContextAt(citizen.ChangedAt);
        var decision = citizen.Version == 0 ? new Decision(citizen, [], WakeAt: null) : citizen.Reconcile(context, cause: null);
        (WakeAt, _decidedAt) = (decision.WakeAt, citizen.ChangedAt);
        OrganizationVersion = decision.Entries.IsEmpty ? context.Organization.Version : UnknownVersion;
        (_lastAppend, _chain) = (Task.CompletedTask, new AppendChain());
        IsStale = false;
    }

    /// <summary>Reads the state again if it is stale.</summary>
    public async Task ReadyAsync()
    {
        while (IsStale)
        {
            // It is cleared here and not in ReloadAsync, because a reload that completes synchronously would stay cached.
            var loading = _loading ??= ReloadAsync();
            try { await loading; }
            finally { if (_loading == loading) _loading = null; }
        }
    }

    /// <summary>Has the state read again before anything else, because another place knows of a later one.</summary>
    public void Drop()
    {
        IsStale = true;
        results.Clear();
    }

    /// <summary>Runs an attempt on the current state, and repeats it when another activation has written in between.</summary>
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
                // Reads the state again and decides again.
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

    /// <summary>Does everything that has fallen due, and reconciles with the current organization and policy.</summary>
    /// <param name="evenIfUnchanged">Whether to append even if nothing changes.</param>
    public Task ReconcileAsync(bool evenIfUnchanged) => RetryWhenStaleAsync(async () =>
    {
        if (Citizen.Version == 0 && !DepartmentAggregate.Has(key)) return true;
        if (!Citizen.Place.Decides)
        {
            // Nothing is decided. The append records that the organization and policy have reached this place.
            var now = dependencies.ContextOfDecision(Citizen);
            await Append(
                new Decision(Citizen, [], WakeAt: null), now.Organization.Version, now.Version.Mark, evenIfUnchanged: evenIfUnchanged);
            return true;
        }

        var context = CatchUp();
        var decision = Citizen.Reconcile(context, cause: null);
        await Append(decision, context.Organization.Version, context.Version.Mark, evenIfUnchanged: evenIfUnchanged);
        return true;
    });

    /// <summary>Does everything that has fallen due, and appends it.</summary>
    /// <returns>The context of the next decision.</returns>
    /// <exception cref="PlaceMovesException">The place joins, parts or follows another: it decides nothing.</exception>
    /// <exception cref="Clock.WrongClockException">This silo's clock is wrong: it decides nothing.</exception>
    public DecisionContext CatchUp()
    {
        if (!Citizen.Place.Decides) throw new PlaceMovesException();
        var context = dependencies.ContextOfDecision(Citizen);
        if (ReconcileCitizen.Due(WakeAt, context, _decidedAt) <= context.Now)
            _ = Append(Citizen.CatchUp(WakeAt, context, _decidedAt), context.Organization.Version, policyMark: null);
        _decidedAt = context.Now;
        return context;
    }

    /// <summary>Makes a decision the current state and queues it for the journal.</summary>
    /// <param name="decision">A decision made on the current state.</param>
    /// <param name="organizationVersion">The organization version from which the wake time was computed.</param>
    /// <param name="policyMark">The mark of the policy version it was reconciled under; null: it was not reconciled.</param>
    /// <param name="inboxPositions">The positions of events that leave the inbox with the append.</param>
    /// <param name="answer">The answer to store with it under an idempotency key; null: none.</param>
    /// <param name="evenIfUnchanged">Whether to append even if nothing changes.</param>
    /// <param name="renewsKey">Whether it is encrypted under another content key than what was journaled before.</param>
    /// <param name="shown">The state that the rows of the read tables show; null: the current one.</param>
    /// <returns>Completes when this decision and all before it are durable.</returns>
    public Task Append(
        Decision decision, long organizationVersion, long? policyMark, IReadOnlyList<long>? inboxPositions = null,
        IdempotentAnswer? answer = null, bool evenIfUnchanged = false, Citizen? shown = null, bool renewsKey = false)
    {
        var before = shown ?? Citizen;
        if (!decision.Faults.IsEmpty) dependencies.Faults.Tell(decision.Citizen, decision.Faults);
        var positions = inboxPositions ?? [];
        var unchanged = decision.Entries.IsEmpty && decision.WakeAt == WakeAt && positions.Count == 0;
        // It is built before the state changes: if that fails, the state is still what the journal says.
        var append = unchanged && !evenIfUnchanged
            ? null
            : JournalMapping.ToAppend(before, decision, dependencies.Organizations.Current, organizationVersion, dependencies.Ids) with
            {
                Chain = _chain, InboxPositions = positions, Policy = policyMark, Answer = answer, RenewsKey = renewsKey,
            };
        (Citizen, WakeAt, OrganizationVersion) = (decision.Citizen, decision.WakeAt, organizationVersion);
        return append is null ? _lastAppend : _lastAppend = CommitAsync(append, _lastAppend, decision.Citizen);
    }

    /// <summary>Packs the state on a turn of the grain.</summary>
    /// <returns>False if an append is in flight or the state must be read again; it then stays unpacked.</returns>
    public Task<bool> RestAsync() => Task.Factory.StartNew(
        () =>
        {
            if (_citizen is not { } resting || IsStale || !_lastAppend.IsCompletedSuccessfully) return false;
            (_packed, _citizen, _watched) = (PackedCitizen.Of(resting), null, false);
            results.Clear();
            return true;
        },
        CancellationToken.None, TaskCreationOptions.DenyChildAttach, _turns);

    /// <summary>Overwrites the snapshot with the state as it is now, whatever version the snapshot has.</summary>
    public async Task ForgetSnapshotAsync()
    {
        await ReadyAsync();
        await snapshots.OverwriteAsync(Citizen, CancellationToken.None);
    }

    /// <summary>Waits for the appends in flight. Writes a snapshot if the state equals the journal.</summary>
    /// <param name="siloStops">
    /// Whether the whole silo stops. Then only a snapshot that is due is written: the journal has all else, and thousands of citizens
    /// leave at once.
    /// </param>
    public async Task DeactivateAsync(bool siloStops, CancellationToken cancellation)
    {
        try
        {
            await _lastAppend;
        }
        catch (Exception)
        {
            return; // The caller of that append gets the error. The state in memory differs from the journal.
        }

        if (siloStops && _packed is not null) return; // Nothing was journaled since it was packed, so no snapshot is due.
        if (!IsStale && (!siloStops || snapshots.IsDue(Citizen))) await snapshots.TryWriteAsync(Citizen, cancellation);
    }

    private async Task CommitAsync(Append append, Task previous, Citizen after)
    {
        try
        {
            // Appends of many citizens share a commit, so the commit's span belongs to none of them. This span belongs to the
            // citizen.
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
        if (ReferenceEquals(after, _citizen) && snapshots.IsDue(after)) await snapshots.TryWriteAsync(after, CancellationToken.None);
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

using System.Diagnostics;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Commands;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Journal;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>
/// A citizen's state in memory and its appends in flight. Decisions are made on the state that is not durable yet and
/// acknowledged only when it is; after a failed append everything decided since is dropped and read again. It reads better whole.
/// </summary>
internal sealed class CitizenStateInFlight(
    CitizenKey key, CitizenStateDependencies dependencies, CitizenSnapshots snapshots, Action deactivate)
{
    private const int AttemptsMax = 4;

    /// <summary>Stands for the organization decided on where the present one asks for something else than is journaled.</summary>
    private const long UnknownVersion = -1;

    private readonly RecentResults _results = new();
    private readonly IdempotencyLocks _locks = new();
    private Citizen _citizen = Citizen.New(key);
    private DateTimeOffset? _wakeAt;
    private long _organizationVersion; // That _wakeAt follows from.
    private DateTimeOffset _decidedAt; // Versions of policy that began before are caught up with.
    private Task _lastAppend = Task.CompletedTask;
    private Task? _loading;
    private bool _stale;

    /// <summary>Reads the state: the snapshot and what the journal holds beyond it.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var citizen = await JournalFold.ReadOnAsync(dependencies.Journal, snapshots.Read() ?? Citizen.New(key), until: null, cancellation);
        _citizen = citizen;
        // When it must be woken is not journaled: it is what the rules say about the instant of the last entry.
        var context = dependencies.ContextAt(citizen.ChangedAt);
        var decision = citizen.Version == 0 ? new Decision(citizen, [], WakeAt: null) : citizen.Reconcile(context, cause: null);
        (_wakeAt, _decidedAt) = (decision.WakeAt, citizen.ChangedAt);
        _organizationVersion = decision.Entries.IsEmpty ? context.Organization.Version : UnknownVersion;
        _lastAppend = Task.CompletedTask;
        _stale = false;
    }

    /// <summary>Takes events in and answers when all of it is durable.</summary>
    public async Task<IReadOnlyList<EventResult>> TakeInAsync(IReadOnlyList<Delivered> events)
    {
        for (var attempt = 1; ; attempt++)
        {
            await ReadyAsync();
            var forgotten = await Delivered.ForgottenRepeatsAsync(events, _citizen, dependencies.Journal);
            if (_stale) continue;
            var began = Stopwatch.GetTimestamp();
            var (append, results) = DecideIntake(events, forgotten);
            SiloTelemetry.Deciding.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
            try
            {
                await append;
                SiloTelemetry.CountTaken(results);
                return results;
            }
            catch (StaleStateException) when (attempt < AttemptsMax)
            {
                // Another activation wrote in between: read again and decide anew.
            }
        }
    }

    /// <summary>Carries out a command and answers when it is durable.</summary>
    public async Task<Answer<T>> ExecuteAsync<T>(Command command, Idempotency? idempotency, Func<Citizen, string?, DateTimeOffset, T> changed) where T : class
    {
        var by = Callers.Caseworker();
        if (by is null) return CommandMapping.Refused<T>(new Forbidden("Only caseworkers decide; sign in as one."));
        var id = Guid.NewGuid().ToString("n");
        if (idempotency is null) return await ExecuteOnceAsync(command, by, id, null, changed);
        // The same command given twice at once: the second waits for the first and repeats its answer.
        using var mine = await _locks.AcquireAsync(by, idempotency.Key);
        return await ExecuteOnceAsync(command, by, id, idempotency, changed);
    }

    /// <summary>Carries out the citizen's part of what somebody ordered for many; the command's id makes it safe to repeat.</summary>
    public Task<Answer<T>> ExecuteForAsync<T>(Command command, string by, string id, Func<Citizen, string?, DateTimeOffset, T> changed) where T : class =>
        ExecuteOnceAsync(command, by, id, null, changed);

    /// <summary>
    /// Does everything that has fallen due and reconciles with the organization and policy as they are now. Always
    /// appends, for the stored wake time may be earlier than the state's own.
    /// </summary>
    public Task WakeAsync() => LookAsync(evenIfUnchanged: true);

    /// <summary>The same, because the organization is another; appends only what that changes, be it when to wake next.</summary>
    public Task ReconsiderAsync() => LookAsync(evenIfUnchanged: false);

    private async Task LookAsync(bool evenIfUnchanged)
    {
        for (var attempt = 1; ; attempt++)
        {
            await ReadyAsync();
            if (_citizen.Version == 0 && !DepartmentAggregate.Is(key.Value)) return;
            var context = dependencies.ContextAt(dependencies.Clock.Now);
            CatchUp(context);
            var decision = _citizen.Reconcile(context, cause: null);
            try
            {
                await Append(decision, context.Organization.Version, context.Version.Mark, [], null, evenIfUnchanged);
                return;
            }
            catch (StaleStateException) when (attempt < AttemptsMax)
            {
                // Read again and look anew.
            }
        }
    }

    /// <summary>The state once everything decided so far is durable.</summary>
    public async Task<Citizen> DurableAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            await ReadyAsync();
            var citizen = _citizen;
            try
            {
                await _lastAppend;
                return citizen;
            }
            catch (StaleStateException) when (attempt < AttemptsMax)
            {
                // What was decided on is not so; read again.
            }
        }
    }

    /// <summary>Waits for what is in flight and leaves a snapshot behind.</summary>
    public async Task DeactivateAsync(CancellationToken cancellation)
    {
        try
        {
            await _lastAppend;
        }
        catch (Exception)
        {
            return; // Its caller has been told; what is in memory is not what the journal has.
        }

        if (!_stale) await snapshots.TryWriteAsync(_citizen, cancellation);
    }

    private async Task<Answer<T>> ExecuteOnceAsync<T>(
        Command command, string by, string id, Idempotency? idempotency, Func<Citizen, string?, DateTimeOffset, T> changed) where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            // Looked up at each attempt: another activation may have carried out the same command.
            if (idempotency is not null && await StoredAnswers.FindAsync<T>(dependencies.Answers, by, idempotency) is { } repeated) return repeated;
            await ReadyAsync();
            var context = dependencies.ContextAt(dependencies.Clock.Now);
            CatchUp(context);
            var outcome = _citizen.Decide(new IssuedCommand(command, new CaseworkerId(by), id), context);
            try
            {
                if (outcome.Refusal is { } refusal)
                {
                    await _lastAppend;
                    return CommandMapping.Refused<T>(refusal);
                }

                var answer = new Answer<T>(changed(outcome.Decision!.Citizen, outcome.Changed, context.Now), null);
                await Append(
                    outcome.Decision!, context.Organization.Version, context.Version.Mark, [],
                    idempotency is null ? null : StoredAnswers.Keep(by, idempotency, answer, context.Now));
                return answer;
            }
            catch (StaleStateException) when (attempt < AttemptsMax)
            {
                // Another activation wrote in between: read again and decide anew.
            }
        }
    }

    private (Task Append, IReadOnlyList<EventResult> Results) DecideIntake(IReadOnlyList<Delivered> events, HashSet<EventKey> forgotten)
    {
        var context = dependencies.ContextAt(dependencies.Clock.Now);
        CatchUp(context);
        var results = new EventResult[events.Count];
        var (decision, organizationVersion) = (new Decision(_citizen, [], _wakeAt), _organizationVersion);
        List<long> positions = [];
        for (var i = 0; i < events.Count; i++)
        {
            var (reported, position) = events[i];
            if (position is { } known && _results.Find(known) is { } settled)
            {
                results[i] = settled;
                continue;
            }

            if (position is { } gone) positions.Add(gone);
            if (decision.Citizen.IsRecent(reported) || forgotten.Contains(EventKey.For(reported)))
                results[i] = new EventResult(reported.Id, reported.Source, "duplicate", key.Value, decision.Citizen.Version, []);
            else
            {
                var taken = decision.Citizen.Decide(reported, context);
                decision = new Decision(taken.Citizen, decision.Entries.AddRange(taken.Entries), taken.WakeAt);
                organizationVersion = context.Organization.Version;
                results[i] = new EventResult(
                    reported.Id, reported.Source, taken.Citizen.IsParked(reported) ? "parked" : "settled", key.Value, taken.Citizen.Version,
                    [.. taken.Entries.Skip(1).Select(entry => FactJson.KindOf(entry.Fact))]);
            }

            if (position is { } kept) _results.Keep(kept, results[i]);
        }

        if (decision.Entries.IsEmpty && positions.Count == 0) return (_lastAppend, results);
        return (Append(decision, organizationVersion, decision.Entries.IsEmpty ? null : context.Version.Mark, positions, null), results);
    }

    private void CatchUp(DecisionContext context)
    {
        var isDue = Reconciliation.Due(_wakeAt, context, _decidedAt) <= context.Now;
        if (isDue) _ = Append(_citizen.CatchUp(_wakeAt, context, _decidedAt), context.Organization.Version, null, [], null);
        _decidedAt = context.Now;
    }

    /// <summary>
    /// Queues what was decided; from here on it is the state, durable or not yet. With the mark of the version of policy it
    /// was reconciled under, if it was.
    /// </summary>
    private Task Append(
        Decision decision, long organizationVersion, long? policyMark, IReadOnlyList<long> positions, IdempotentAnswer? answer, bool evenIfUnchanged = false)
    {
        var before = _citizen;
        var unchanged = decision.Entries.IsEmpty && decision.WakeAt == _wakeAt && positions.Count == 0;
        (_citizen, _wakeAt, _organizationVersion) = (decision.Citizen, decision.WakeAt, organizationVersion);
        if (unchanged && !evenIfUnchanged) return _lastAppend;
        var append = JournalMapping.ToAppend(before, decision, organizationVersion, dependencies.PolicyAt(dependencies.Clock.Now)) with
        {
            InboxPositions = positions, Policy = policyMark, Answer = answer,
        };
        return _lastAppend = CommitAsync(append, _lastAppend, decision.Citizen);
    }

    private async Task CommitAsync(Append append, Task previous, Citizen after)
    {
        try
        {
            // Many citizens' appends share a commit, so the commit's span belongs to none of them: this one is the citizen's.
            using var span = SiloTelemetry.Source.StartActivity("journal append");
            span?.SetTag("coordination.facts", append.Facts.Count);
            var outcome = await dependencies.Journal.AppendAsync(append);
            if (outcome != AppendOutcome.Committed) throw new StaleStateException();
            await previous;
        }
        catch
        {
            _stale = true;
            _results.Clear();
            throw;
        }

        SiloTelemetry.CountDecided(append.Facts);
        dependencies.Alerts.Notify(append.Changes.Alerts);
        if (ReferenceEquals(after, _citizen) && snapshots.IsDue(after)) await snapshots.TryWriteAsync(after, CancellationToken.None);
    }

    private async Task ReadyAsync()
    {
        while (_stale)
        {
            // Forgotten here and not where it ends: it may end before it is remembered, and would then be waited for ever after.
            var loading = _loading ??= ReloadAsync();
            try { await loading; }
            finally { if (_loading == loading) _loading = null; }
        }
    }

    private async Task ReloadAsync()
    {
        try
        {
            try { await _lastAppend; }
            catch (Exception) { /* Its caller has been told; here it only matters that it is over. */ }
            await LoadAsync(CancellationToken.None);
        }
        catch
        {
            deactivate();
            throw;
        }
    }
}

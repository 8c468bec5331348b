using System.Collections.Frozen;
using System.Diagnostics;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Silo.Inbox;
using Coordination.Silo.Telemetry;
using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>Applies department events. Each event is decided once, and the append that journals it removes it from the inbox.</summary>
internal sealed class CitizenIntake(CitizenStateInFlight state, CitizenStateDependencies dependencies, RecentResults recent)
{
    /// <summary>Applies events and returns when all are durable.</summary>
    /// <returns>One result per event, in the order given.</returns>
    public Task<IReadOnlyList<EventResult>> TakeInAsync(IReadOnlyList<IncomingEvent> events) => state.RetryWhenStaleAsync(async () =>
    {
        var forgotten = await ForgottenRepeatsAsync(events);
        while (state.IsStale)
        {
            await state.ReadyAsync();
            forgotten = await ForgottenRepeatsAsync(events);
        }

        var began = Stopwatch.GetTimestamp();
        var (append, results) = Decide(events, forgotten);
        SiloTelemetry.Deciding.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
        await append;
        SiloTelemetry.CountTaken(results);
        return results;
    });

    /// <summary>What would become of events if they were taken in. Nothing of them is stored.</summary>
    public Task<IReadOnlyList<EventResult>> RehearseAsync(IReadOnlyList<IncomingEvent> events) => state.RetryWhenStaleAsync(async () =>
    {
        var forgotten = await ForgottenRepeatsAsync(events);
        while (state.IsStale)
        {
            await state.ReadyAsync();
            forgotten = await ForgottenRepeatsAsync(events);
        }

        return (IReadOnlyList<EventResult>)Work(events, forgotten, state.CatchUp()).Results;
    });

    /// <summary>Whether an event brings keys together or apart.</summary>
    public static bool ConcernsPlaces(IReadOnlyList<IncomingEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
            if (events[i].Event.Data is NumberEvent) return true;
        return false;
    }

    /// <summary>The events that left the repeat window and that only the journal contains.</summary>
    private async ValueTask<IReadOnlySet<EventKey>> ForgottenRepeatsAsync(IReadOnlyList<IncomingEvent> events)
    {
        var citizen = state.Citizen;
        if (!citizen.HasForgottenEvents) return FrozenSet<EventKey>.Empty;
        HashSet<EventKey> repeats = [];
        foreach (var (subject, reported, _) in events)
            if (subject == citizen.Key.Value && !citizen.IsRecent(reported)
                && await dependencies.Journal.HoldsEventAsync(subject, reported.Source, reported.Id))
                repeats.Add(EventKey.For(reported));
        return repeats;
    }

    /// <summary>
    /// Decides about events and journals what was decided. A refused event stays in the inbox; who delivered it makes it a dead letter.
    /// </summary>
    private (Task Append, IReadOnlyList<EventResult> Results) Decide(
        IReadOnlyList<IncomingEvent> events, IReadOnlySet<EventKey> forgotten)
    {
        var context = state.CatchUp();
        RequireHere(events);
        var (decision, organizationVersion, isReconciled, results) = Work(events, forgotten, context);
        List<long>? positions = null;
        List<EventResult>? applied = null;
        for (var i = 0; i < events.Count; i++)
            if (events[i].Position is { } position && results[i].Why is null && recent.Find(position) is null)
            {
                (positions ??= []).Add(position);
                (applied ??= []).Add(results[i]);
            }

        if (decision.Entries.IsEmpty && applied is null) return (state.Durable, results);
        var append = state.Append(decision, organizationVersion, isReconciled ? context.Version.Mark : null, positions);

        // Results are kept only of events that are on their way to the journal: a decision that fails is not remembered as one.
        for (var i = 0; i < applied?.Count; i++) recent.Keep(positions![i], applied[i]);
        return (append, results);
    }

    /// <summary>Nothing is taken in about somebody else: since the state was read again, a key may lead elsewhere.</summary>
    /// <exception cref="PlaceMovesException">An event came under a key that does not lead here.</exception>
    private void RequireHere(IReadOnlyList<IncomingEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
            if (UnderOf(events[i]) is { } key && !state.Citizen.Place.Has(key)) throw new PlaceMovesException();
    }

    /// <summary>
    /// Decides about all events together, so that many of them cost one reconciliation. What follows from them is told with the last.
    /// </summary>
    private (Decision Decision, long OrganizationVersion, bool IsReconciled, EventResult[] Results) Work(
        IReadOnlyList<IncomingEvent> received, IReadOnlySet<EventKey> forgotten, DecisionContext context)
    {
        var events = ConcernsPlaces(received) ? [.. received.Select(Completed)] : received;
        var results = new EventResult[events.Count];
        List<int> fresh = new(events.Count);
        List<(TakenEvent Known, CitizenKey Under)> repeated = [];
        var seen = events.Count > 1 ? new Dictionary<EventKey, DepartmentEvent>() : null;
        RoomForEvents room = new(state.Citizen, events.Count);
        for (var i = 0; i < events.Count; i++)
        {
            var (_, reported, position) = events[i];
            var under = UnderOf(events[i]);
            if (position is { } known && recent.Find(known) is { } settled) results[i] = settled;
            else if (RepeatOf(reported, under, forgotten, seen) is { } repeat) results[i] = repeat;
            else if (!state.Citizen.Place.Joined.IsEmpty && state.Citizen.Find(reported) is { } taken)
            {
                // The same event under two keys of one person counts once and belongs to both.
                results[i] = Repeated(reported);
                if (!taken.IsUnder(under ?? state.Citizen.Key, state.Citizen.Key)) repeated.Add((taken, under ?? state.Citizen.Key));
            }
            else if (room.Take(reported) is { } full)
                results[i] = Refused(reported, full);
            else fresh.Add(i);
        }

        var (decision, organizationVersion) = (new Decision(state.Citizen, [], state.WakeAt), state.OrganizationVersion);
        foreach (var (known, under) in repeated)
        {
            var next = decision.Citizen.Repeat(known, under, context);
            decision = decision with { Citizen = next.Citizen, Entries = [.. decision.Entries, .. next.Entries] };
        }

        if (fresh.Count > 0)
        {
            var before = decision.Entries;
            decision = Decided(decision.Citizen, events, fresh, context);
            organizationVersion = context.Organization.Version;
            var (sight, of) = ((SenderSight?)null, ""); // Events that arrive together are mostly of one department.
            for (var number = 0; number < fresh.Count; number++)
            {
                var reported = events[fresh[number]].Event;
                if (sight is null || of != reported.Department)
                    (sight, of) = (SightOf(reported, decision.Citizen, context), reported.Department);
                var followed = number == fresh.Count - 1 ? Followed(decision, fresh.Count, sight) : [];
                results[fresh[number]] = Settled(reported, decision, number, followed, sight);
            }

            if (!before.IsEmpty) decision = decision with { Entries = [.. before, .. decision.Entries] };
        }

        return (decision, organizationVersion, fresh.Count > 0, results);
    }

    private Decision Decided(Citizen citizen, IReadOnlyList<IncomingEvent> events, List<int> fresh, DecisionContext context)
    {
        var (reported, accepted) = (new DepartmentEvent[fresh.Count], new DateTimeOffset?[fresh.Count]);
        CitizenKey[]? under = null;
        for (var number = 0; number < reported.Length; number++)
        {
            var incoming = events[fresh[number]];
            (reported[number], accepted[number]) = (incoming.Event, incoming.AcceptedAt);
            if (UnderOf(incoming) is not { } key) continue;
            if (under is null) Array.Fill(under = new CitizenKey[reported.Length], citizen.Key);
            under[number] = key;
        }

        return citizen.Decide(reported, context, under, accepted);
    }

    /// <summary>The kinds of the decisions that followed from events, as far as the sender is told.</summary>
    private static string[] Followed(Decision decision, int events, SenderSight sight)
    {
        List<string>? kinds = null;
        for (var index = events; index < decision.Entries.Length; index++)
            if (decision.Entries[index].Fact is var fact && sight.Tells(fact)) (kinds ??= []).Add(FactJson.KindOf(fact));
        return kinds is null ? [] : [.. kinds];
    }

    /// <summary>An event about a pair of keys names both, whichever of the two it came under.</summary>
    private static IncomingEvent Completed(IncomingEvent incoming) => incoming.Event.Data is NumberEvent number
        ? incoming with { Event = incoming.Event with { Data = number with { Subject = incoming.Citizen } } }
        : incoming;

    /// <summary>The result of an event that was applied.</summary>
    /// <param name="number">Its index among the events decided about.</param>
    private static EventResult Settled(
        DepartmentEvent reported, Decision decision, int number, IReadOnlyList<string> followed, SenderSight sight)
    {
        var isParked = decision.Citizen.IsParked(reported);
        var reason = isParked ? EventEffect.Waits : decision.Effects[number].Reason;
        // What was withdrawn before is withdrawn once. Both withdrawals are kept, in case one of them is withdrawn itself.
        var status = isParked ? EventStatuses.Parked
            : reported.Data is EventWithdrawn && reason == EventEffect.AlreadySo ? EventStatuses.Duplicate
            : EventStatuses.Settled;
        return WithEffect(ResultOf(reported, status, decision.Citizen, followed, sight), reason);
    }

    /// <summary>The result of an event that is a repeat, or that has the source and id of another; null: it is neither.</summary>
    /// <param name="under">The key it came under; null: the citizen's own. Senders may count anew under each.</param>
    private EventResult? RepeatOf(
        DepartmentEvent reported, CitizenKey? under, IReadOnlySet<EventKey> forgotten, Dictionary<EventKey, DepartmentEvent>? seen)
    {
        var key = EventKey.For(reported, under);
        var isKnown = state.Citizen.IsRecent(reported, under) || forgotten.Contains(key);
        if (!isKnown && seen?.TryAdd(key, reported) is not false) return null;
        var first = isKnown ? state.Citizen.Known(reported, under)?.Event : seen![key];
        // Every event of a citizen is in memory, so the content is compared itself. What an entry that cannot be read said is not known.
        if (first is null ? !state.Citizen.LacksEntries : !IsRepeat(first, reported)) return Conflicting(reported);
        return Repeated(reported);
    }

    /// <summary>
    /// Whether an event says what the first with its source and id said. A sender that tries again may give it a new time.
    /// </summary>
    private static bool IsRepeat(DepartmentEvent first, DepartmentEvent again) => first.Type == again.Type && first.Data.Equals(again.Data);

    private EventResult Repeated(DepartmentEvent reported) => state.Citizen.IsParked(reported)
        ? WithEffect(ResultOf(reported, EventStatuses.Parked, state.Citizen, [], SightOf(reported)), EventEffect.Waits)
        : WithEffect(ResultOf(reported, EventStatuses.Duplicate, state.Citizen, [], SightOf(reported)), EventEffect.Repeat);

    private static EventResult WithEffect(EventResult result, string? reason) =>
        result with { Effect = reason is null ? "changed" : "none", EffectReason = reason };

    private EventResult Conflicting(DepartmentEvent reported) => Refused(
        reported,
        "An event with this source and id was taken in with other content. Send what is new under an id of its own, and withdraw what was "
        + "wrong with coordination.event.withdrawn.v1.") with { IsConflicting = true };

    private EventResult Refused(DepartmentEvent reported, string why) =>
        new(reported.Id, reported.Source, EventStatuses.Refused, state.Citizen.Key.Value, null, []) { Why = why };

    /// <summary>The key it came under; null: the citizen's own.</summary>
    private CitizenKey? UnderOf(IncomingEvent incoming) =>
        incoming.Citizen == state.Citizen.Key.Value ? null : new CitizenKey(incoming.Citizen);

    private SenderSight SightOf(DepartmentEvent reported) =>
        SightOf(reported, state.Citizen, dependencies.ContextAt(dependencies.Clock.Now));

    private static SenderSight SightOf(DepartmentEvent reported, Citizen citizen, DecisionContext context) =>
        SenderSight.Of(citizen, new DepartmentCode(reported.Department), context.Organization, context.Now);

    private static EventResult ResultOf(
        DepartmentEvent reported, string status, Citizen citizen, IReadOnlyList<string> decisions, SenderSight sight) =>
        new(reported.Id, reported.Source, status, citizen.Key.Value, sight.TellsVersion ? citizen.Version : null, decisions);
}

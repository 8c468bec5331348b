using System.Diagnostics;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Events;
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

    /// <summary>The events that left the repeat window and that only the journal contains.</summary>
    private async Task<HashSet<EventKey>> ForgottenRepeatsAsync(IReadOnlyList<IncomingEvent> events)
    {
        HashSet<EventKey> repeats = [];
        var citizen = state.Citizen;
        if (!citizen.HasForgottenEvents) return repeats;
        foreach (var (_, reported, _) in events)
            if (!citizen.IsRecent(reported) && await dependencies.Journal.HoldsEventAsync(citizen.Key.Value, reported.Source, reported.Id))
                repeats.Add(EventKey.For(reported));
        return repeats;
    }

    /// <summary>
    /// Decides about all events together, so that many of them cost one reconciliation. What follows from them is told with the last.
    /// A refused event stays in the inbox; who delivered it makes it a dead letter.
    /// </summary>
    private (Task Append, IReadOnlyList<EventResult> Results) Decide(IReadOnlyList<IncomingEvent> events, HashSet<EventKey> forgotten)
    {
        var context = state.CatchUp();
        var results = new EventResult[events.Count];
        List<int> fresh = [];
        Dictionary<EventKey, DepartmentEvent> seen = [];
        HashSet<ItemKey> added = [];
        for (var i = 0; i < events.Count; i++)
        {
            var (_, reported, position) = events[i];
            if (position is { } known && recent.Find(known) is { } settled) results[i] = settled;
            else if (RepeatOf(reported, forgotten, seen) is { } repeat) results[i] = repeat;
            else if (!state.Citizen.Items.ContainsKey(ReportedItem.Of(reported).Key) && !TryAdd(ReportedItem.Of(reported).Key, added))
                results[i] = Refused(reported);
            else fresh.Add(i);
        }

        var (decision, organizationVersion) = (new Decision(state.Citizen, [], state.WakeAt), state.OrganizationVersion);
        if (fresh.Count > 0)
        {
            decision = state.Citizen.Decide([.. fresh.Select(place => events[place].Event)], context);
            organizationVersion = context.Organization.Version;
            string[] followed = [.. decision.Entries.Skip(fresh.Count).Select(static entry => FactJson.KindOf(entry.Fact))];
            foreach (var (number, place) in fresh.Index())
                results[place] = Settled(events[place].Event, decision, number, place == fresh[^1] ? followed : []);
        }

        List<long> positions = [];
        for (var i = 0; i < events.Count; i++)
            if (events[i].Position is { } position && results[i].Why is null && recent.Find(position) is null)
            {
                positions.Add(position);
                recent.Keep(position, results[i]);
            }

        if (decision.Entries.IsEmpty && positions.Count == 0) return (state.Durable, results);
        return (state.Append(decision, organizationVersion, decision.Entries.IsEmpty ? null : context.Version.Mark, positions), results);
    }

    /// <summary>The result of an event that was applied.</summary>
    /// <param name="number">Its place among the events decided about.</param>
    private static EventResult Settled(DepartmentEvent reported, Decision decision, int number, IReadOnlyList<string> followed)
    {
        var isParked = decision.Citizen.IsParked(reported);
        var reason = isParked ? EventEffect.Waits : decision.Effects[number].Reason;
        // What was withdrawn before is withdrawn once. Both withdrawals are kept, in case one of them is withdrawn itself.
        var status = isParked ? "parked" : reported.Data is EventWithdrawn && reason == EventEffect.AlreadySo ? "duplicate" : "settled";
        return WithEffect(ResultOf(reported, status, decision.Citizen, followed), reason);
    }

    /// <summary>The result of an event that is a repeat, or that has the source and id of another; null: it is neither.</summary>
    private EventResult? RepeatOf(DepartmentEvent reported, HashSet<EventKey> forgotten, Dictionary<EventKey, DepartmentEvent> seen)
    {
        var key = EventKey.For(reported);
        var isKnown = state.Citizen.IsRecent(reported) || forgotten.Contains(key);
        if (!isKnown && seen.TryAdd(key, reported)) return null;
        var first = isKnown ? state.Citizen.Known(reported)?.Event : seen[key];
        // Every event of a citizen is in memory, so the content is compared itself. What an entry that cannot be read said is not known.
        if (first is null ? !state.Citizen.LacksEntries : first != reported) return Conflicting(reported);
        return state.Citizen.IsParked(reported)
            ? WithEffect(ResultOf(reported, "parked", state.Citizen, []), EventEffect.Waits)
            : WithEffect(ResultOf(reported, "duplicate", state.Citizen, []), "repeat");
    }

    private static EventResult WithEffect(EventResult result, string? reason) =>
        result with { Effect = reason is null ? "changed" : "none", EffectReason = reason };

    private EventResult Conflicting(DepartmentEvent reported) =>
        new(reported.Id, reported.Source, "refused", state.Citizen.Key.Value, null, [])
        {
            Why = "An event with this source and id was taken in with other content. Send what is new under an id of its own, and withdraw "
                + "what was wrong with coordination.event.withdrawn.v1.",
            IsConflicting = true,
        };

    /// <summary>Adds an item that the citizen does not have to the new items of this delivery.</summary>
    /// <returns>False if the citizen would then have more than it may.</returns>
    private bool TryAdd(ItemKey item, HashSet<ItemKey> added)
    {
        if (!added.Contains(item) && state.Citizen.Items.Count + added.Count >= EventLimits.ItemsOfOneCitizenMax) return false;
        added.Add(item);
        return true;
    }

    private EventResult Refused(DepartmentEvent reported) =>
        new(reported.Id, reported.Source, "refused", state.Citizen.Key.Value, null, [])
        {
            Why = $"The citizen has {EventLimits.ItemsOfOneCitizenMax} items, the most there may be. This event would bring one more.",
        };

    private static EventResult ResultOf(DepartmentEvent reported, string status, Citizen citizen, IReadOnlyList<string> decisions) =>
        new(reported.Id, reported.Source, status, citizen.Key.Value, citizen.Version, decisions);
}

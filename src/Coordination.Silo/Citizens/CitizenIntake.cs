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
        HashSet<EventKey> seen = [];
        RoomForEvents room = new(state.Citizen);
        for (var i = 0; i < events.Count; i++)
        {
            var (_, reported, position) = events[i];
            if (position is { } known && recent.Find(known) is { } settled) results[i] = settled;
            else if (state.Citizen.IsRecent(reported) || forgotten.Contains(EventKey.For(reported)) || !seen.Add(EventKey.For(reported)))
                results[i] = ResultOf(reported, "duplicate", state.Citizen, []);
            else if (room.Take(reported) is { } full)
                results[i] = new EventResult(reported.Id, reported.Source, "refused", state.Citizen.Key.Value, null, []) { Why = full };
            else fresh.Add(i);
        }

        var (decision, organizationVersion) = (new Decision(state.Citizen, [], state.WakeAt), state.OrganizationVersion);
        if (fresh.Count > 0)
        {
            decision = state.Citizen.Decide([.. fresh.Select(place => events[place].Event)], context);
            organizationVersion = context.Organization.Version;
            string[] followed = [.. decision.Entries.Skip(fresh.Count).Select(static entry => FactJson.KindOf(entry.Fact))];
            foreach (var place in fresh)
            {
                var reported = events[place].Event;
                results[place] = ResultOf(
                    reported, decision.Citizen.IsParked(reported) ? "parked" : "settled", decision.Citizen,
                    place == fresh[^1] ? followed : []);
            }
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

    private static EventResult ResultOf(DepartmentEvent reported, string status, Citizen citizen, IReadOnlyList<string> decisions) =>
        new(reported.Id, reported.Source, status, citizen.Key.Value, citizen.Version, decisions);
}

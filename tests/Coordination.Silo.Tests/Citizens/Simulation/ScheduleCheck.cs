using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Stored;
using Coordination.Ids;
using Coordination.Silo.Citizens;

namespace Coordination.Silo.Tests.Citizens.Simulation;

/// <summary>What must hold when a schedule has come to rest.</summary>
internal static class ScheduleCheck
{
    /// <summary>What does not hold; empty: everything does.</summary>
    public static List<string> FaultsOf(Schedule run, Func<DateTimeOffset, DecisionContext> contextAt)
    {
        List<string> faults = [];
        var database = run.Database;
        if (database.Waiting.Count > 0) faults.Add($"{database.Waiting.Count} events are left in the inbox");
        if (database.Log.Zip(database.Log.Skip(1)).Any(static two => two.Second.Position <= two.First.Position))
            faults.Add("a position was given twice or out of order");
        var citizens = database.Log.Select(static entry => entry.Citizen).Distinct().ToDictionary(
            static citizen => citizen, citizen => Folded(database, citizen), StringComparer.Ordinal);
        foreach (var (citizen, source, id) in run.Acknowledged)
        {
            if (database.DeadLetters.Contains((source, id))) continue;
            var times = database.Of(citizen).Count(entry => entry.Fact.Source == source && entry.Fact.EventId == id);
            var decides = DecidingFor(citizen, citizens);
            if (times > 1 || (times == 0 && decides == citizen) || citizens[decides].AllEvents().Count(one => IsIt(one.Event)) != 1)
                faults.Add($"the acknowledged event {source} {id} is in the journal {times} times");

            bool IsIt(Events.DepartmentEvent reported) => reported.Source == source && reported.Id == id;
        }

        foreach (var (citizen, folded) in citizens)
        {
            faults.AddRange(FaultsOf(run, citizen, folded, contextAt));
            if (KeyPairs.AreUnfinished(folded)) faults.Add($"{citizen}: owes other places something");
            if (!folded.Place.Decides) continue;
            foreach (var pair in KeyPairs.Of(folded))
                if (pair.IsLinked && DecidingFor(pair.First.Value, citizens) != DecidingFor(pair.Second.Value, citizens))
                    faults.Add($"{citizen}: {pair.Id.Value} are one person and two places");
        }

        return faults;
    }

    private static Citizen Folded(SimulatedDatabase database, string citizen)
    {
        var folded = Citizen.New(new CitizenKey(citizen));
        foreach (var entry in database.Of(citizen)) folded = folded.EvolveStored(JournalMapping.ToEntry(entry.Fact), out _);
        return folded;
    }

    /// <summary>The place that decides for a key.</summary>
    private static string DecidingFor(string citizen, Dictionary<string, Citizen> citizens)
    {
        while (citizens.TryGetValue(citizen, out var known) && known.Place.Leader is { } leader && !known.Place.Decides)
            citizen = leader.Value;
        return citizen;
    }

    private static IEnumerable<string> FaultsOf(
        Schedule run, string citizen, Citizen folded, Func<DateTimeOffset, DecisionContext> contextAt)
    {
        var entries = run.Database.Of(citizen);
        if (entries.Index().Any(static one => one.Item.Version != one.Index + 1))
            yield return $"{citizen}: a version is missing or there twice";
        if (entries.Zip(entries.Skip(1)).Any(static two => two.Second.Fact.At < two.First.Fact.At))
            yield return $"{citizen}: time runs back";
        var decision = folded.Reconcile(contextAt(run.Now), cause: null);
        if (folded.Place.Decides && decision.Entries.Length > 0)
            yield return $"{citizen}: {decision.Entries[0].Fact.GetType().Name} was due and was not decided";
        if (folded.Place.Decides && decision.WakeAt != run.Database.WakeOf(citizen))
            yield return $"{citizen}: is woken at {run.Database.WakeOf(citizen):O} and not at {decision.WakeAt:O}";
        foreach (var (_, state) in run.Active.Where(active => active.Citizen == citizen))
            if (!state.IsStale && state.Citizen.Version == folded.Version
                && !CitizenJson.Write(state.Citizen).AsSpan().SequenceEqual(CitizenJson.Write(folded)))
                yield return $"{citizen}: the state in memory is not what the journal says";
    }
}

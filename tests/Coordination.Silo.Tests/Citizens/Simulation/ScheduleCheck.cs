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
        foreach (var (citizen, source, id) in run.Acknowledged)
        {
            var times = database.Of(citizen).Count(entry => entry.Fact.Source == source && entry.Fact.EventId == id);
            if (times != 1 && !database.DeadLetters.Contains((source, id)))
                faults.Add($"the acknowledged event {source} {id} is in the journal {times} times");
        }

        foreach (var citizen in database.Log.Select(static entry => entry.Citizen).Distinct())
            faults.AddRange(FaultsOf(run, citizen, contextAt));
        return faults;
    }

    private static IEnumerable<string> FaultsOf(Schedule run, string citizen, Func<DateTimeOffset, DecisionContext> contextAt)
    {
        var entries = run.Database.Of(citizen);
        if (entries.Index().Any(static one => one.Item.Version != one.Index + 1))
            yield return $"{citizen}: a version is missing or there twice";
        if (entries.Zip(entries.Skip(1)).Any(static two => two.Second.Fact.At < two.First.Fact.At))
            yield return $"{citizen}: time runs back";
        var folded = Citizen.New(new CitizenKey(citizen));
        foreach (var entry in entries) folded = folded.EvolveStored(JournalMapping.ToEntry(entry.Fact), out _);
        var decision = folded.Reconcile(contextAt(run.Now), cause: null);
        if (decision.Entries.Length > 0) yield return $"{citizen}: {decision.Entries[0].Fact.GetType().Name} was due and was not decided";
        if (decision.WakeAt != run.Database.WakeOf(citizen))
            yield return $"{citizen}: is woken at {run.Database.WakeOf(citizen):O} and not at {decision.WakeAt:O}";
        foreach (var (_, state) in run.Active.Where(active => active.Citizen == citizen))
            if (!state.IsStale && state.Citizen.Version == folded.Version
                && !CitizenJson.Write(state.Citizen).AsSpan().SequenceEqual(CitizenJson.Write(folded)))
                yield return $"{citizen}: the state in memory is not what the journal says";
    }
}

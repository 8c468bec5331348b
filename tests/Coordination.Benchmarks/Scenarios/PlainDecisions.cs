using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Policies;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Silo.Organizations;
using Coordination.Testing;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>
/// The service's rules without the service: what baselines and peers decide with, so that they differ only in how they store.
/// </summary>
internal static class PlainDecisions
{
    /// <summary>A citizen with what each begins with.</summary>
    public static Citizen Begun(BenchSilo silo, Population population, int number)
    {
        var citizen = Citizen.New(new CitizenKey(population.Key(number)));
        foreach (var reported in population.Beginning()) citizen = citizen.Decide(reported, Around(silo)).Citizen;
        return citizen;
    }

    /// <summary>The world around a decision now.</summary>
    public static DecisionContext Around(BenchSilo silo) =>
        new(DateTimeOffset.UtcNow, PolicyBook.Delivered, silo.Get<OrganizationSource>().Current);

    /// <summary>What a decision states, each fact with its kind, as the journal stores it in clear.</summary>
    public static (string Kind, byte[] Data)[] Facts(Decision decision) =>
        [.. decision.Entries.Select(JournalMapping.ToFact).Select(static fact => (fact.Kind, fact.Data.ToArray()))];
}

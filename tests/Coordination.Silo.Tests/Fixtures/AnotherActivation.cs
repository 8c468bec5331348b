using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Silo.Projection;
using Coordination.Storage.Journal;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>
/// What an activation on another silo would do that does not know of the first, nor of any organization: decide and append on its
/// own.
/// </summary>
internal static class AnotherActivation
{
    public static async Task<AppendOutcome> TakeInAsync(SiloFixture silo, string key, DepartmentEvent reported)
    {
        var citizen = Citizen.New(new CitizenKey(key));
        foreach (var entry in await silo.Journal.ReadAsync(key, 0, 1_000)) citizen = citizen.Evolve(JournalMapping.ToEntry(entry.Fact));
        var around = new DecisionContext(silo.Time.Now, PolicyBook.Delivered, Organization.Empty);
        var decision = citizen.Decide(reported, around);
        return await silo.Journal.AppendAsync(new Append
        {
            Citizen = key,
            ExpectedVersion = citizen.Version,
            Facts = [.. decision.Entries.Select(JournalMapping.ToFact)],
            Head = RowProjection.HeadOf(decision.Citizen, decision.WakeAt),
            OrganizationVersion = around.Organization.Version,
            Changes = RowProjection.Difference(citizen, decision.Citizen, OpaqueIds.OfNoKey),
        });
    }
}

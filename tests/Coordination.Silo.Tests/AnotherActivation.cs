using Coordination.Domain.Citizens;
using Coordination.Domain.Organisations;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Storage.Journal;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Tests;

/// <summary>What an activation on another silo would do that does not know of the first, nor of any organisation: decide and append on its own.</summary>
internal static class AnotherActivation
{
    public static async Task<AppendOutcome> TakeInAsync(SiloFixture silo, string key, DepartmentEvent reported)
    {
        var citizen = Citizen.New(new CitizenKey(key));
        foreach (var entry in await silo.Journal.ReadAsync(key, 0, 1_000)) citizen = citizen.With(JournalMapping.ToEntry(entry.Fact));
        var around = new Surroundings(silo.Time.Now, PolicyBook.Delivered, Organisation.Empty);
        var decision = citizen.TakeIn(reported, around);
        return await silo.Journal.AppendAsync(new Append
        {
            Citizen = key,
            ExpectedVersion = citizen.Version,
            Facts = [.. decision.Entries.Select(JournalMapping.ToFact)],
            Head = Projection.HeadOf(decision.Citizen, decision.WakeAt),
            OrganisationVersion = around.Organisation.Version,
            Changes = Projection.Difference(citizen, decision.Citizen, around.Policy),
        });
    }
}

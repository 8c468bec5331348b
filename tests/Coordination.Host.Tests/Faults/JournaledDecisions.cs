using Coordination.Domain.Citizens;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Storage;
using Coordination.Storage.Journal;
using Coordination.Storage.ReadTables;
using Coordination.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Host.Tests.Faults;

/// <summary>A decision as the journal holds it.</summary>
/// <param name="Under">The key whose journal holds it.</param>
/// <param name="IsToldAlways">
/// Whether it is told in any case. A revision of a conflict is kept from a department while some of the conflict is hidden from it; where
/// all of it is the department's own, nothing is.
/// </param>
internal sealed record JournaledDecision(long Position, string Under, bool IsToldAlways);

/// <summary>Reads the database beside the hosts, with their keys: what was decided, whatever the feed says of it.</summary>
internal static class JournaledDecisions
{
    private const int AtOnce = 1_000;

    /// <summary>The decisions of the journal that concern a department, in order.</summary>
    internal static async Task<IReadOnlyList<JournaledDecision>> ReadAsync(RestartableHost host, string department)
    {
        var settings = HostSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(
            [
                KeyValuePair.Create<string, string?>("Data:Folder", host.DataFolder),
                KeyValuePair.Create("ConnectionStrings:Coordination", host.ConnectionString),
            ]).Build(),
            isDevelopment: true);
        settings.Storage.UseServiceKeys(KeySource.Read(settings).Content);
        await using var storage = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddCoordinationStorage(settings.Storage).BuildServiceProvider();
        var journal = storage.GetRequiredService<IJournal>();
        List<JournaledDecision> decisions = [];
        for (var position = 0L; ;)
        {
            var entries = await journal.ReadAllAsync(position, AtOnce);
            if (entries.Count == 0) return decisions;
            decisions.AddRange(entries.Where(entry => DepartmentSet.Of(entry.Fact.Departments ?? "").Contains(department))
                .Select(entry => new JournaledDecision(
                    entry.Position, entry.Citizen, IsToldAlways(entry, new DepartmentCode(department)))));
            position = entries[^1].Position;
        }
    }

    private static bool IsToldAlways(JournalEntry entry, DepartmentCode department) =>
        JournalMapping.ToEntry(entry.Fact).Fact is not ConflictChanged { Step: ConflictStep.Revised, Conflict: var revised }
        || revised.Parties.All(party => party.Department == department);
}

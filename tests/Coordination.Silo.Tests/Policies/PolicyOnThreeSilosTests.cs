using System.Text.Json;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Grains;
using Coordination.Silo.Policies;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Policies;

public sealed class PolicyOnThreeSilosTests(ThreeSilosFixture silos) : IClassFixture<ThreeSilosFixture>
{
    [Fact]
    public async Task A_version_put_on_one_silo_is_applied_to_everyone_also_when_a_silo_dies_half_way()
    {
        var keys = await silos.NewCitizensAsync("policy", 1_200);
        await Parallel.ForEachAsync(keys, async (key, _) =>
        {
            Caller.System.SetCurrent();
            await silos.Citizen(key).TakeIn(
                [Reports.Started("SOF", "1", DateTimeOffset.UtcNow), Reports.Started("SUF", "1", DateTimeOffset.UtcNow)]);
        });
        var document = PolicyDrafts.From(
            PolicyBook.DeliveredDocument, "one-more-group", LocalTime.DayOf(DateTimeOffset.UtcNow),
            draft => draft["kinds"]!["home-care"]!["group"] = "personal-support");
        Assert.Empty((await silos.Get<PolicySource>(
            ).PutAsync(JsonSerializer.SerializeToUtf8Bytes(document), null, "test", CancellationToken.None)).Faults);

        var rollout = silos.Get<PolicyRollout>();
        await Eventually.IsAsync(
            "some have been reconciled", async () => await rollout.CountBehindAsync(CancellationToken.None) < keys.Length);
        await silos.Cluster.KillSiloAsync(silos.Cluster.Silos[2]);

        await Eventually.IsAsync(
            "all have been reconciled", async () => await rollout.CountBehindAsync(CancellationToken.None) == 0, TimeSpan.FromSeconds(60));
        Assert.Equal("one-more-group", silos.Get<PolicySource>(1).Now.Policy.Version);
        Caller.System.SetCurrent();
        foreach (var key in keys)
        {
            var detected = (await silos.Citizen(key).History(0, 1_000)).Where(
                entry => entry.Kind == "conflict-detected" && entry.Data.Contains("duplicate-intervention", StringComparison.Ordinal));
            Assert.Equal(["one-more-group"], detected.Select(entry => entry.PolicyVersion));
        }
        await silos.ReadTablesAreAsTheJournalSaysAsync();
    }
}

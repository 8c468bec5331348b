using Coordination.Storage.Operations;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>A journal in which an entry cannot be read; on a silo of its own, for its read tables no longer follow from its journal.</summary>
public sealed class UnreadableJournalTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private DateTimeOffset Now => silo.Time.Now;

    [Fact]
    public async Task An_entry_that_cannot_be_read_is_told_to_operations_and_stops_nothing()
    {
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("BIF", "1", Now));
        await silo.TakeInAsync(key, Reports.Started("SOF", "2", Now));
        await silo.DeactivateAsync(key);
        await silo.ExecuteAsync("delete from OrleansStorage");
        await silo.ExecuteAsync($"update journal set kind = 'from-the-future' where citizen = '{key}' and version = 1");

        Assert.NotNull(await silo.PictureAsync(key));
        Assert.Equal("settled", Assert.Single(await silo.TakeInAsync(key, Reports.Started("SUF", "3", Now))).Status);
        await Eventually.IsAsync("operations to be told", async () =>
            (await silo.Get<RuleFaultTable>().ReadLatestAsync(1_000)).Any(
                fault => fault.Citizen == key && fault.Rule == "journal:from-the-future"));
        Assert.Contains("SUF/3", (await silo.PictureAsync(key))!.Interventions.Select(intervention => intervention.Id));
    }
}

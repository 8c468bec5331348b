using System.Text;
using Coordination.Events;
using Coordination.Storage.Operations;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>
/// Events and entries that are not sound. On a silo of its own, because the read tables of a citizen whose journal lacks an entry do not
/// follow from it.
/// </summary>
public sealed class UnsoundInputTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private DateTimeOffset Now => silo.Time.Now;

    [Fact]
    public async Task An_event_whose_data_is_of_another_type_is_refused_and_changes_nothing()
    {
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("BIF", "1", Now));
        var version = (await silo.PictureAsync(key))!.Version;
        var reported = Reports.Started("BIF", "2", Now);
        DepartmentEvent[] unsound =
        [
            reported with { Type = "coordination.citizen.died.v1" }, reported with { Time = DateTimeOffset.MaxValue },
            reported with { Id = "a\0b" }, reported with { Data = null! },
            reported with { Data = (InterventionStarted)reported.Data with { Kind = new string('k', 101), Title = "010180-1234" } },
        ];

        foreach (var one in unsound)
        {
            var refusal = await Assert.ThrowsAsync<ArgumentException>(() => silo.TakeInAsync(key, one));
            Assert.DoesNotContain("kkk", refusal.Message, StringComparison.Ordinal); // The place, never a value.
        }

        await silo.DeactivateAsync(key);
        Assert.Equal(version, (await silo.PictureAsync(key))!.Version);
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_is_told_to_operations_and_stops_nothing()
    {
        var key = await silo.NewCitizenAsync();
        await AnotherActivation.TakeInAsync(silo, key, Reports.Started("BIF", "1", Now));
        var facts = (await silo.Journal.ReadAsync(key, 0, 100)).Select((entry, index) =>
            $$"""{"kind":"{{(index == 0 ? "from-the-future" : entry.Fact.Kind)}}","data":{{Encoding.UTF8.GetString(entry.Fact.Data.Span)}}}""");
        await AnotherActivation.TakeInAsync(silo, key, Reports.Started("SOF", "2", Now));
        await silo.ExecuteAsync(
            $"update journal set facts = '[{string.Join(',', facts)}]' where citizen = '{key}' and version = 1");

        Assert.NotNull(await silo.PictureAsync(key));
        Assert.Equal("settled", Assert.Single(await silo.TakeInAsync(key, Reports.Started("SUF", "3", Now))).Status);
        await Eventually.IsAsync("operations to be told", async () =>
            (await silo.Get<RuleFaultTable>().ReadLatestAsync(null, 1_000)).Any(
                fault => fault.Citizen == key && fault.Rule == "journal:from-the-future"));
        Assert.Contains("SUF/3", (await silo.PictureAsync(key))!.Interventions.Select(intervention => intervention.Id));
    }
}

using System.Text;
using Coordination.Events;
using Coordination.Silo.Citizens;
using Coordination.Silo.Erasures;
using Coordination.Storage.Erasures;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Erasures;

/// <summary>Who has a copy of the database from before an erasure, and the keys as they are now, has no content.</summary>
public abstract class DestroyedKeyContract(SiloFixture silo)
{
    private const string Secret = "krisecenter-kolibri";

    [Fact]
    public async Task A_copy_from_before_an_erasure_tells_nothing_with_the_keys_of_now()
    {
        await silo.PutAsync(Municipality.Organization());
        var (erased, stays) = (await CitizenAsync(), await CitizenAsync());
        await silo.ExecuteAsync($"create table journal_copy as select * from journal where citizen in ('{erased}', '{stays}')");
        await silo.ExecuteAsync("create table snapshots_copy as select * from orleansstorage");

        await EraseAsync(erased);
        Assert.DoesNotContain("unreadable-row", await KindsAsync(erased));
        Assert.All((await KindsAsync(erased)).SkipLast(1), static kind => Assert.Equal("entry-erased", kind));

        await silo.ExecuteAsync(
            "update journal set facts = (select facts from journal_copy copied where copied.position = journal.position) "
            + "where position in (select position from journal_copy)");
        await silo.ExecuteAsync("delete from orleansstorage");
        await silo.ExecuteAsync("insert into orleansstorage select * from snapshots_copy");
        await silo.DeactivateAsync(erased);
        await silo.DeactivateAsync(stays);

        var kinds = await KindsAsync(erased);
        Assert.All(kinds.SkipLast(1), static kind => Assert.Equal("unreadable-row", kind));
        Assert.Equal("citizen-erased", kinds[^1]);
        Assert.DoesNotContain("unreadable-row", await KindsAsync(stays));
        Assert.Equal(2, (await silo.PictureAsync(stays))!.Appointments.Count);
        Assert.Empty((await silo.PictureAsync(erased))?.Appointments ?? []);

        // Whoever comes back is somebody new, and is read again.
        await silo.TakeInAsync(erased, Reports.Booked("BIF", "new", silo.Time.Now, silo.Time.Now.AddDays(9), "et andet sted"));
        await silo.DeactivateAsync(erased);
        Assert.Equal("BIF/new", Assert.Single((await silo.PictureAsync(erased))!.Appointments).Id);
        await silo.ExecuteAsync("drop table journal_copy");
        await silo.ExecuteAsync("drop table snapshots_copy");
    }

    [Fact]
    public async Task An_erasure_that_is_broken_off_is_carried_out_again_and_ends_with_one_key()
    {
        await silo.PutAsync(Municipality.Organization());
        var citizen = await CitizenAsync();
        var request = await RequestAsync(citizen);
        await silo.Get<ErasureKeeper>().CarryOutAsync(request);
        await silo.Get<ErasureKeeper>().CarryOutAsync(request);
        await silo.TakeInAsync(citizen, Reports.Booked("BIF", "later", silo.Time.Now, silo.Time.Now.AddDays(9), "senere"));
        await silo.Get<ErasureKeeper>().CarryOutAsync(request);

        await silo.DeactivateAsync(citizen);
        Assert.Equal("BIF/later", Assert.Single((await silo.PictureAsync(citizen))!.Appointments).Id);
    }

    [Fact]
    public async Task Of_two_places_nothing_comes_back_when_they_part_because_what_joined_them_is_erased()
    {
        var (older, younger) = await JoinedAsync();
        await silo.Get<ErasureKeeper>().CarryOutAsync(await RequestAsync(older, younger));
        foreach (var key in (string[])[older, younger, older]) await Delivery(key).Wake();
        Assert.Equal([younger], (await silo.PictureAsync(younger))?.Keys ?? [younger]);
        await NothingIsLeftAsync(older, younger);
    }

    [Fact]
    public async Task Broken_off_between_two_places_it_ends_at_both_although_they_have_parted_meanwhile()
    {
        var (older, younger) = await JoinedAsync();
        var request = await RequestAsync(older, younger);
        await Delivery(older).Erase(new ErasureOrder(request.Id, "auditor", [], []));
        foreach (var key in (string[])[older, younger, older]) await Delivery(key).Wake();
        Assert.Contains("coordination.appointment.booked.v1", await KindsAsync(younger)); // In its journal: it knows of nothing.
        Assert.Empty((await silo.PictureAsync(younger))?.Appointments ?? []);

        await silo.Get<ErasureKeeper>().CarryOutAsync(request);
        await NothingIsLeftAsync(older, younger);
    }

    [Fact]
    public async Task Whoever_a_key_has_come_to_lead_to_is_not_erased_with_it()
    {
        var (older, younger) = await JoinedAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await silo.Get<ErasureKeeper>().CarryOutAsync(await RequestAsync(younger)));
        Assert.Equal(2, (await silo.PictureAsync(older))!.Appointments.Count);
    }

    private async Task<(string Older, string Younger)> JoinedAsync()
    {
        await silo.PutAsync(Municipality.Organization());
        var (older, younger) = (await CitizenAsync(), await CitizenAsync());
        await silo.TakeInAsync(
            younger, Reports.Of("KFF", silo.Time.Now, new CitizenRenumbered { To = $"citizen:{older}", Subject = younger }));
        Assert.Equal(older, (await silo.PictureAsync(younger))!.Key);
        return (older, younger);
    }

    private async Task NothingIsLeftAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            Assert.Empty((await silo.PictureAsync(key))?.Appointments ?? []);
            Assert.DoesNotContain("coordination.appointment.booked.v1", await KindsAsync(key));
        }

        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    private ICitizenDelivery Delivery(string key) => silo.Grains.Reference<ICitizenDelivery>(key);

    private async Task<string> CitizenAsync()
    {
        var (key, now) = (await silo.NewCitizenAsync(), silo.Time.Now);
        await silo.TakeInAsync(
            key, Reports.Started("BIF", "i", now), Reports.Booked("BIF", "a", now, now.AddDays(3), Secret),
            Reports.Booked("SOF", "b", now, now.AddDays(3), $"{Secret} 2"));
        await silo.DeactivateAsync(key);
        return key;
    }

    private async Task EraseAsync(string citizen) => await silo.Get<ErasureKeeper>().CarryOutAsync(await RequestAsync(citizen));

    private async Task<ErasureRow> RequestAsync(string citizen, params string[] others)
    {
        var requests = silo.Get<ErasureTable>();
        await requests.AddAsync(new ErasureRow($"e-{citizen}", citizen, [], "reason", "basis", "officer", silo.Time.Now, null, null, null));
        await requests.ConfirmAsync($"e-{citizen}", "auditor", silo.Time.Now, [citizen, .. others]);
        return (await requests.FindAsync(citizen))!;
    }

    private async Task<string[]> KindsAsync(string citizen)
    {
        var entries = await silo.Journal.ReadAsync(citizen, 0, 1_000);
        Assert.All(entries.Where(static entry => entry.Fact.Kind is "entry-erased" or "unreadable-row"), static entry =>
            Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(entry.Fact.Data.Span), StringComparison.Ordinal));
        return [.. entries.Select(static entry => entry.Fact.Kind)];
    }
}

public sealed class DestroyedKeyOnSqlite(SiloFixture silo) : DestroyedKeyContract(silo), IClassFixture<SiloFixture>;

public sealed class DestroyedKeyOnPostgres(PostgresSiloFixture silo) : DestroyedKeyContract(silo), IClassFixture<PostgresSiloFixture>;

using Coordination.Storage.Keys;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>Somebody with access to the database puts another citizen's encrypted content into a citizen's row.</summary>
public sealed class AlteredContentTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Another_citizens_row_stops_that_citizen_alone_until_it_is_put_right()
    {
        await silo.PutAsync(Municipality.Organization());
        var (broken, sound) = (await CitizenAsync(), await CitizenAsync());
        await silo.ExecuteAsync("create table kept as select * from journal");
        await silo.ExecuteAsync(
            $"update journal set facts = (select facts from kept where citizen = '{sound}' and version = 1) "
            + $"where citizen = '{broken}' and version = 1");

        Exception looked = null!;
        await Eventually.IsAsync("the citizen to be read from the journal", async () =>
        {
            await silo.DeactivateAsync(broken);
            await silo.ExecuteAsync("delete from orleansstorage");
            return await Record.ExceptionAsync(() => silo.PictureAsync(broken)) is { } thrown && (looked = thrown) is not null;
        });
        Assert.Contains(broken, looked.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(ContentFaultException), looked.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => BookAsync(broken, "more"));
        Assert.Single((await silo.PictureAsync(sound))!.Appointments);
        await BookAsync(sound, "more");
        Assert.Equal(2, (await silo.PictureAsync(sound))!.Appointments.Count);

        await silo.ExecuteAsync(
            $"update journal set facts = (select facts from kept where citizen = '{broken}' and version = 1) "
            + $"where citizen = '{broken}' and version = 1");
        // A call may still meet an activation that began before.
        await Eventually.IsAsync(
            "the citizen to take events again", async () => await Record.ExceptionAsync(() => BookAsync(broken, "more")) is null);
        Assert.Equal(2, (await silo.PictureAsync(broken))!.Appointments.Count);
    }

    private async Task<string> CitizenAsync()
    {
        var key = await silo.NewCitizenAsync();
        await BookAsync(key, "first");
        await silo.DeactivateAsync(key);
        return key;
    }

    private Task BookAsync(string key, string id) => silo.TakeInAsync(
        key, Reports.Booked("BIF", id, silo.Time.Now, silo.Time.Now.AddDays(id.Length), id));
}

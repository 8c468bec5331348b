using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Citizens;

public sealed class CitizensClientTests(ServiceHost service)
{
    [Fact]
    public async Task A_number_leads_to_a_key_and_the_key_to_the_picture()
    {
        var cpr = ServiceHost.NewCpr();
        var key = await Reported.CitizenAsync(service, cpr);
        await using var api = service.Api("role:integration");
        var citizens = api.GetRequiredService<CitizensClient>();
        Assert.Equal(key, await citizens.LookUpAsync(cpr));

        var picture = await citizens.PictureAsync(key);
        Assert.Equal(("Anna Prøve", new DateOnly(1980, 1, 1)), (picture!.Name, picture.BirthDate));
        var intervention = Assert.Single(picture.Interventions);
        Assert.Equal(("BIF/k-1", "bif-1", "active"), (intervention.Id, intervention.Responsible, intervention.Status));
        Assert.Null(await citizens.PictureAsync(await citizens.LookUpAsync(ServiceHost.NewCpr())));

        var history = await citizens.HistoryAsync(key).ToListAsync();
        Assert.Equal("coordination.citizen.registered.v1", history[0].Kind);
        Assert.Contains("Anna Prøve", history[0].Data, StringComparison.Ordinal);
        Assert.Equal(history.Skip(1).Select(static entry => entry.Version),
            (await citizens.HistoryAsync(key, after: 1).ToListAsync()).Select(static entry => entry.Version));
        Assert.NotEmpty((await citizens.AskContactsAsync(key, "borgeren ringer"))!);
    }

    [Fact]
    public async Task What_is_masked_is_empty_and_says_so()
    {
        var key = await Reported.YieldingAsync(service);
        await using var api = service.Api(ServiceHost.Sof);
        var picture = await api.GetRequiredService<CitizensClient>().PictureAsync(key);
        var masked = Assert.Single(picture!.Interventions, static intervention => intervention.Masked);
        Assert.Equal(("BIF", "", ""), (masked.Department, masked.Kind, masked.Caseworker));
        Assert.NotNull(masked.Contact);
    }

    [Fact]
    public async Task Whoever_may_not_see_a_citizen_is_told_the_ways_in()
    {
        var key = await Reported.CitizenAsync(service);
        await using var api = service.Api("caseworker:sof-1");
        var refused = await Assert.ThrowsAsync<ApiRefusedException>(() => api.GetRequiredService<CitizensClient>().PictureAsync(key));
        Assert.Equal((403, "not-involved"), (refused.Problem.Status, refused.Problem.Kind));
    }
}

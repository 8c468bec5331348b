namespace Coordination.Host.Tests.Pages.Citizens;

public sealed class ClosingPageTests(RunningHost running)
{
    private async Task<string?> RefreshOfAsync(object? consent, string who = "caseworker:bif-1", bool breaks = false)
    {
        var cpr = RunningHost.NewCpr();
        List<object> events = [RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1")];
        if (consent is not null) events.Add(RunningHost.Event("consent.given", $"cpr:{cpr}", consent));
        var key = (await running.SendAsync(events.ToArray())).Body.GetProperty("results")[0].GetProperty("citizen").GetString();
        if (breaks)
            Assert.Equal(200, (await running.Host.PostAsync(
                $"/api/v1/citizens/{key}/break-glass", who, new { reason = "borgeren er fundet bevidstløs" })).Code);
        var page = await running.Host.GetAsync($"/citizens/{key}", who);
        Assert.Equal(200, page.Code);
        return page.Header("Refresh");
    }

    private static readonly string[] Scope = ["BIF", "SOF"];

    [Fact]
    public async Task A_page_is_read_again_when_the_ground_ends_on_which_something_is_shown()
    {
        Assert.Equal("7201", await RefreshOfAsync(new { scope = Scope, until = "2026-08-31T11:00:00+02:00" }));
        Assert.Equal("3601", await RefreshOfAsync(null, "caseworker:sof-1", breaks: true));
    }

    [Fact]
    public async Task A_page_whose_grounds_do_not_end_soon_stays()
    {
        Assert.Null(await RefreshOfAsync(null));
        Assert.Null(await RefreshOfAsync(new { scope = Scope, until = "2026-12-31" }));
    }
}

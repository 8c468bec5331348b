using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests.Service;

/// <summary>Somebody of the network reads their step by a link, with and without scripts, in both languages.</summary>
public sealed class StepLinkTests(BrowserFixture browser)
{
    private const string Coordinator = "caseworker:sof-gade";

    private readonly RunningService service = browser.Service;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_step_is_read_by_its_link(bool javaScript)
    {
        await using var opened = await browser.Open(await LinkAsync(), javaScript: javaScript, address: service.Address);
        var page = opened.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Dit trin i planen");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Kør til lægen");
        await Expect(page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(1);
        if (javaScript) await LooksGoodAsync(opened, "open");
        await page.GetByRole(AriaRole.Link, new() { NameString = "English" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your step in the plan");
    }

    [Fact]
    public async Task A_link_that_opens_nothing_says_so()
    {
        await using var opened = await browser.Open("/step/NONE", address: service.Address);
        await Expect(opened.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Linket virker ikke");
        await LooksGoodAsync(opened, "closed");
    }

    private async Task<string> LinkAsync()
    {
        var cpr = service.NewCpr();
        var key = await service.SendAsync("SOF", "intervention.started", cpr, new
        {
            interventionId = "step", kind = "housing-support", unit = "sof-voksne", caseworker = "sof-gade", startsOn = "2026-08-03",
        });
        await service.SendAsync("SOF", "network.named", cpr, new
        {
            personId = "farmor", name = "Karen Holm", relation = "farmor", mayBeTold = (string[])["plan"],
        });
        var path = $"/api/v1/citizens/{key}";
        var appointed = await service.Host.SendAsync(
            HttpMethod.Put, $"{path}/coordinator", Coordinator, new { caseworker = "sof-gade", reason = "kender borgeren" });
        Assert.True(appointed.Code == 200, appointed.Text);
        var written = await service.Host.SendAsync(HttpMethod.Put, $"{path}/plan", Coordinator, new
        {
            wishes = "Jeg vil bo for mig selv", steps = new[] { new { what = "Kør til lægen", who = "Farmor", dueOn = "2026-10-02" } },
        });
        Assert.True(written.Code == 200, written.Text);
        var made = await service.Host.PostAsync($"{path}/plan/step-links", Coordinator, new { step = 1, person = "SOF/farmor" });
        Assert.True(made.Code == 201, made.Text);
        return made.Body.GetProperty("address").GetString()!;
    }

    private static async Task LooksGoodAsync(WatchedPage opened, string name)
    {
        foreach (var width in (int[])[320, 1366])
        {
            await opened.FindNothingAsync(width);
            await opened.TakeAsync($"step-{name}-{width}");
        }
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests.Service;

/// <summary>A citizen of several departments as one of them sees the citizen, before and after the glass is broken.</summary>
public sealed class MaskedTests(BrowserFixture browser)
{
    private readonly RunningService service = browser.Service;

    [Fact]
    public async Task A_masked_page_is_accessible_and_shows_whom_to_call_and_nothing_hidden()
    {
        var key = await ClashingAsync("Mia Prøve");
        await using var opened = await service.SignInAsync("bif-holm", $"/citizens/{key}");
        foreach (var language in (string[])["da", "en"])
        {
            await opened.Context.AddCookiesAsync([new Cookie { Name = "language", Value = language, Url = service.Address }]);
            await opened.Page.GotoAsync($"{service.Address}/citizens/{key}");
            await opened.FindNothingAsync(320);
            await opened.FindNothingAsync(1366);
            var main = opened.Page.Locator("main");
            await Expect(main.Locator(".timeline-drawing .bar-masked")).ToHaveCountAsync(1);
            await Expect(main).ToContainTextAsync(language == "da" ? "En anden forvaltning (SOF): ring" : "Another department (SOF): call");
            foreach (var hidden in (string[])["Hemmelig", "Rusmiddelhuset", "SOF/", "alcohol-treatment", "Alkohol"])
                await Expect(main).Not.ToContainTextAsync(hidden);
        }

        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_glass_is_broken_without_a_script_and_the_page_says_until_when()
    {
        var key = await ClashingAsync("Pia Prøve");
        await using var opened = await service.SignInAsync("okf-holst", javaScript: false);
        await opened.Page.GotoAsync($"{service.Address}/citizens/{key}");
        var reason = opened.Page.Locator("#glass-reason");
        await reason.FillAsync("for kort");
        var send = opened.Page.GetByText("Bryd glasset i én time");
        await send.ClickAsync();
        await Expect(opened.Page.Locator("#glass-fault")).ToContainTextAsync("mindst 20 tegn");
        await Expect(reason).ToHaveValueAsync("for kort");
        await reason.FillAsync("Pia er fundet bevidstløs, og vagtlægen spørger");
        await send.ClickAsync();
        await Expect(opened.Page.Locator("#glass-broken")).ToContainTextAsync("Glasset er brudt til 10.12");
        await Expect(opened.Page.Locator("main")).ToContainTextAsync("Hemmelig samtale");
    }

    [Fact]
    public async Task A_broken_glass_and_its_form_are_accessible()
    {
        var key = await ClashingAsync("Lea Prøve");
        await using var opened = await service.SignInAsync("okf-holst");
        await opened.Page.GotoAsync($"{service.Address}/citizens/{key}");
        await opened.FindNothingAsync(320);
        await opened.Page.Locator("#glass-reason").FillAsync("for kort");
        await opened.Page.GetByText("Bryd glasset i én time").ClickAsync();
        await Expect(opened.Page.Locator(".fault, .notice-refused").First).ToBeVisibleAsync();
        await opened.FindNothingAsync(320);
        await opened.Page.Locator("#glass-reason").FillAsync("Lea er fundet bevidstløs, og vagtlægen spørger");
        await opened.Page.GetByText("Bryd glasset i én time").ClickAsync();
        await Expect(opened.Page.Locator("#glass-broken")).ToBeVisibleAsync();
        await opened.FindNothingAsync(320);
        Assert.All(opened.Complaints, static complaint => Assert.Matches("403|422", complaint));
    }

    private async Task<string> ClashingAsync(string name)
    {
        var cpr = service.NewCpr();
        var day = new DateTimeOffset(RunningService.Now.Date.AddDays(9).AddHours(10), RunningService.Now.Offset);
        await service.SendAsync("KFF", "citizen.registered", cpr, new { name, birthDate = "1990-01-01" });
        object Started(string id, string kind, string? title, string unit, string caseworker) => new
        {
            interventionId = id, kind, title = title ?? kind, unit, caseworker, startsOn = "2026-06-01",
        };
        object Booked(string id, string place, string caseworker) => new
        {
            appointmentId = id, kind = "other", startsAt = day, endsAt = day.AddHours(1), place, caseworker,
        };
        var number = cpr[6..];
        await service.SendAsync(
            "BIF", "intervention.started", cpr, Started($"m-{number}", "contact-course", null, "bif-job", "bif-holm"));
        await service.SendAsync("BIF", "appointment.booked", cpr, Booked($"ma-{number}", "Jobcenter Nord", "bif-holm"));
        await service.SendAsync(
            "SOF", "intervention.started", cpr,
            Started($"m-{number}", "alcohol-treatment", "Hemmelig samtale", "sof-rusmiddel", "sof-brandt"));
        return await service.SendAsync("SOF", "appointment.booked", cpr, Booked($"ma-{number}", "Rusmiddelhuset", "sof-brandt"));
    }
}

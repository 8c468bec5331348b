using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests.Service;

/// <summary>A citizen's own page, by the keyboard alone.</summary>
public sealed class OwnPageTests(BrowserFixture browser)
{
    private const int TabsMax = 60;

    private readonly RunningService service = browser.Service;

    [Fact]
    public async Task A_citizen_reads_and_says_that_a_time_does_not_fit_by_keyboard()
    {
        var cpr = service.NewCpr();
        var key = await service.SendAsync("SOF", "citizen.registered", cpr, new { name = "Rikke Prøve", birthDate = "1984-02-03" });
        await service.SendAsync("SOF", "intervention.started", cpr, new
        {
            interventionId = "rikke", kind = "housing-support", unit = "sof-voksne", caseworker = "sof-gade", startsOn = "2026-08-03",
        });
        var booked = new
        {
            appointmentId = "rikke-1", kind = "social-support", startsAt = "2026-09-10T10:00:00+02:00",
            endsAt = "2026-09-10T11:00:00+02:00", place = "Borgercentret, Nyropsgade 1", caseworker = "sof-gade", interventionId = "rikke",
        };
        await service.SendAsync("SOF", "appointment.booked", cpr, booked, RunningService.Now.AddHours(-3));
        await service.SendAsync("SOF", "appointment.moved", cpr, new
        {
            appointmentId = "rikke-1", startsAt = "2026-09-11T10:00:00+02:00", endsAt = "2026-09-11T11:00:00+02:00",
        });

        await using var opened = await browser.Open("/my/sign-in", address: service.Address);
        var (page, keys) = (opened.Page, opened.Page.Keyboard);
        await TabToAsync(page, "#citizen");
        await keys.TypeAsync(key);
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hej Rikke Prøve");
        await Expect(page.Locator("#times")).ToContainTextAsync("Flyttet. Før var tiden 10. sep. 2026 kl. 10.00.");
        await Expect(page.GetByRole(AriaRole.Region)).ToHaveCountAsync(6);
        await LooksGoodAsync(opened);

        await page.SetViewportSizeAsync(1366, 900);
        await page.ReloadAsync();
        await TabToAsync(page, "#times summary");
        await keys.PressAsync("Enter");
        await TabToAsync(page, "#time-0");
        await keys.TypeAsync("Jeg skal hente min søn kl. 10");
        await TabToAsync(page, "#times button");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Vi har fået din besked om tiden.");
        await Expect(page.Locator("#write")).ToContainTextAsync("11. september 2026 kl. 10.00: Jeg skal hente min søn kl. 10");
        await Expect(page).ToHaveURLAsync($"{service.Address}/my");
        Assert.Empty(opened.Complaints);

        var contacts = (await service.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body.GetProperty("contacts");
        Assert.Equal("sof-gade", contacts[0].GetProperty("owner").GetString());
        await TabToAsync(page, ".sign-out");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Du er logget af");
        await opened.FindNothingAsync();
    }

    private static async Task LooksGoodAsync(WatchedPage opened)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await opened.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var width in (int[])[320, 1366])
            {
                await opened.FindNothingAsync(width);
                await opened.TakeAsync($"own-page-{scheme}-{width}".ToLowerInvariant());
            }
        }

        await opened.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    /// <summary>Presses Tab until an element has the focus.</summary>
    private static async Task TabToAsync(IPage page, string element)
    {
        for (var tab = 0; tab < TabsMax; tab++)
        {
            if (await page.Locator(element).First.EvaluateAsync<bool>("one => one === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{element} is not reached by Tab.");
    }
}

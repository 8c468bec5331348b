using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests.Service;

/// <summary>A citizen answers on a tablet: by the keyboard alone, with and without scripts, and read aloud by the browser.</summary>
public sealed class TabletTests(BrowserFixture browser)
{
    private const int TabsMax = 60;

    private readonly RunningService service = browser.Service;

    [Theory]
    [InlineData("ORS", true)]
    [InlineData("CSRS", false)]
    public async Task A_citizen_answers_by_keyboard(string instrument, bool javaScript)
    {
        var (key, code) = await CodeAsync(instrument);
        await using var opened = await browser.Open("/feedback", javaScript: javaScript, address: service.Address);
        var (page, keys) = (opened.Page, opened.Page.Keyboard);
        if (javaScript) await LooksGoodAsync(opened, "code");
        await TabToAsync(page, "#code");
        await keys.TypeAsync(code);
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Group)).ToHaveCountAsync(5); // The questions, and the languages.
        await Expect(page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(44);
        await Expect(page.GetByRole(AriaRole.Button, new() { NameString = "Læs op" })).ToHaveCountAsync(javaScript ? 5 : 0);

        // What is forgotten is said, and what was answered stays.
        for (var question = 1; question < 4; question++) await AnswerAsync(page, question);
        await TabToAsync(page, "#tablet > button");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Du mangler at svare.");
        await Expect(page.Locator("input:checked")).ToHaveCountAsync(3);
        if (javaScript) await LooksGoodAsync(opened, instrument.ToLowerInvariant());
        await AnswerAsync(page, 4);
        await TabToAsync(page, "#tablet > button");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tak for dine svar");
        if (javaScript) await opened.FindNothingAsync();
        var feedback = (await service.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body.GetProperty("feedback")[0];
        Assert.Equal(4, feedback.GetProperty("scores")[0].GetProperty("score").GetDecimal());
    }

    [Fact]
    public async Task What_is_read_aloud_is_what_is_shown()
    {
        var (_, code) = await CodeAsync("CORS");
        await using var opened = await browser.Open("/feedback", address: service.Address);
        var page = opened.Page;
        await page.Locator("#code").FillAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(44);
        await page.EvaluateAsync("""
            () => { globalThis.said = []; speechSynthesis.speak = (one) => globalThis.said.push(`${one.lang}: ${one.text}`); }
            """);
        await page.Locator("[data-reads^=answer2]").ClickAsync();
        Assert.Equal(
            ["da-DK: Hvordan går det hjemme?", "da-DK: 0 er: meget ked af det. 10 er: meget glad."],
            await page.EvaluateAsync<string[]>("() => globalThis.said"));
        await LooksGoodAsync(opened, "cors");
    }

    private static async Task AnswerAsync(IPage page, int question)
    {
        await TabToAsync(page, $"[name=answer{question}]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator($"[name=answer{question}][value='1']")).ToBeCheckedAsync();
    }

    private async Task<(string Key, string Code)> CodeAsync(string instrument)
    {
        var cpr = service.NewCpr();
        var key = await service.SendAsync("SOF", "intervention.started", cpr, new
        {
            interventionId = "tablet", kind = "housing-support", unit = "sof-voksne", caseworker = "sof-gade", startsOn = "2026-08-03",
        });
        var opened = await service.Host.PostAsync($"/api/v1/citizens/{key}/feedback-codes", "caseworker:sof-gade", new { instrument });
        Assert.True(opened.Code == 201, opened.Text);
        return (key, opened.Body.GetProperty("code").GetString()!);
    }

    private static async Task LooksGoodAsync(WatchedPage opened, string name)
    {
        foreach (var width in (int[])[320, 820])
        {
            await opened.FindNothingAsync(width);
            await opened.TakeAsync($"tablet-{name}-{width}");
        }
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

using Coordination.Browser.Tests.Preview;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

/// <summary>Pages stay readable when life is heavy: three hundred alerts, sixty interventions.</summary>
public sealed class HeavyTests(BrowserFixture fixture)
{
    [Fact]
    public async Task What_arrives_under_the_pointer_waits_until_it_is_asked_for()
    {
        await using var site = await PreviewSite.Start();
        await using var opened = await fixture.Open("/heavy", address: site.Address);
        await Expect(opened.Page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");
        await opened.FindNothingAsync();
        var third = opened.Page.Locator("[data-alert]").Nth(2);
        await third.HoverAsync();
        var (before, id) = (await third.BoundingBoxAsync(), await third.GetAttributeAsync("id"));
        await site.Raise(Fresh, 42);
        var held = opened.Page.Locator("#alerts-held");
        await Expect(held).ToHaveTextAsync("Vis 1 nyt advis");
        await Expect(opened.Page.Locator("#announcer")).ToHaveTextAsync("Haster: Ny konflikt");
        var after = await opened.Page.Locator($"[id='{id}']").BoundingBoxAsync();
        Assert.Equal((before!.X, before.Y), (after!.X, after.Y));
        await held.FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page.Locator("[data-alert]").First).ToHaveIdAsync("alert-a-new");
        await Expect(opened.Page.Locator("#alerts-heading")).ToBeFocusedAsync();
        await Expect(held).ToBeHiddenAsync();

        await opened.Page.Locator("#alert-a-new [data-acknowledge]").FocusAsync();
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(opened.Page.Locator("[data-alert]").Nth(1).Locator("[data-acknowledge]")).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("ArrowUp");
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page.Locator("#alert-a-new")).ToHaveCountAsync(0);
        await Expect(opened.Page.Locator("[data-alert]").First.Locator("[data-acknowledge]")).ToBeFocusedAsync();
        await opened.TakeAsync("heavy-desk");

        // Not between a matter and what more there is about it.
        await site.Raise(Fresh with { Id = "a-warning", Severity = "warning", CitizenKey = "c-0" }, 43);
        await Expect(held).ToHaveTextAsync("Vis 1 nyt advis");
        await held.FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page.Locator("#alert-a-warning + [data-rest]")).ToHaveCountAsync(1);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Sixty_interventions_are_two_screens_and_are_zoomed_where_they_stand()
    {
        await using var opened = await fixture.Open("/citizens/c-tung?zoom=quarter");
        await Expect(opened.Page.Locator("#action .matter")).ToHaveCountAsync(19);
        Assert.Empty(await opened.OverlapsAsync());
        await opened.FindNothingAsync();
        await opened.Page.SetViewportSizeAsync(1366, 900);
        await opened.Page.Locator(".timeline").FocusAsync();
        var at = await opened.Page.EvaluateAsync<double>("scrollY");
        Assert.True(at > 0);
        await opened.Page.Keyboard.PressAsync("-");
        await Expect(opened.Page.Locator(".zoom [aria-current]")).ToHaveTextAsync("År");
        await Expect(opened.Page.Locator(".timeline")).ToBeFocusedAsync();
        Assert.EndsWith("?zoom=year", opened.Page.Url, StringComparison.Ordinal);
        Assert.Equal(at, await opened.Page.EvaluateAsync<double>("scrollY"));
        var box = await opened.Page.Locator("section:has(> .timeline)").BoundingBoxAsync();
        Assert.True(box!.Height <= 1_800, $"The timeline is {box.Height} px high.");
        Assert.Empty(await opened.OverlapsAsync());
        await opened.TakeAsync("heavy-citizen");
        var month = opened.Page.Locator(".zoom a").First;
        await month.ScrollIntoViewIfNeededAsync();
        at = await opened.Page.EvaluateAsync<double>("scrollY");
        await month.ClickAsync();
        await Expect(opened.Page.Locator(".zoom [aria-current]")).ToHaveTextAsync("Måned");
        await Expect(opened.Page.Locator(".zoom [aria-current]")).ToBeFocusedAsync();
        Assert.Equal(at, await opened.Page.EvaluateAsync<double>("scrollY"));

        await using var plain = await fixture.Open("/citizens/c-tung", javaScript: false);
        await plain.Page.Locator(".zoom a").Nth(2).ClickAsync();
        await Expect(plain.Page.Locator(".zoom [aria-current]")).ToHaveTextAsync("År");
        Assert.EndsWith("?zoom=year#timeline-heading", plain.Page.Url, StringComparison.Ordinal);
        Assert.Empty(opened.Complaints.Concat(plain.Complaints));
    }

    private static Host.Pages.Alerts.AlertModel Fresh =>
        PreviewData.Alert("a-new", "urgent", "Ny konflikt", "New conflict") with { CitizenKey = "c-ny", Citizen = "Ny Borgersen" };
}

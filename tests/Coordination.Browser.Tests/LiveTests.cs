using System.Net.ServerSentEvents;
using Coordination.Browser.Tests.Preview;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

public sealed class LiveTests : IAsyncLifetime
{
    private readonly BrowserFixture fixture;
    private PreviewSite site = null!;
    private WatchedPage opened = null!;

    public LiveTests(BrowserFixture fixture) => this.fixture = fixture;

    private IPage Page => opened.Page;

    private ILocator Cards => Page.Locator("[data-alert]");

    private ILocator Count => Page.Locator("#alert-count .number");

    public async ValueTask InitializeAsync()
    {
        site = await PreviewSite.Start();
        opened = await fixture.Open("/", address: site.Address);
        await Expect(Page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(opened.Complaints);
        await opened.DisposeAsync();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task An_alert_raised_while_the_page_is_open_comes_on_top_is_announced_and_counted()
    {
        await site.Raise(PreviewData.Alert("a-9", "urgent", "Ny konflikt", "New conflict"), 42);
        await Expect(Cards.First).ToHaveIdAsync("alert-a-9");
        await Expect(Page.Locator("#announcer")).ToHaveTextAsync("Haster: Ny konflikt");
        await Expect(Count).ToHaveTextAsync("4");
    }

    [Fact]
    public async Task An_alert_that_changes_stays_where_it_is_and_one_taken_back_stays_to_be_read()
    {
        await site.Raise(PreviewData.Alert("a-2", "warning", "Frist i morgen", "Deadline tomorrow"), 42);
        await Expect(Cards.Nth(1)).ToContainTextAsync("Frist i morgen");
        await site.Raise(PreviewData.Alert("a-2", "warning", "Frist i morgen", "Deadline tomorrow") with { State = "taken-back" }, 43);
        await Expect(Cards.Nth(1)).ToContainTextAsync("Ikke længere aktuel");
        await Expect(Cards.Nth(1).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(Count).ToHaveTextAsync("2");
    }

    [Fact]
    public async Task An_alert_acknowledged_elsewhere_goes_and_the_server_may_set_the_count()
    {
        await site.Send(new SseItem<string>("a-1", "gone") { EventId = "42" });
        await Expect(Cards).ToHaveCountAsync(2);
        await Expect(Count).ToHaveTextAsync("2");
        await site.Send(new SseItem<string>("7", "count"));
        await Expect(Count).ToHaveTextAsync("7");
    }

    [Fact]
    public async Task After_acknowledging_focus_goes_to_the_next_and_after_the_last_to_the_heading()
    {
        await Page.Locator("#alert-a-3 [data-acknowledge]").ClickAsync();
        await Expect(Page.Locator("#alert-a-2 [data-acknowledge]")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("#alert-a-1 [data-acknowledge]")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("#alerts-heading")).ToBeFocusedAsync();
        await Expect(Page.Locator("#alerts-empty")).ToBeVisibleAsync();
        await Expect(Page.Locator("#alert-count")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_end_of_the_session_is_told()
    {
        await site.Send(new SseItem<string>("", "end"));
        await Expect(Page.Locator("#live-state")).ToContainTextAsync("Du er logget ud");
    }
}

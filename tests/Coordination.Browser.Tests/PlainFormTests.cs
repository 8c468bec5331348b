using System.Net.ServerSentEvents;
using Coordination.Browser.Tests.Preview;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

public sealed class PlainFormTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Acknowledging_works_without_JavaScript()
    {
        await using var opened = await fixture.Open("/", javaScript: false);
        await opened.Page.Locator("#alert-a-3 [data-acknowledge]").ClickAsync();
        await Expect(opened.Page).ToHaveURLAsync(fixture.Site.Address + "/?acknowledged=a-3");
    }

    [Fact]
    public async Task The_language_is_one_press_away_and_leads_back_to_the_page()
    {
        await using var opened = await fixture.Open("/citizens/c-amalie?zoom=year");
        await opened.Page.GetByText("English").ClickAsync();
        await Expect(opened.Page).ToHaveURLAsync(fixture.Site.Address + "/citizens/c-amalie?zoom=year");
        await Expect(opened.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task A_panel_of_operations_is_replaced_by_the_one_sent()
    {
        await using var site = await PreviewSite.Start();
        await using var opened = await fixture.Open("/operations", site: site);
        await Expect(opened.Page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");
        await site.Send(new SseItem<string>("<section class=\"panel\" id=\"operations-flows\">\n<h2>Nyt</h2>\n</section>", "panel"));
        await Expect(opened.Page.Locator("#operations-flows")).ToHaveTextAsync("Nyt");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_bar_leads_to_its_row_in_the_table()
    {
        await using var opened = await fixture.Open("/citizens/c-amalie");
        await opened.Page.Locator(".timeline-drawing a[href='#intervention-SOF/i-1']").ClickAsync();
        await Expect(opened.Page.Locator("[id='intervention-SOF/i-1']")).ToBeVisibleAsync();
    }
}

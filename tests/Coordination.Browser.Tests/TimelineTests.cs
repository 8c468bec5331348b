using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests;

/// <summary>The timeline with many items, from the preview site.</summary>
public sealed class TimelineTests(BrowserFixture fixture)
{
    [Fact]
    public async Task No_words_overlap_and_a_bar_leads_to_its_row()
    {
        await using var opened = await fixture.Open("/citizens/c-amalie");
        foreach (var zoom in (string[])["month", "year", "quarter"])
        {
            await opened.Page.GotoAsync($"{fixture.Site.Address}/citizens/c-amalie?zoom={zoom}");
            foreach (var width in (int[])[1600, 1366])
            {
                await opened.Page.SetViewportSizeAsync(width, 900);
                Assert.Empty((await opened.OverlapsAsync()).Select(words => $"{words} at {width} px, {zoom}"));
            }
        }

        await opened.Page.Locator(".timeline-drawing a[href='#intervention-SOF/i-1']").ClickAsync();
        await Expect(opened.Page.Locator("[id='intervention-SOF/i-1']")).ToBeVisibleAsync();
        Assert.Empty(opened.Complaints);
    }
}

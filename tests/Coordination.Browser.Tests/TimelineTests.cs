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
                Assert.Empty((await OverlapsAsync(opened)).Select(words => $"{words} at {width} px, {zoom}"));
            }
        }

        await opened.Page.Locator(".timeline-drawing a[href='#intervention-SOF/i-1']").ClickAsync();
        await Expect(opened.Page.Locator("[id='intervention-SOF/i-1']")).ToBeVisibleAsync();
        Assert.Empty(opened.Complaints);
    }

    private static Task<string[]> OverlapsAsync(WatchedPage opened) => opened.Page.EvaluateAsync<string[]>(
        """
        () => {
          const words = [...document.querySelectorAll('.timeline text')]
            .map(t => [t.textContent, t.getBoundingClientRect()]).filter(([, r]) => r.width > 0);
          const found = [];
          for (let i = 0; i < words.length; i++)
            for (let j = i + 1; j < words.length; j++) {
              const [[a, x], [b, y]] = [words[i], words[j]];
              if (x.left < y.right && y.left < x.right && x.top + 2 < y.bottom && y.top + 2 < x.bottom) found.push(`${a} / ${b}`);
            }
          return found;
        }
        """);
}

using Coordination.Browser.Tests.Preview;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Coordination.Browser.Tests;

/// <summary>What every page is checked for.</summary>
internal static class WatchedPageChecks
{
    private const int Narrow = 320;

    private static readonly AxeRunOptions WithTargetSize = new() { Rules = new() { ["target-size"] = new RuleOptions { Enabled = true } } };

    /// <summary>Opens all details at a width and demands that the page does not scroll sideways.</summary>
    internal static async Task FitsAsync(this WatchedPage opened, int width)
    {
        await opened.Page.SetViewportSizeAsync(width, 900);
        await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await opened.ScrollsNotSidewaysAsync();
    }

    /// <summary>The page fits at a width with all details open, and axe finds nothing in it.</summary>
    internal static async Task FindNothingAsync(this WatchedPage opened, int width)
    {
        await opened.FitsAsync(width);
        await opened.AxeFindsNothingAsync();
    }

    /// <summary>No finding of axe in the page as it stands, and no scrolling sideways on a narrow screen.</summary>
    internal static async Task FindNothingAsync(this WatchedPage opened)
    {
        await opened.AxeFindsNothingAsync();
        var wide = opened.Page.ViewportSize!;
        await opened.Page.SetViewportSizeAsync(Narrow, 900);
        await opened.ScrollsNotSidewaysAsync();
        await opened.Page.SetViewportSizeAsync(wide.Width, wide.Height);
    }

    /// <summary>The words of the timeline that overlap.</summary>
    internal static Task<string[]> OverlapsAsync(this WatchedPage opened) => opened.Page.EvaluateAsync<string[]>(
        """
        () => {
          // A label in a bar ends where the bar does, whatever its own length: only what is drawn counts.
          const drawn = (text) => {
            const box = text.getBoundingClientRect(), bar = text.ownerSVGElement, drawing = bar.ownerSVGElement;
            if (!drawing || getComputedStyle(bar).overflow === 'visible') return box;
            const left = drawing.getBoundingClientRect().left + bar.x.baseVal.value;
            const [from, to] = [Math.max(box.left, left), Math.min(box.right, left + bar.width.baseVal.value)];
            return { left: from, right: to, width: to - from, top: box.top, bottom: box.bottom };
          };
          const words = [...document.querySelectorAll('.timeline text')]
            .map(t => [t.textContent, drawn(t)]).filter(([, r]) => r.width > 0);
          const found = [];
          for (let i = 0; i < words.length; i++)
            for (let j = i + 1; j < words.length; j++) {
              const [[a, x], [b, y]] = [words[i], words[j]];
              if (x.left < y.right && y.left < x.right && x.top + 2 < y.bottom && y.top + 2 < x.bottom) found.push(`${a} / ${b}`);
            }
          return found;
        }
        """);

    /// <summary>Axe, with the rules of the delivery and that of the size of targets.</summary>
    /// <remarks>
    /// Asked of the root element, axe runs once where the page stands. Asked of the page, it opens a second one to join frames, and there
    /// are none.
    /// </remarks>
    private static async Task AxeFindsNothingAsync(this WatchedPage opened)
    {
        var findings = await opened.Page.Locator("html").RunAxe(WithTargetSize);
        Assert.True(findings.Violations.Length == 0, string.Join('\n', findings.Violations.Select(v =>
            $"{opened.Page.Url} at {opened.Page.ViewportSize!.Width} px, {v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
        Assert.Contains(findings.Passes, static passed => passed.Id == "document-title"); // The rules of a whole page ran.
    }

    private static async Task ScrollsNotSidewaysAsync(this WatchedPage opened)
    {
        if (await opened.FitsNowAsync()) return;
        await opened.Page.ScreenshotAsync(); // A frame is drawn: whatever was made narrower is laid out by then.
        Assert.True(await opened.FitsNowAsync(), $"{opened.Page.Url} scrolls sideways at {opened.Page.ViewportSize!.Width} px.");
    }

    private static Task<bool> FitsNowAsync(this WatchedPage opened) =>
        opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth");

    /// <summary>A picture of the whole page, if the environment names a folder for them.</summary>
    internal static async Task TakeAsync(this WatchedPage opened, string name)
    {
        if (Environment.GetEnvironmentVariable("COORDINATION_SCREENSHOTS") is not { Length: > 0 } folder) return;
        var path = Path.Combine(PreviewSite.RepositoryRoot(), folder, $"{name}.png");
        await opened.Page.ScreenshotAsync(new() { Path = path, FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Coordination.Browser.Tests.Service;

/// <summary>What holds of every page as it stands: nothing for axe to find, and no sideways scroll at a width.</summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions WithTargetSize = new() { Rules = new() { ["target-size"] = new RuleOptions { Enabled = true } } };

    /// <summary>Opens all details at a width and demands that the page does not scroll sideways.</summary>
    public static async Task FitsAsync(this WatchedPage opened, int width)
    {
        await opened.Page.SetViewportSizeAsync(width, 900);
        await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        var fits = await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth");
        Assert.True(fits, $"{opened.Page.Url} scrolls sideways at {width} px.");
    }

    /// <summary>The page fits, and axe finds nothing in it with the rules of the delivery and that of the size of targets.</summary>
    public static async Task FindNothingAsync(this WatchedPage opened, int width)
    {
        await opened.FitsAsync(width);

        // Asked of the root element, axe runs once where the page stands. Asked of the page, it opens a second one to join frames, and
        // there are none.
        var findings = await opened.Page.Locator("html").RunAxe(WithTargetSize);
        Assert.True(findings.Violations.Length == 0, string.Join('\n', findings.Violations.Select(v =>
            $"{opened.Page.Url} at {width} px, {v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
        Assert.Contains(findings.Passes, static passed => passed.Id == "document-title");
    }
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Coordination.Browser.Tests;

public sealed class AccessibilityTests(BrowserFixture fixture)
{
    private static readonly string[] Paths =
    [
        "/", "/empty", "/citizens/c-amalie", "/citizens/c-amalie?zoom=month", "/citizens/c-amalie?zoom=year",
        "/citizens/c-ny", "/operations", "/operations/quiet", "/sign-in",
    ];

    private static readonly AxeRunOptions WithTargetSize = new()
    {
        Rules = new() { ["target-size"] = new RuleOptions { Enabled = true } },
    };

    public static TheoryData<string, string> Pages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var path in Paths)
                foreach (var language in new[] { "da", "en" })
                    data.Add(path, language);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_axe_findings_no_policy_violations_and_no_sideways_scroll(string path, string language)
    {
        await using var opened = await fixture.Open($"{path}{(path.Contains('?') ? "&" : "?")}lang={language}");
        var page = opened.Page;
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

        foreach (var width in new[] { 320, 1366, 1600 })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"The page scrolls sideways at {width} px.");
            if (width == 1600)
                continue; // laid out as at 1366
            var findings = await page.RunAxe(WithTargetSize);
            Assert.Empty(findings.Violations.Select(v => $"{v.Id} at {width} px: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
        }

        Assert.Empty(opened.Complaints);
    }

    [Theory]
    [InlineData("month", 1366)]
    [InlineData("quarter", 1366)]
    [InlineData("year", 1366)]
    [InlineData("month", 1600)]
    [InlineData("quarter", 1600)]
    [InlineData("year", 1600)]
    public async Task No_words_overlap_in_the_timeline(string zoom, int width)
    {
        await using var opened = await fixture.Open($"/citizens/c-amalie?zoom={zoom}", width);
        var overlaps = await opened.Page.EvaluateAsync<string[]>(
            """
            () => {
              const words = [...document.querySelectorAll('.timeline text')].map(t => [t.textContent, t.getBoundingClientRect()]).filter(([, r]) => r.width > 0);
              const found = [];
              for (let i = 0; i < words.length; i++)
                for (let j = i + 1; j < words.length; j++) {
                  const [[a, x], [b, y]] = [words[i], words[j]];
                  if (x.left < y.right && y.left < x.right && x.top + 2 < y.bottom && y.top + 2 < x.bottom) found.push(`${a} / ${b}`);
                }
              return found;
            }
            """);
        Assert.Empty(overlaps);
    }
}

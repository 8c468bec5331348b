using Coordination.Browser.Tests.Preview;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests.Service;

/// <summary>Writes the pictures of the pages when the environment variable says where to; see docs/how-to/take-screenshots.md.</summary>
public sealed class ScreenshotTests(BrowserFixture browser)
{
    private readonly RunningService service = browser.Service;

    private const string Variable = "COORDINATION_SCREENSHOTS";
    private static readonly string? Folder = Environment.GetEnvironmentVariable(Variable);

    [Fact]
    public async Task Screenshots_are_written_where_asked()
    {
        Assert.SkipUnless(Folder is { Length: > 0 }, $"{Variable} names no folder.");
        await TakeAsync("desk", CitizenWithEverything.Coordinator, "/", 1120);
        await TakeAsync("citizen", CitizenWithEverything.Coordinator, $"/citizens/{service.Ida}", 1420);
        await TakeAsync("operations", "operations", "/operations", 1000);
    }

    private async Task TakeAsync(string name, string who, string path, int height)
    {
        await using var opened = await service.SignInAsync(who, path);
        await opened.Page.SetViewportSizeAsync(1366, height);
        await Expect(opened.Page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");
        await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(PreviewSite.RepositoryRoot(), Folder!, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
        Assert.Empty(opened.Complaints);
    }
}

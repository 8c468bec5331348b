using Coordination.Browser.Tests.Preview;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests.Service;

/// <summary>
/// Takes the screenshots of the pages. They replace those of the docs if the environment variable names their folder; see
/// docs/how-to/take-screenshots.md.
/// </summary>
public sealed class ScreenshotTests(BrowserFixture browser)
{
    private readonly RunningService service = browser.Service;

    private const string Variable = "COORDINATION_SCREENSHOTS";
    private const int BytesMin = 20_000;
    private const int BytesMax = 300_000;

    private static readonly string Folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } asked
        ? Path.Combine(PreviewSite.RepositoryRoot(), asked)
        : Directory.CreateTempSubdirectory("coordination-pictures-").FullName;

    [Fact]
    public async Task Screenshots_of_the_live_pages_are_small_and_not_empty()
    {
        await TakeAsync("desk", CitizenWithEverything.Coordinator, "/", 1120);
        await TakeAsync("citizen", CitizenWithEverything.Coordinator, $"/citizens/{service.Ida}", 1420);
        await TakeAsync("operations", "operations", "/operations", 1000);
    }

    private async Task TakeAsync(string name, string who, string path, int height)
    {
        await using var opened = await service.SignInAsync(who, path);
        await opened.Page.SetViewportSizeAsync(1366, height);
        await Expect(opened.Page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");
        var picture = Path.Combine(Folder, $"{name}.png");
        await opened.Page.ScreenshotAsync(new() { Path = picture, Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(new FileInfo(picture).Length, BytesMin, BytesMax);
        Assert.Empty(opened.Complaints);
    }
}

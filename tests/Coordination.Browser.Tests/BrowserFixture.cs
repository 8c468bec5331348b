using Coordination.Browser.Tests;
using Coordination.Browser.Tests.Preview;
using Coordination.Browser.Tests.Service;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Coordination.Browser.Tests;

/// <summary>What all browser tests share: the installed Chromium, a running service, and a preview site.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public PreviewSite Site { get; private set; } = null!;

    internal RunningService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = new RunningService(this);
        var started = Service.StartAsync();
        Site = await PreviewSite.Start();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
        await started;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        await Site.DisposeAsync();
        await Service.DisposeAsync();
    }

    /// <summary>Opens a page in its own browser profile. It collects console errors and content security policy violations.</summary>
    public async Task<WatchedPage> Open(string path, int width = 1366, bool javaScript = true, string? address = null)
    {
        var context = await Browser.NewContextAsync(
            new() { ViewportSize = new() { Width = width, Height = 900 }, JavaScriptEnabled = javaScript });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.AddInitScriptAsync(
            """
            addEventListener('securitypolicyviolation',
              e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`))
            """);
        await page.GotoAsync((address ?? Site.Address) + path);
        return new WatchedPage(context, page, complaints);
    }
}

/// <summary>An open page with the complaints collected since it was opened.</summary>
public sealed record WatchedPage(IBrowserContext Context, IPage Page, IReadOnlyList<string> Complaints) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Context.DisposeAsync();
}

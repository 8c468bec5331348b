using System.Diagnostics;
using System.Globalization;
using Coordination.Host.Tests;
using Microsoft.Playwright;

namespace Coordination.Browser.Tests.Service;

/// <summary>The service as a process in Development, on SQLite, with the data of the simulator's demo and one more citizen.</summary>
internal sealed class RunningService(BrowserFixture browser) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-browser-").FullName;
    private int _numbers = 5_000;

    internal static DateTimeOffset Now { get; } = DateTimeOffset.Parse("2026-09-02T09:12:00+02:00", CultureInfo.InvariantCulture);

    internal HostProcess Host { get; private set; } = null!;

    /// <summary>The key of the <see cref="CitizenWithEverything"/>.</summary>
    internal string Ida { get; private set; } = null!;

    internal string Address => Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    internal async Task StartAsync()
    {
        Host = await HostProcess.StartAsync(
            _folder, ("Clock__Mode", "Manual"), ("Clock__Start", Now.ToString("O", CultureInfo.InvariantCulture)),
            ("Transfers__CitizensPerSecondMax", "20"));
        await PlayDemoAsync();
        Ida = await new CitizenWithEverything(this).TellAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A CPR number no other test uses.</summary>
    internal string NewCpr() => string.Create(CultureInfo.InvariantCulture, $"010190{Interlocked.Increment(ref _numbers):0000}");

    /// <summary>Sends an event of a department, waits until it is processed, and returns the citizen's key.</summary>
    internal async Task<string> SendAsync(string department, string type, string cpr, object data, DateTimeOffset? time = null)
    {
        var reported = new Dictionary<string, object?>
        {
            ["specversion"] = "1.0", ["id"] = Guid.NewGuid().ToString("N"), ["source"] = $"/{department}/test",
            ["type"] = $"coordination.{type}.v1", ["subject"] = $"cpr:{cpr}",
            ["time"] = (time ?? Now.AddMinutes(-1)).ToString("O", CultureInfo.InvariantCulture), ["data"] = data,
        };
        var answer = await Host.PostAsync(
            "/api/v1/events", $"source:/{department}/test", HostProcess.Json(reported, "application/cloudevents+json"),
            ("Prefer", "wait=20"));
        Assert.True(answer.Code == 200, answer.Text);
        return answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
    }

    /// <summary>Signs in on the sign-in page, with a caseworker's id or a role, and opens a page in its own browser profile.</summary>
    internal async Task<WatchedPage> SignInAsync(string who, string path = "/", int width = 1366, bool javaScript = true)
    {
        var opened = await browser.Open($"/sign-in?returnTo={Uri.EscapeDataString(path)}", width, javaScript, Address);
        if (who is "operations" or "auditor") await opened.Page.Locator($"button[name=role][value={who}]").Last.ClickAsync();
        else
        {
            await opened.Page.Locator("#caseworker").FillAsync(who);
            await opened.Page.Keyboard.PressAsync("Enter");
        }

        // A page whose scripts have run is ready; its load event may wait for a picture behind everything else.
        await opened.Page.WaitForURLAsync(Address + path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return opened;
    }

    private async Task PlayDemoAsync()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(own.Parent!.Parent!.FullName, "Coordination.Simulator", own.Name, "Coordination.Simulator.dll");
        using var demo = Process.Start(
            new ProcessStartInfo("dotnet", [program, "demo", "--fast", "--url", Address]) { RedirectStandardOutput = true })!;
        var printed = await demo.StandardOutput.ReadToEndAsync();
        await demo.WaitForExitAsync();
        Assert.True(demo.ExitCode == 0, printed);
    }
}

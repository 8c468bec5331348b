using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Client.Tests.Connections;
using Coordination.Testing;
using Coordination.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Client.Tests.Samples;

/// <summary>What the pages for integrators show is what is compiled and run here.</summary>
public sealed partial class SampleTests(ServiceHost service)
{
    private static readonly string[] Pages =
    [
        "docs/how-to/integrate.md", "docs/how-to/connect-an-orleans-client.md", "docs/how-to/adapters.md",
        "src/Coordination.Client/README.md",
    ];

    [Fact]
    public void The_code_on_the_pages_is_that_of_the_samples()
    {
        string[] folders = ["tests/Coordination.Client.Tests/Samples", "tests/Coordination.Adapters.Tests/Samples"];
        var samples = folders.SelectMany(static folder => Directory.GetFiles(Path.Combine(Tree.Root, folder), "*.cs"))
            .Select(static file => Bare(File.ReadAllText(file))).ToArray();
        foreach (var page in Pages)
        {
            var blocks = Blocks(page, "csharp");
            Assert.NotEmpty(blocks);
            foreach (var block in blocks)
                Assert.True(samples.Any(sample => sample.Contains(Bare(block), StringComparison.Ordinal)), $"{page}: {block}");
        }
    }

    [Fact]
    public async Task The_commands_of_the_page_settle_an_event()
    {
        var script = string.Join('\n', Blocks("docs/how-to/integrate.md", "bash").Where(
            static block => block.Contains("curl", StringComparison.Ordinal)));
        var printed = await RunAsync(script
            .Replace("http://localhost:5080", service.Host.Url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
            .Replace("0101800000", ServiceHost.NewCpr(), StringComparison.Ordinal));
        Assert.Contains("\"status\":\"settled\"", printed, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"k-1 started\"", printed, StringComparison.Ordinal);
        Assert.Contains("/data/unit", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_of_the_page_about_decisions_read_the_feed_and_put_a_subscription()
    {
        var blocks = Blocks("docs/how-to/follow-decisions.md", "bash");
        Assert.Equal(2, blocks.Length);
        await Reported.YieldingAsync(service);
        var token = await service.TokenAsync(ServiceHost.Bif);
        var printed = await Task.WhenAll(blocks.Select(block => RunAsync($"TOKEN={token}; " + block.Replace(
            "https://coordination.example.dk/", service.Host.Url.AbsoluteUri, StringComparison.Ordinal))));
        Assert.Contains("coordination.decision.", printed[0], StringComparison.Ordinal);
        Assert.StartsWith("whsec_", JsonElement.Parse(printed[1]).GetProperty("secret").GetString(), StringComparison.Ordinal);
        using var http = await service.AsAsync(ServiceHost.Bif);
        (await http.DeleteAsync(new Uri("api/v1/subscriptions/fasit", UriKind.Relative))).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task An_event_is_settled_over_HTTP()
    {
        var answer = await ByHttp.RunAsync(
            service.Host.Url, await SignIn.InDevelopmentAsync(service.Host.Url), ServiceHost.NewCpr());
        Assert.Equal("settled", answer.Status);
        var builder = Host.CreateApplicationBuilder();
        ByHttp.Register(builder, new ByHttp.TokenSource(static _ => ValueTask.FromResult("token")));
        using var host = builder.Build();
        Assert.NotNull(host.Services.GetRequiredService<EventsClient>());
    }

    [Fact]
    public async Task Events_are_settled_by_a_stream_and_by_a_grain_call()
    {
        var gateway = string.Create(CultureInfo.InvariantCulture, $"localhost:{service.Host.GatewayPort}");
        var (key, status, interventions) = await ByOrleans.RunAsync(
            service.Host.Url, gateway, await SignIn.InDevelopmentAsync(service.Host.Url), ServiceHost.NewCpr());
        Assert.Equal("settled", status);
        Assert.Equal(1, interventions);
        await using var api = service.Api(ServiceHost.Bif);
        var events = api.GetRequiredService<EventsClient>();
        await Eventually.IsAsync(
            "the event that was sent on the stream",
            async () => await events.FindAsync("/BIF/fasit", "k-2 ended", key) is { Status: "settled" });
    }

    [Fact]
    public async Task The_production_registration_needs_its_files()
    {
        var missing = await Assert.ThrowsAnyAsync<Exception>(() =>
        {
            ByOrleans.Register(Host.CreateApplicationBuilder(), Convert.ToBase64String(new byte[32]));
            return Task.CompletedTask;
        });
        Assert.Contains("client.pem", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_is_told_and_goes_on_where_it_was()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-sample-");
        try
        {
            await using var api = service.Api("role:integration");
            var decisions = api.GetRequiredService<DecisionsClient>();
            HashSet<string> told = [];
            List<long> positions = [];
            for (var run = 0; run < 2; run++)
            {
                var key = await Reported.YieldingAsync(service);
                using var stopping = new CancellationTokenSource();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BeTold.FollowAsync(
                    decisions, Path.Combine(folder.FullName, "position"),
                    decision =>
                    {
                        positions.Add(decision.Position);
                        told.Add(decision.Citizen);
                        return Task.CompletedTask;
                    },
                    StopWhen(stopping, () => File.Exists(Path.Combine(folder.FullName, "position")) && told.Contains(key))));
            }

            Assert.Equal(positions.Distinct().Order(), positions);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_subscriber_is_told_from_its_position_on()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-sample-");
        try
        {
            var path = Path.Combine(folder.FullName, "position");
            var key = await Reported.YieldingAsync(service);
            await using var connection = await OrleansConnection.OpenAsync(service, ServiceHost.Bif);
            ConcurrentQueue<DecisionView> told = [];
            var subscription = await BeTold.SubscribeAsync(connection.Cluster, path, decision =>
            {
                told.Enqueue(decision);
                return Task.CompletedTask;
            });
            await Eventually.IsAsync("the citizen's decisions", () => Task.FromResult(told.Any(one => one.Citizen == key)));
            await subscription.UnsubscribeAsync();
            Assert.NotEqual(0, new PositionFile(path).Read());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_receiver_takes_what_is_signed_and_nothing_else()
    {
        const string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        BeTold.Receive(app, secret, static (_, _) => Task.CompletedTask);
        await app.StartAsync();
        using var http = await service.AsAsync(ServiceHost.Bif);
        var subscription = new Uri("api/v1/subscriptions/sample", UriKind.Relative);
        using var put = await http.PutAsync(subscription, JsonContent.Create(new { url = app.Urls.Single() + "/decisions", secret }));
        put.EnsureSuccessStatusCode();
        using var tried = await http.PostAsync(
            new Uri("api/v1/subscriptions/sample/test", UriKind.Relative), JsonContent.Create(new { }));
        Assert.True((await tried.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("taken").GetBoolean());
        using var stranger = new HttpClient();
        using var unsigned = await stranger.PostAsync(new Uri(app.Urls.Single() + "/decisions"), new StringContent("{}"));
        Assert.Equal(401, (int)unsigned.StatusCode);
        (await http.DeleteAsync(subscription)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_caseworkers_alerts_are_shown()
    {
        await using var connection = await OrleansConnection.OpenAsync(service, "caseworker:bif-1");
        await using var api = service.Api("caseworker:bif-1");
        var key = await Reported.YieldingAsync(service);
        using var stopping = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var isShown = false;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BeTold.AlertsAsync(
            connection.Alerts, api.GetRequiredService<AlertsClient>(), "bif-1",
            async alert =>
            {
                isShown |= alert.Citizen == key;
                if (isShown) await stopping.CancelAsync();
            },
            stopping.Token));
        Assert.True(isShown);
    }

    private static CancellationToken StopWhen(CancellationTokenSource stopping, Func<bool> isSo)
    {
        _ = Task.Run(async () =>
        {
            await Eventually.IsAsync("what the reader waits for", () => Task.FromResult(isSo()));
            await stopping.CancelAsync();
        });
        return stopping.Token;
    }

    private static async Task<string> RunAsync(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true })!;
        var printed = new StringBuilder(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        return printed.ToString();
    }

    private static string[] Blocks(string page, string language) =>
        [.. Block().Matches(File.ReadAllText(Path.Combine(Tree.Root, page))).Where(block => block.Groups[1].Value == language)
            .Select(static block => block.Groups[2].Value)];

    // Indentation is the page's own.
    private static string Bare(string code) => string.Join('\n', code.Trim().Split('\n').Select(static line => line.Trim()));

    [GeneratedRegex(@"^ *```(\w+)\n(.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

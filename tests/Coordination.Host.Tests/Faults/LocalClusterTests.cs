using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

/// <summary>Silos and web nodes apart, as <c>deploy/local/cluster</c> runs them.</summary>
[Collection(FaultsCollection.Name)]
public sealed class LocalClusterTests(ITestOutputHelper output)
{
    private static readonly TimeSpan GoesOnMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PushedMax = TimeSpan.FromSeconds(10); // Alerts are read again every 15 s without a push.

    [Fact]
    public async Task Web_nodes_without_a_silo_serve_everything_and_go_on_when_a_silo_is_killed()
    {
        var began = Stopwatch.GetTimestamp();
        await using var cluster = await LocalCluster.StartAsync();
        output.WriteLine($"It was ready after {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s.");
        using var silo = new HttpClient { BaseAddress = cluster.Silo(1) };
        Assert.Equal(HttpStatusCode.NotFound, (await silo.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await silo.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode);

        using var first = new HttpClient { BaseAddress = cluster.Web(1) };
        using var second = new HttpClient { BaseAddress = cluster.Web(2) };
        var put = await SendAsync(first, HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization);
        Assert.Equal(200, put.Code);
        var cpr = RunningHost.NewCpr();
        Assert.Equal("settled", await SettleAsync(first, Intervention(cpr, "k-1")));
        var key = (await SendAsync(first, HttpMethod.Post, "/api/v1/citizens/lookup", "role:integration", new { cpr })).Body
            .GetProperty("key").GetString();

        // What happens by way of one web node is pushed to whoever is connected to the other.
        using var alerts = await OpenAsync(second, "/api/v1/alerts/stream", "caseworker:bif-2");
        var offered = await SendAsync(
            first, HttpMethod.Post, $"/api/v1/citizens/{key}/handovers", "caseworker:bif-1",
            new { what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = "bif-2" }, reason = "Ferie" });
        Assert.True(offered.Code == 201, offered.Text);
        await SaysAsync(alerts, "handover").WaitAsync(PushedMax, TestContext.Current.CancellationToken);

        cluster.Kill("silo-2");
        began = Stopwatch.GetTimestamp();
        await Eventually.IsAsync("two silos to be left", async () =>
            (await SendAsync(second, HttpMethod.Get, "/api/v1/operations/summary", "role:operations")) is { Code: 200 } summary
            && summary.Body.GetProperty("silos").GetInt32() == 2, GoesOnMax);
        await Eventually.IsAsync(
            "events to be settled", async () => await SettleAsync(second, Intervention(cpr, "k-2")) is "settled" or "duplicate", GoesOnMax);
        output.WriteLine($"Two silos and a settled event {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s after the kill.");
        Assert.Equal(
            ["ready", "down", "ready", "ready", "ready"], (await cluster.StatusAsync()).Select(static line => line[^1]));
        await cluster.StopAsync();
        Assert.All(await cluster.StatusAsync(), static line => Assert.Equal("down", line[^1]));
    }

    private static Dictionary<string, object?> Intervention(string cpr, string id) => RunningHost.Event(
        "intervention.started", $"cpr:{cpr}",
        new
        {
            interventionId = id, kind = "contact-course", unit = "bif-unit", caseworker = "bif-1",
            startsOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-2),
        }, id);

    private static async Task<string?> SettleAsync(HttpClient http, object sent)
    {
        var answer = await SendAsync(
            http, HttpMethod.Post, "/api/v1/events", "source:/BIF/fasit", HostProcess.Json(sent, "application/cloudevents+json"));
        return answer.Code == 200 ? answer.Body.GetProperty("results")[0].GetProperty("status").GetString() : answer.Text;
    }

    private static async Task<HttpRequestMessage> RequestAsync(HttpClient http, HttpMethod method, string path, string who, object? body)
    {
        var colon = who.IndexOf(':', StringComparison.Ordinal);
        using var signIn = await http.PostAsJsonAsync(
            new Uri("/dev/sign-in", UriKind.Relative), new Dictionary<string, string> { [who[..colon]] = who[(colon + 1)..] });
        var token = (await signIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        var request = new HttpRequestMessage(method, path)
        {
            Content = body switch { null => null, HttpContent content => content, _ => HostProcess.Json(body) },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("Prefer", "wait=10");
        return request;
    }

    private static async Task<Answer> SendAsync(HttpClient http, HttpMethod method, string path, string who, object? body = null)
    {
        using var request = await RequestAsync(http, method, path, who, body);
        using var response = await http.SendAsync(request);
        return new Answer(
            response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
    }

    private static async Task<StreamReader> OpenAsync(HttpClient http, string path, string who)
    {
        using var request = await RequestAsync(http, HttpMethod.Get, path, who, body: null);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    private static async Task SaysAsync(StreamReader stream, string what)
    {
        while (await stream.ReadLineAsync() is { } line)
            if (line.Contains(what, StringComparison.Ordinal)) return;
        Assert.Fail($"The stream ended before it said {what}.");
    }
}

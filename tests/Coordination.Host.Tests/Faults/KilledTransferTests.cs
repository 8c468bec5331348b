using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

[Collection(FaultsCollection.Name)]
public sealed class KilledTransferTests(ITestOutputHelper output)
{
    private const string Transfers = "/api/v1/caseload-transfers";
    private const int ReadersCount = 8;
    private static readonly string[] Receivers = ["bif-2", "bif-3"];
    private static readonly TimeSpan DoneMax = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(false, 300)]
    [InlineData(true, 2_000)]
    public async Task Killed_half_way_a_transfer_goes_on_after_the_start_and_everything_has_moved_once(bool onPostgres, int citizens)
    {
        await using var database = onPostgres ? await TestPostgres.CreateAsync() : null;
        await using var host = new RestartableHost(database?.ConnectionString);
        await host.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Url, Timeout = TimeSpan.FromSeconds(60) };
        var operations = await SignInAsync(http, "role", "operations");
        (await SendAsync(http, HttpMethod.Put, "/api/v1/organization", operations, JsonContent.Create(RunningHost.Organization))).Dispose();
        var keys = await CaseloadAsync(http, citizens);

        var began = Stopwatch.GetTimestamp();
        using var ordered = await SendAsync(http, HttpMethod.Post, Transfers, operations,
            JsonContent.Create(new { from = "bif-1", to = Receivers, reason = "fratræder" }));
        var location = ordered.Headers.Location!.OriginalString;
        var before = 0;
        await Eventually.IsAsync(
            "the transfer is half-way", async () => (before = (await ProgressAsync(http, location, operations)).Done) >= citizens / 2,
            DoneMax);
        Assert.True(before < citizens, "It was over before it could be killed.");
        await host.KillAsync();
        var away = Stopwatch.GetTimestamp();
        await host.StartAsync();
        var starting = Stopwatch.GetElapsedTime(away);
        operations = await SignInAsync(http, "role", "operations");
        await Eventually.IsAsync(
            "the transfer is done", async () => (await ProgressAsync(http, location, operations)).State == "done", DoneMax);
        var took = Stopwatch.GetElapsedTime(began) - starting;

        var done = await ProgressAsync(http, location, operations);
        Assert.Equal(new Progress("done", citizens, citizens, citizens, 0, 0), done);
        Assert.True(took < DoneMax, $"The transfer took {took}.");
        var auditor = await SignInAsync(http, "role", "auditor");
        await Parallel.ForEachAsync(
            keys, new ParallelOptions { MaxDegreeOfParallelism = ReadersCount },
            async (key, _) => await MovedOnceAsync(http, key, auditor));
        output.WriteLine(
            $"{citizens} citizens in {took.TotalSeconds:F1} s and a start of {starting.TotalSeconds:F1} s in between; killed when "
            + $"{before} were recorded.");
    }

    /// <summary>The giver, then a receiver by one entry, and nobody in between.</summary>
    private static async Task MovedOnceAsync(HttpClient http, string key, string token)
    {
        using var answer = await SendAsync(http, HttpMethod.Get, $"/api/v1/citizens/{key}/history?limit=100", token);
        var entries = await answer.Content.ReadFromJsonAsync<List<Entry>>();
        var moved = Assert.Single(entries!, entry => entry.Kind is "handover-accepted" or "responsibility-moved");
        Assert.Equal("handover-accepted", moved.Kind);
        Assert.Contains(moved.Data.GetProperty("taker").GetProperty("caseworker").GetString(), Receivers);
    }

    private static async Task<string[]> CaseloadAsync(HttpClient http, int citizens)
    {
        var source = await SignInAsync(http, "source", "/BIF/fasit");
        List<string> keys = [];
        foreach (var batch in Enumerable.Range(0, citizens).Chunk(500))
        {
            var events = batch.Select(
                number => RunningHost.Intervention(string.Create(CultureInfo.InvariantCulture, $"010175{number:0000}"), "k-1"));
            using var answer = await SendAsync(http, HttpMethod.Post, "/api/v1/events", source,
                HostProcess.Json(events, "application/cloudevents-batch+json"), ("Prefer", "wait=30"));
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
            keys.AddRange(body.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("citizen").GetString()!));
        }

        await Eventually.IsAsync("all is settled", async () => await WaitingAsync(http) == 0);
        return [.. keys];
    }

    private static async Task<int> WaitingAsync(HttpClient http)
    {
        using var answer = await SendAsync(
            http, HttpMethod.Get, "/api/v1/operations/summary", await SignInAsync(http, "role", "operations"));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("inbox").GetProperty("waiting").GetInt32();
    }

    private static async Task<Progress> ProgressAsync(HttpClient http, string location, string token)
    {
        using var answer = await SendAsync(http, HttpMethod.Get, location, token);
        return (await answer.Content.ReadFromJsonAsync<Progress>())!;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpMethod method, string path, string token, HttpContent? body = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return answer;
    }

    private static async Task<string> SignInAsync(HttpClient http, string kind, string name)
    {
        using var answer = await http.PostAsJsonAsync(
            new Uri("/dev/sign-in", UriKind.Relative), new Dictionary<string, string> { [kind] = name });
        return (await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["token"];
    }

    private sealed record Progress(string State, int Citizens, int Done, int Moved, int Offered, int Left);

    private sealed record Entry(string Kind, JsonElement Data);
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

[Collection(FaultsCollection.Name)]
public sealed class KilledJoinTests(ITestOutputHelper output)
{
    private const int Kills = 3;
    private static readonly TimeSpan DoneMax = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData(false, 60)]
    [InlineData(true, 150)]
    public async Task Killed_while_places_join_every_pair_is_one_place_with_everything_once(bool onPostgres, int pairs)
    {
        await using var database = onPostgres ? await TestPostgres.CreateAsync() : null;
        await using var host = new RestartableHost(database?.ConnectionString);
        await host.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Url, Timeout = TimeSpan.FromSeconds(60) };
        var operations = await SignInAsync(http, "role", "operations");
        (await SendAsync(http, HttpMethod.Put, "/api/v1/organization", operations, JsonContent.Create(RunningHost.Organization))).Dispose();
        var former = await SentAsync(http, pairs, number => RunningHost.Intervention(Former(number), "k-1"), "wait=30");
        var later = await SentAsync(http, pairs, number => RunningHost.Intervention(Later(number), "k-2"), "wait=30");

        // Acknowledged, and joined by and by: in the midst of it the host is killed.
        await SentAsync(
            http, pairs,
            number => RunningHost.Event("citizen.renumbered", $"cpr:{Former(number)}", new { to = $"cpr:{Later(number)}" }), null);
        var joined = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await host.KillAsync();
            await host.StartAsync();
            var already = joined;
            joined = await JoinedAsync(http, former, later);
            output.WriteLine($"{joined} of {pairs} pairs are joined after kill {kill + 1}.");
            if (already == pairs) break;
        }

        await Eventually.IsAsync("all pairs are joined", async () => await JoinedAsync(http, former, later) == pairs, DoneMax);
        var auditor = await SignInAsync(http, "role", "auditor");
        foreach (var (one, other) in former.Zip(later))
        {
            var picture = await PictureAsync(http, other, auditor);
            Assert.Equal([one, other], picture.Keys);
            Assert.Equal(["BIF/k-1", "BIF/k-2"], picture.Interventions.Select(static each => each.Id).Order(StringComparer.Ordinal));
            Assert.All(picture.Interventions, static each => Assert.Equal("bif-1", each.Responsible));
        }

        Assert.Equal("[]", await TextAsync(http, "/api/v1/operations/dead-letters", operations));
        Assert.DoesNotContain(Later(1), host.Printed, StringComparison.Ordinal);
    }

    private static string Former(int number) => string.Create(CultureInfo.InvariantCulture, $"010175{number:0000}");

    private static string Later(int number) => string.Create(CultureInfo.InvariantCulture, $"020275{number:0000}");

    private static async Task<int> JoinedAsync(HttpClient http, string[] former, string[] later)
    {
        var auditor = await SignInAsync(http, "role", "auditor");
        var joined = 0;
        foreach (var (one, other) in former.Zip(later))
            if ((await PictureAsync(http, other, auditor)).Key == one) joined++;
        return joined;
    }

    private static async Task<Picture> PictureAsync(HttpClient http, string key, string token) =>
        JsonSerializer.Deserialize<Picture>(await TextAsync(http, $"/api/v1/citizens/{key}", token), JsonSerializerOptions.Web)!;

    private static async Task<string> TextAsync(HttpClient http, string path, string token)
    {
        using var answer = await SendAsync(http, HttpMethod.Get, path, token);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string[]> SentAsync(
        HttpClient http, int count, Func<int, Dictionary<string, object?>> make, string? prefer)
    {
        var source = await SignInAsync(http, "source", "/BIF/fasit");
        using var answer = await SendAsync(
            http, HttpMethod.Post, "/api/v1/events", source,
            HostProcess.Json(Enumerable.Range(0, count).Select(make), "application/cloudevents-batch+json"), prefer);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return [.. body.GetProperty("results").EnumerateArray().Select(static one => one.GetProperty("citizen").GetString()!)];
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpMethod method, string path, string token, HttpContent? body = null, string? prefer = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (prefer is not null) request.Headers.TryAddWithoutValidation("Prefer", prefer);
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

    private sealed record Picture(string Key, string[] Keys, Intervention[] Interventions);

    private sealed record Intervention(string Id, string Responsible);
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Host.Tests.Webhooks;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

/// <summary>
/// A department's system that reads the feed page by page and keeps its position, and one that has decisions sent to it, while the host is
/// killed and started again.
/// </summary>
internal sealed class FollowedDecisions : IAsyncDisposable
{
    private const string Source = "/BIF/fasit";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan CatchUpMax = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly WebhookReceiver _receiver;
    private readonly CancellationTokenSource _enough = new();
    private readonly List<string> _read = [];
    private readonly Task _reading;

    private FollowedDecisions(HttpClient http, WebhookReceiver receiver)
    {
        (_http, _receiver) = (http, receiver);
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Begins to follow from the start of the feed.</summary>
    internal static async Task<FollowedDecisions> StartAsync(RestartableHost host)
    {
        var http = new HttpClient { BaseAddress = host.Url };
        using var signIn = await http.PostAsJsonAsync(new Uri("/dev/sign-in", UriKind.Relative), new { source = Source });
        var token = (await signIn.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["token"];
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var receiver = await WebhookReceiver.StartAsync();
        using var put = await http.PutAsJsonAsync(
            new Uri("/api/v1/subscriptions/followed", UriKind.Relative), new { url = receiver.Url, department = "BIF" });
        put.EnsureSuccessStatusCode();
        return new FollowedDecisions(http, receiver);
    }

    /// <summary>Nothing was missed or came twice by the feed; by the webhook nothing was missed, in order for each citizen.</summary>
    /// <returns>How many decisions there were, and how many deliveries.</returns>
    internal async Task<(int Decisions, int Deliveries)> EverythingHoldsAsync()
    {
        List<string> all = [];
        var position = "0";
        while (await PageAsync(position, CancellationToken.None) is var page && page.Ids.Count > 0)
        {
            all.AddRange(page.Ids);
            position = page.Position;
        }

        await Eventually.IsAsync("the reader to catch up", () => Task.FromResult(Read() >= all.Count), CatchUpMax);
        await Eventually.IsAsync(
            "every decision to be delivered",
            () => Task.FromResult(_receiver.Taken.Select(static one => one.Event.GetProperty("id").GetString()!).ToHashSet()
                .IsSupersetOf(all)),
            CatchUpMax);
        await _enough.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.NotEmpty(all);
        Assert.Equal(all, _read);
        foreach (var ofCitizen in _receiver.Taken.DistinctBy(static one => one.Position).GroupBy(static one => one.Subject))
            Assert.Equal(ofCitizen.Select(static one => one.Position).Order(), ofCitizen.Select(static one => one.Position));
        return (all.Count, _receiver.Taken.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _receiver.DisposeAsync();
        _http.Dispose();
        _enough.Dispose();
    }

    private int Read()
    {
        lock (_read) return _read.Count;
    }

    private async Task ReadAsync()
    {
        var position = "0";
        while (true)
        {
            try
            {
                var page = await PageAsync(position, _enough.Token);
                lock (_read) _read.AddRange(page.Ids);
                position = page.Position;
                if (page.Ids.Count == 0) await Task.Delay(Pause, _enough.Token);
            }
            catch (Exception away) when (away is HttpRequestException or JsonException or IOException)
            {
                await Task.Delay(Pause, _enough.Token); // What was not answered whole is asked again from the same position.
            }
        }
    }

    private async Task<(List<string> Ids, string Position)> PageAsync(string after, CancellationToken cancellation)
    {
        using var answer = await _http.GetAsync(new Uri($"/api/v1/feed?limit=50&after={after}", UriKind.Relative), cancellation);
        answer.EnsureSuccessStatusCode();
        var page = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return (
            [.. page.EnumerateArray().Select(static one => one.GetProperty("id").GetString()!)],
            answer.Headers.GetValues("Last-Event-ID").Single());
    }
}

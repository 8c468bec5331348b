using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Coordination.Host.Tests.Webhooks;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

/// <summary>
/// A department's system that reads the feed page by page, keeps its position, and loses some pages to its own crashes before it has kept
/// them; one that does the same with the stream; and one that has decisions sent to it, while hosts and databases are killed and started
/// again.
/// </summary>
internal sealed class FollowedDecisions : IAsyncDisposable
{
    private const string Source = "/BIF/fasit";
    private const string Department = "BIF";
    private const int PagesBetweenCrashes = 2;
    private const int StreamedBetweenCrashes = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan CatchUpMax = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly WebhookReceiver _receiver;
    private readonly CancellationTokenSource _enough = new();
    private readonly List<long> _read = [];
    private readonly List<long> _streamed = [];
    private readonly Task _reading;
    private readonly Task _streaming;
    private long _position;
    private long _streamPosition;
    private int _crashes;
    private int _streamCrashes;

    private FollowedDecisions(HttpClient http, WebhookReceiver receiver)
    {
        (_http, _receiver) = (http, receiver);
        _reading = Task.Run(ReadAsync);
        _streaming = Task.Run(StreamAsync);
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
            new Uri("/api/v1/subscriptions/followed", UriKind.Relative), new { url = receiver.Url, department = Department });
        put.EnsureSuccessStatusCode();
        return new FollowedDecisions(http, receiver);
    }

    /// <summary>
    /// Every decision that the journal holds for the department was read once and in order, and was delivered at least once, in order for
    /// each citizen; nothing else was.
    /// </summary>
    /// <param name="host">A host whose database is read.</param>
    /// <returns>How many decisions there were, how many deliveries, and how often the reader crashed.</returns>
    internal async Task<string> EverythingHoldsAsync(RestartableHost host)
    {
        var journaled = await JournaledDecisions.ReadAsync(host, Department);
        Assert.NotEmpty(journaled);
        long[] wanted = [.. journaled.Where(static one => one.IsToldAlways).Select(static one => one.Position)];
        await Eventually.IsAsync(
            "both readers to catch up",
            async () =>
            {
                foreach (var reader in (Task[])[_reading, _streaming])
                    if (reader.IsFaulted) await reader; // It says why it reads no more.
                return Volatile.Read(ref _position) >= journaled[^1].Position && Volatile.Read(ref _streamPosition) >= wanted[^1];
            },
            CatchUpMax);
        await Eventually.IsAsync(
            "every decision to be delivered",
            () => Task.FromResult(_receiver.Taken.Select(static one => one.Position).ToHashSet().IsSupersetOf(wanted)), CatchUpMax);
        await EndAsync();

        var all = journaled.Select(static one => one.Position).ToHashSet();
        foreach (var read in (IEnumerable<List<long>>)[_read, _streamed])
        {
            Assert.Equal(read.Distinct().Order(), read);
            Assert.Empty(wanted.Except(read));
            Assert.Subset(all, read.ToHashSet());
        }

        Assert.True(_crashes > 0);
        Assert.True(_streamCrashes > 0);

        var delivered = _receiver.Taken.DistinctBy(static one => one.Position).ToArray();
        Assert.Subset(all, delivered.Select(static one => one.Position).ToHashSet());
        var under = journaled.ToDictionary(static one => one.Position, static one => one.Under);
        foreach (var ofCitizen in delivered.GroupBy(static one => one.Subject).Concat(delivered.GroupBy(one => under[one.Position])))
            Assert.Equal(ofCitizen.Select(static one => one.Position).Order(), ofCitizen.Select(static one => one.Position));
        return $"{journaled.Count} decisions in the journal ({wanted.Length} told in any case): {_read.Count} read once and in order, "
            + $"with {_crashes} crashes of the reader; {_streamed.Count} of the stream, with {_streamCrashes}; {delivered.Length} "
            + $"delivered, {_receiver.Taken.Count - delivered.Length} of them again.";
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _receiver.DisposeAsync();
        _http.Dispose();
        _enough.Dispose();
    }

    private async Task EndAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_reading, _streaming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task StreamAsync()
    {
        while (true)
        {
            try
            {
                await StreamUntilCrashAsync(_enough.Token);
            }
            catch (Exception away) when (!_enough.IsCancellationRequested
                && away is HttpRequestException or IOException or JsonException or TaskCanceledException)
            {
                // It goes on after the last event it kept.
            }

            await Task.Delay(Pause, _enough.Token);
        }
    }

    /// <summary>Keeps each event with its position, until the stream ends or the reader crashes with one that it has not kept.</summary>
    private async Task StreamUntilCrashAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/feed/stream", UriKind.Relative));
        request.Headers.Add("Last-Event-ID", _streamPosition.ToString(CultureInfo.InvariantCulture));
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        var kept = 0;
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellation))
        {
            if (item.EventId is not { Length: > 0 } id) continue;
            if (item.EventType == "decision")
            {
                if (kept++ == StreamedBetweenCrashes)
                {
                    _streamCrashes++;
                    return;
                }

                _streamed.Add(PositionOf(JsonElement.Parse(item.Data).GetProperty("position").GetString()!));
            }

            Volatile.Write(ref _streamPosition, PositionOf(id));
        }
    }

    private async Task ReadAsync()
    {
        for (var pages = 1; ;)
        {
            try
            {
                var (positions, position) = await PageAsync(_position, _enough.Token);
                if (positions.Count == 0)
                {
                    Volatile.Write(ref _position, position);
                    await Task.Delay(Pause, _enough.Token);
                }
                else if (pages++ % PagesBetweenCrashes == 0)
                {
                    _crashes++; // Before it kept anything of the page.
                }
                else
                {
                    _read.AddRange(positions);
                    Volatile.Write(ref _position, position);
                }
            }
            catch (Exception away) when (away is HttpRequestException or JsonException or IOException)
            {
                await Task.Delay(Pause, _enough.Token); // What was not answered whole is asked again from the same position.
            }
        }
    }

    private async Task<(List<long> Positions, long Position)> PageAsync(long after, CancellationToken cancellation)
    {
        using var answer = await _http.GetAsync(
            new Uri(string.Create(CultureInfo.InvariantCulture, $"/api/v1/feed?limit=50&after={after}"), UriKind.Relative), cancellation);
        answer.EnsureSuccessStatusCode();
        var page = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return (
            [.. page.EnumerateArray().Select(static one => PositionOf(one.GetProperty("position").GetString()!))],
            PositionOf(answer.Headers.GetValues("Last-Event-ID").Single()));
    }

    private static long PositionOf(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

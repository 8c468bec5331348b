using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Events;
using Coordination.Simulator.Ledgers;
using Coordination.Simulator.Loads;
using Coordination.Simulator.Sending;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

/// <summary>
/// Departments that send random plausible batches, some waiting for the settling and some not, and remember of every event
/// whether an answer acknowledged it. The seed decides what is sent, not how requests interleave.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class Traffic
{
    private const string EventsPath = "/api/v1/events";
    private const int SendersCount = 6;
    private const int BatchCountMax = 20;
    private const int WaitSecondsMax = 5;
    private static readonly TimeSpan SettleMax = TimeSpan.FromSeconds(60);

    private static readonly RetryPolicy Once = new(1, TimeSpan.Zero, TimeSpan.Zero, (_, _) => Task.CompletedTask);

    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly LoadEvents _events;
    private readonly Dictionary<(string Source, string Id), OutgoingEvent> _unanswered = [];
    private readonly Dictionary<(string Source, string Id), EventOutcome> _acknowledged = [];
    private readonly List<(int Until, TaskCompletionSource Reached)> _waiting = [];
    private int _begun;
    private int _probes;

    /// <summary>Invents the citizens.</summary>
    public Traffic(int seed, int citizens)
    {
        _random = new Random(seed);
        _events = new LoadEvents(seed, citizens, new LoadOddities(Repeats: 0.05, Late: 0.05));
    }

    /// <summary>The events that an answer acknowledged.</summary>
    public int Acknowledged
    {
        get
        {
            lock (_gate) return _acknowledged.Count;
        }
    }

    /// <summary>The events that no answer acknowledged yet.</summary>
    public int Unanswered
    {
        get
        {
            lock (_gate) return _unanswered.Count;
        }
    }

    /// <summary>The citizens of all acknowledged events.</summary>
    public IReadOnlyList<string> Citizens
    {
        get
        {
            lock (_gate) return [.. _acknowledged.Values.Select(outcome => outcome.Citizen!).Distinct(StringComparer.Ordinal)];
        }
    }

    /// <summary>The numbers of all citizens sent about; must be found nowhere else.</summary>
    public IReadOnlyList<string> Numbers
    {
        get
        {
            lock (_gate) return [.. _acknowledged.Values.Select(outcome => outcome.Sent.Subject["cpr:".Length..])
                .Distinct(StringComparer.Ordinal)];
        }
    }

    /// <summary>A way to a host that tries everything once.</summary>
    public static CoordinationClient ClientOf(RestartableHost host) => new(CoordinationClient.Http(host.Url), Once);

    /// <summary>Several departments send side by side, each until the host does not take in its events or it is enough.</summary>
    public Task SendAsync(CoordinationClient client, CancellationToken enough = default) =>
        Task.WhenAll(Enumerable.Range(0, SendersCount).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
                foreach (var (batch, wait) in NextBatches())
                    if (!await SendAsync(client, batch, wait).ConfigureAwait(false)) return;
        })));

    /// <summary>Is over when so many more requests have been begun; those are in flight then, or just answered.</summary>
    public Task BegunAsync(int requests)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate) _waiting.Add((_begun + requests, reached));
        return reached.Task.WaitAsync(SettleMax);
    }

    /// <summary>A number of requests after which something is to happen.</summary>
    public int NextMoment(int min, int max)
    {
        lock (_gate) return _random.Next(min, max);
    }

    /// <summary>Sends again whatever was never acknowledged, until it is.</summary>
    public Task ResendAsync(CoordinationClient client) => Eventually.IsAsync(
        "everything sent to be acknowledged",
        async () =>
        {
            OutgoingEvent[] left;
            lock (_gate) left = [.. _unanswered.Values];
            foreach (var batch in Batch.Of(left, BatchCountMax)) await SendAsync(client, batch, null).ConfigureAwait(false);
            return Unanswered == 0;
        },
        SettleMax);

    /// <summary>Posts a batch that must not be acknowledged, and keeps it for later.</summary>
    public async Task<HttpResponseMessage> PostRefusedAsync(HttpClient http, string prefer)
    {
        var batch = NextBatches()[0].Batch;
        using var signIn = await http.PostAsJsonAsync(new Uri("/dev/sign-in", UriKind.Relative), new { source = batch.Source })
            .ConfigureAwait(false);
        var token = (await signIn.Content.ReadFromJsonAsync<Dictionary<string, string>>().ConfigureAwait(false))!["token"];
        using var request = new HttpRequestMessage(HttpMethod.Post, EventsPath) { Content = batch.ToContent() };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (prefer.Length > 0) request.Headers.Add("Prefer", prefer);
        return await http.SendAsync(request).ConfigureAwait(false);
    }

    /// <summary>Sends everything acknowledged once more.</summary>
    /// <returns>What became of it, by status.</returns>
    public async Task<IReadOnlyDictionary<EventStatus, int>> RepeatAllAsync(CoordinationClient client)
    {
        OutgoingEvent[] all;
        lock (_gate) all = [.. _acknowledged.Values.Select(outcome => outcome.Sent)];
        Dictionary<EventStatus, int> counts = [];
        foreach (var batch in Batch.Of(all))
        {
            var answer = await client.SendAsync(Request(batch, 30), CancellationToken.None).ConfigureAwait(false);
            foreach (var result in answer.Read<Body>().Results) counts[result.Status] = counts.GetValueOrDefault(result.Status) + 1;
        }

        return counts;
    }

    /// <summary>
    /// Sends one event about each citizen sent about so far, and answers when each is settled (or parked: the event may
    /// change what was told about another citizen).
    /// </summary>
    public Task SettleOneEachAsync(CoordinationClient client, TimeSpan within) => Task.WhenAll(Numbers.Select(number => Task.Run(async () =>
    {
        OutgoingEvent probe;
        lock (_gate)
        {
            // What is about two numbers is not about whoever else has one: it is sent with what was not answered.
            var next = _events.Next(TimeProvider.System.GetUtcNow());
            for (; next.Event.Data is NumberEvent; next = _events.Next(TimeProvider.System.GetUtcNow()))
                if (!_acknowledged.ContainsKey(KeyOf(next))) _unanswered[KeyOf(next)] = next;
            probe = new OutgoingEvent($"cpr:{number}", next.Event with { Id = $"probe-{++_probes}" });
            _unanswered.Add(KeyOf(probe), probe);
        }

        await Eventually.IsAsync(
            "a citizen to settle an event",
            async () => await SendAsync(client, new Batch([probe]), 2).ConfigureAwait(false) && IsSettled(probe),
            within).ConfigureAwait(false);
    })));

    /// <summary>Writes down what was acknowledged, for the simulator's check.</summary>
    public async Task WriteToAsync(CoordinationClient client, FileInfo file)
    {
        var keys = new CitizenKeys(client);
        await keys.LearnAsync(_events.SeveralNumbers, CancellationToken.None).ConfigureAwait(false);
        using var ledger = Ledger.Open(file)!;
        lock (_gate) ledger.Write(_acknowledged.Values.Select(outcome => outcome with { Sent = keys.Named(outcome.Sent) }));
    }

    private async Task<bool> SendAsync(CoordinationClient client, Batch batch, int? wait)
    {
        Begin();
        try
        {
            var answer = await client.SendAsync(Request(batch, wait), CancellationToken.None).ConfigureAwait(false);
            var results = answer.Read<Body>().Results;
            Assert.False(
                answer.Status == HttpStatusCode.OK && results.Any(static result => result.Status == EventStatus.Accepted),
                "200 promises that all is settled.");
            for (var i = 0; i < results.Count; i++) Keep(
                new EventOutcome(batch.Events[i], results[i].Status, results[i].Citizen, results[i].Problem?.GetRawText()));
            return true;
        }
        catch (UnreachableException)
        {
            return false;
        }
    }

    private List<(Batch Batch, int? Wait)> NextBatches()
    {
        lock (_gate)
        {
            var now = TimeProvider.System.GetUtcNow();
            var events = Enumerable.Range(0, _random.Next(1, BatchCountMax)).Select(_ => _events.Next(now)).ToList();
            foreach (var one in events)
                if (!_acknowledged.ContainsKey(KeyOf(one))) _unanswered[KeyOf(one)] = one;
            return [.. Batch.Of(events).Select(batch => (batch, _random.Next(2) == 0 ? (int?)null : _random.Next(1, WaitSecondsMax + 1)))];
        }
    }

    private void Begin()
    {
        lock (_gate)
        {
            _begun++;
            foreach (var (_, reached) in _waiting.Where(one => one.Until <= _begun)) reached.TrySetResult();
            _waiting.RemoveAll(one => one.Until <= _begun);
        }
    }

    private void Keep(EventOutcome outcome)
    {
        Assert.True(outcome.IsTaken, $"{outcome.Sent.Event.Type} was {outcome.Status}: {outcome.Reason}");
        lock (_gate)
        {
            _unanswered.Remove(KeyOf(outcome.Sent));
            _acknowledged[KeyOf(outcome.Sent)] = outcome;
        }
    }

    private bool IsSettled(OutgoingEvent sent)
    {
        lock (_gate) return _acknowledged.TryGetValue(KeyOf(sent), out var outcome) && outcome.Status != EventStatus.Accepted;
    }

    private static ServiceRequest Request(Batch batch, int? wait) => new(HttpMethod.Post, EventsPath, CallerIdentity.Source(batch.Source))
    {
        Content = batch.ToContent,
        Prefer = wait is { } seconds ? $"wait={seconds}" : null,
    };

    private static (string Source, string Id) KeyOf(OutgoingEvent sent) => (sent.Event.Source, sent.Event.Id);

    private sealed record Body(IReadOnlyList<Result> Results);

    private sealed record Result(EventStatus Status, string? Citizen, JsonElement? Problem);
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Coordination.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>
/// One subscription is sent everything from the beginning on: a host of its own, on a database of its own, delivers to a receiver in this
/// process, which answers at once and checks that nothing is missing and that the decisions about each citizen come in order.
/// </summary>
internal sealed class Webhooks : IScenario
{
    private const int Citizens = 4_000;
    private const int CitizensAtOnce = 300;
    private static readonly TimeSpan SettledMax = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DeliveredMax = TimeSpan.FromMinutes(5);

    public string Name => "webhooks";

    public string Title => "webhook, replayed from the beginning to one receiver";

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        await using var database = await TestPostgres.CreateAsync(silo.ConnectionString!);
        await using var host = new RestartableHost(database.ConnectionString);
        Step.Begin("the host to start");
        await host.StartAsync();
        using var operations = await SignInAsync(host, new { role = "operations" });
        using var source = await SignInAsync(host, new { source = "/BIF/fasit" });
        var decisions = await DecideAsync(operations, source);

        await using var receiver = await Receiver.StartAsync();
        await SendAsync(source, HttpMethod.Put, "/api/v1/subscriptions/bench", JsonContent.Create(new { url = receiver.Url }));
        var (began, before, hostBefore) = (Stopwatch.GetTimestamp(), CpuTime.Now(silo.Postmaster), host.ProcessorTime);
        await SendAsync(source, HttpMethod.Post, "/api/v1/subscriptions/bench/replay", JsonContent.Create(new { after = 0 }));
        await DeliveredAsync(source, receiver, decisions);
        var (took, spent) = (Stopwatch.GetElapsedTime(began), CpuTime.Now(silo.Postmaster) - before);
        var ofHost = (host.ProcessorTime - hostBefore).TotalMicroseconds;
        receiver.Check(decisions);
        var unit = string.Create(
            CultureInfo.InvariantCulture,
            $"deliveries/s ({decisions} decisions about {Citizens} citizens; of the host's CPU {ofHost / decisions:F0} µs each)");
        return new Figure
        {
            Other = (decisions / took.TotalSeconds, unit), DotNet = (spent.DotNet + ofHost) / decisions,
            Postgres = spent.Postgres / decisions,
        };
    }

    /// <summary>Has decisions made, and answers how many there are.</summary>
    private static async Task<int> DecideAsync(HttpClient operations, HttpClient source)
    {
        await SendAsync(operations, HttpMethod.Put, "/api/v1/organization", JsonContent.Create(Organization));
        for (var first = 0; first < Citizens; first += CitizensAtOnce)
            await ReportAsync(source, Enumerable.Range(first, Math.Min(CitizensAtOnce, Citizens - first)));
        var sent = DateTimeOffset.UtcNow;
        Step.Begin("every event to be settled");
        await Eventually.IsAsync(
            "every event to be settled",
            async () =>
            {
                var summary = await operations.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/operations/summary", UriKind.Relative));
                return summary.GetProperty("at").GetDateTimeOffset() > sent
                    && summary.GetProperty("inbox").GetProperty("waiting").GetInt64() == 0;
            },
            SettledMax);
        return await CountAsync(source);
    }

    private static async Task DeliveredAsync(HttpClient source, Receiver receiver, int decisions)
    {
        Step.Begin("every decision to be delivered");
        try
        {
            await Eventually.IsAsync("every decision to be delivered", () => Task.FromResult(receiver.Count >= decisions), DeliveredMax);
        }
        catch (TimeoutException late)
        {
            var view = await source.GetStringAsync(new Uri("/api/v1/subscriptions/bench", UriKind.Relative));
            throw new TimeoutException($"{late.Message} {receiver.Count} of {decisions} were. The subscription: {view}", late);
        }
    }

    private static object Organization { get; } = new
    {
        departments = new[] { new { code = "BIF", name = "BIF", leader = "bif-1" } },
        units = new[] { new { id = "bif-unit", department = "BIF", name = "Jobcenter" } },
        caseworkers = new[] { new { id = "bif-1", name = "Bente", department = "BIF", unit = "bif-unit" } },
    };

    private static async Task ReportAsync(HttpClient source, IEnumerable<int> citizens)
    {
        var body = JsonSerializer.Serialize(citizens.SelectMany(static number => EventsOf(number)));
        await SendAsync(
            source, HttpMethod.Post, "/api/v1/events", new StringContent(body, Encoding.UTF8, "application/cloudevents-batch+json"),
            "wait=30");
    }

    private static object[] EventsOf(int number)
    {
        var day = DateTime.Now.Date;
        return
        [
            Event(number, "intervention.started", new
            {
                interventionId = "k-1", kind = "mentor", unit = "bif-unit", caseworker = "bif-1", startsOn = Day(day),
            }),
            .. Enumerable.Range(1, 2).Select(deadline => Event(number, "deadline.set", new
            {
                deadlineId = $"d-{deadline}", title = "Opfølgning", dueAt = Day(day.AddDays(30)), responsible = "bif-1",
                interventionId = "k-1",
            })),
        ];
    }

    private static object Event(int number, string type, object data) => new
    {
        specversion = "1.0", id = Guid.NewGuid().ToString("N"), source = "/BIF/fasit", type = $"coordination.{type}.v1",
        subject = string.Create(CultureInfo.InvariantCulture, $"cpr:010180{number:0000}"), time = DateTimeOffset.Now, data,
    };

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<int> CountAsync(HttpClient source)
    {
        Step.Begin("the decisions to be counted");
        var count = 0;
        for (var page = "/api/v1/feed?after=0&limit=1000"; page is not null;)
        {
            using var answer = await source.GetAsync(new Uri(page, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            count += (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetArrayLength();
            page = answer.Headers.TryGetValues("Link", out var links) ? links.First()[1..links.First().IndexOf('>')] : null;
        }

        return count;
    }

    private static async Task<HttpClient> SignInAsync(RestartableHost host, object who)
    {
        var http = new HttpClient { BaseAddress = host.Url };
        using var answer = await http.PostAsJsonAsync(new Uri("/dev/sign-in", UriKind.Relative), who);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString());
        return http;
    }

    private static async Task SendAsync(HttpClient http, HttpMethod method, string path, HttpContent content, string? prefer = null)
    {
        Step.Begin($"{method} {path}");
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (prefer is not null) request.Headers.Add("Prefer", prefer);
        using var answer = await http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Takes whatever comes.</summary>
    private sealed class Receiver : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly Lock _gate = new();
        private readonly Dictionary<string, long> _lastOf = new(StringComparer.Ordinal);
        private readonly HashSet<long> _taken = [];
        private string? _fault;

        private Receiver(WebApplication app) => _app = app;

        internal string Url => _app.Urls.Single();

        internal int Count
        {
            get
            {
                lock (_gate) return _taken.Count;
            }
        }

        internal static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            var receiver = new Receiver(builder.Build());
            receiver._app.MapPost("/", receiver.TakeAsync);
            await receiver._app.StartAsync();
            return receiver;
        }

        internal void Check(int decisions)
        {
            if (_fault is not null) throw new InvalidOperationException(_fault);
            if (Count != decisions) throw new InvalidOperationException($"{Count} decisions were delivered, of {decisions}.");
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private async Task TakeAsync(HttpContext http)
        {
            using var decision = await JsonDocument.ParseAsync(http.Request.Body);
            var subject = decision.RootElement.GetProperty("subject").GetString()!;
            var position = long.Parse(decision.RootElement.GetProperty("position").GetString()!, CultureInfo.InvariantCulture);
            lock (_gate)
            {
                if (_taken.Add(position) && _lastOf.GetValueOrDefault(subject) > position) _fault = "Decisions came out of order.";
                _lastOf[subject] = Math.Max(position, _lastOf.GetValueOrDefault(subject));
            }

            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }
}

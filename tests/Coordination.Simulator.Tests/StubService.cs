using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Simulator.Tests;

/// <summary>A service in memory behind an HTTP handler: the domain's own rules, no storage, and faults on demand.</summary>
internal sealed class StubService : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, (Citizen Citizen, DateTimeOffset? WakeAt)> _citizens = new(StringComparer.Ordinal);
    private readonly List<(string Citizen, Entry Entry)> _journal = [];
    private readonly ConcurrentDictionary<string, int> _underWay = new();
    private byte[] _organization = "{}"u8.ToArray();
    private DateTimeOffset? _clock;

    /// <summary>A clock that can be moved; null: the machine's.</summary>
    public DateTimeOffset? Clock { get => _clock; init => _clock = value; }

    /// <summary>How often the next batches are answered 503.</summary>
    public int Unavailable { get; set; }

    /// <summary>After how many events every batch is answered 503; null: none is.</summary>
    public int? UnavailableAfterEvents { get; init; }

    /// <summary>Events refused, by id.</summary>
    public HashSet<string> Refuses { get; init; } = [];

    /// <summary>Events acknowledged and lost, by id.</summary>
    public HashSet<string> Loses { get; init; } = [];

    /// <summary>By how much the figure of missed deadlines is wrong.</summary>
    public int MissedTooMany { get; set; }

    /// <summary>How many summaries were counted long ago; with the last of them the figures become right.</summary>
    public int OldSummaries { get; set; }

    /// <summary>Batches as they came: events each.</summary>
    public List<string[]> Batches { get; } = [];

    /// <summary>The times the clock was put to.</summary>
    public List<DateTimeOffset> ClockMoves { get; } = [];

    /// <summary>Events whose time the clock had passed when they came.</summary>
    public int Late { get; private set; }

    /// <summary>Whether two batches under way ever held the same citizen.</summary>
    public bool OvertookACitizen { get; private set; }

    public string Organization => Encoding.UTF8.GetString(_organization);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        if (path != "/dev/sign-in" && request.Headers.Authorization is null) return new(HttpStatusCode.Unauthorized);
        return (request.Method.Method, path) switch
        {
            ("POST", "/dev/sign-in") => Ok(new { token = Encoding.UTF8.GetString(body) }),
            ("POST", "/api/v1/events") => await TakeAsync(body, cancellationToken),
            ("GET", "/dev/clock") => Ok(new { now = Now }),
            ("PUT", "/dev/clock") => Move(JsonDocument.Parse(body).RootElement.GetProperty("now").GetDateTimeOffset()),
            ("GET", "/api/v1/organization") => new(HttpStatusCode.OK) { Content = new ByteArrayContent(_organization) },
            ("PUT", "/api/v1/organization") => Put(body),
            ("GET", "/api/v1/operations/figures") =>
                Locked(() => Ok(StubViews.Figures(_citizens.Values.Select(c => c.Citizen), MissedTooMany))),
            ("GET", "/api/v1/operations/summary") => Locked(Summary),
            ("POST", "/api/v1/citizens/lookup") =>
                Ok(new { key = KeyOf(JsonDocument.Parse(body).RootElement.GetProperty("cpr").GetString()!) }),
            ("GET", "/api/v1/policy/versions") =>
                Ok(new[] { new { version = "2026-01-01", appliesFrom = (DateTimeOffset?)null, href = "/policy.json" } }),
            ("GET", "/policy.json") => new(HttpStatusCode.OK) { Content = new ReadOnlyMemoryContent(PolicyBook.DeliveredDocument) },
            ("GET", _) when path.EndsWith("/history", StringComparison.Ordinal) =>
                Locked(() => Ok(StubViews.History(_journal, path.Split('/')[4]))),
            ("GET", _) => Locked(() => Ok(StubViews.Picture(_citizens[path.Split('/')[4]].Citizen))),
            _ => Ok(new { }),
        };
    }

    private DateTimeOffset Now => _clock ?? TimeProvider.System.GetUtcNow();

    private static DecisionContext Around(DateTimeOffset now) => new(now, PolicyBook.Delivered, Domain.Organizations.Organization.Empty);

    private async Task<HttpResponseMessage> TakeAsync(byte[] body, CancellationToken cancellation)
    {
        using var batch = JsonDocument.Parse(body);
        string[] subjects = [.. batch.RootElement.EnumerateArray().Select(e => e.GetProperty("subject").GetString()!).Distinct()];
        foreach (var subject in subjects) OvertookACitizen |= _underWay.AddOrUpdate(subject, 1, (_, n) => n + 1) > 1;
        await Task.Yield();
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return Locked(() => Take(batch.RootElement));
        }
        finally
        {
            foreach (var subject in subjects) _underWay.AddOrUpdate(subject, 0, (_, n) => n - 1);
        }
    }

    private HttpResponseMessage Take(JsonElement batch)
    {
        if (Unavailable > 0 || Batches.Sum(static ids => ids.Length) >= UnavailableAfterEvents)
        {
            Unavailable--;
            return new(
                HttpStatusCode.ServiceUnavailable) { Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)) } };
        }

        Batches.Add([.. batch.EnumerateArray().Select(e => e.GetProperty("id").GetString()!)]);
        List<object> results = [.. batch.EnumerateArray().Select(Take1)];
        var status = results.Any(r => r.ToString()!.Contains("refused", StringComparison.Ordinal))
            ? HttpStatusCode.MultiStatus
            : HttpStatusCode.OK;
        return new(status) { Content = JsonContent.Create(new { results }) };
    }

    private object Take1(JsonElement one)
    {
        var (id, source, type) = (
            one.GetProperty("id").GetString()!, one.GetProperty("source").GetString()!,
            EventTypes.Find(one.GetProperty("type").GetString()!)!);
        var reading = EventReading.Read(type, one.GetProperty("data"));
        if (Refuses.Contains(id) || !reading.IsSound)
            return new { id, source, status = "refused",
                problem = new { status = 400, title = "Refused on demand", faults = reading.Faults } };
        var key = KeyOf(one.GetProperty("subject").GetString()!["cpr:".Length..]);
        var reported = new DepartmentEvent
        {
            Id = id, Source = source, Type = type.Name, Time = one.GetProperty("time").GetDateTimeOffset(),
            Sequence = one.TryGetProperty("sequence", out var sequence) ? sequence.GetString() : null, Data = reading.Data,
        };
        if (Loses.Contains(id)) return new { id, source, status = "settled", citizen = key };
        if (_clock > reported.Time) Late++;
        var citizen = _citizens.TryGetValue(key, out var known) ? known.Citizen : Citizen.New(new CitizenKey(key));
        if (citizen.IsRecent(reported)) return new { id, source, status = "duplicate", citizen = key };
        var decision = citizen.Decide(reported, Around(Now));
        _citizens[key] = (decision.Citizen, decision.WakeAt);
        _journal.AddRange(decision.Entries.Select(e => (key, e)));
        return new { id, source, status = decision.Citizen.IsParked(reported)
            ? "parked"
            : "settled", citizen = key, version = decision.Citizen.Version };
    }

    private HttpResponseMessage Move(DateTimeOffset now) => Locked(() =>
    {
        if (_clock is null) return new(HttpStatusCode.NotFound);
        if (now < _clock) return new(HttpStatusCode.Conflict);
        _clock = now;
        ClockMoves.Add(now);
        foreach (var (key, (citizen, wakeAt)) in _citizens.ToList())
        {
            var decision = citizen.CatchUp(wakeAt, Around(now));
            _citizens[key] = (decision.Citizen, decision.WakeAt);
        }

        return Ok(new { now });
    });

    private HttpResponseMessage Put(byte[] organization)
    {
        _organization = organization;
        return new(HttpStatusCode.NoContent);
    }

    private HttpResponseMessage Locked(Func<HttpResponseMessage> response)
    {
        lock (_gate) return response();
    }

    private static HttpResponseMessage Ok(object body) =>
        new(HttpStatusCode.OK) { Content = JsonContent.Create(body, options: JsonSerializerOptions.Web) };

    private static string KeyOf(string cpr) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cpr)))[..20];

    private HttpResponseMessage Summary()
    {
        var isOld = OldSummaries > 0;
        if (isOld && --OldSummaries == 0) MissedTooMany = 0;
        return Ok(StubViews.Summary(_citizens.Values.Select(c => c.Citizen), isOld ? 1_000 : 0));
    }
}

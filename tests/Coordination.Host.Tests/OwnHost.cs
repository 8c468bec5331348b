using System.Text.Json.Nodes;

namespace Coordination.Host.Tests;

/// <summary>A host for one class of tests alone, on SQLite with a manual clock: whatever they move is nobody else's.</summary>
public sealed class OwnHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-own-").FullName;

    internal HostProcess Host { get; private set; } = null!;

    /// <summary>
    /// The organization of the other tests, where everybody can be called and BIF's and SOF's entries are staffed now and then.
    /// </summary>
    internal static JsonNode Organization()
    {
        var document = JsonNode.Parse(RunningHost.Organization.ToString()!)!;
        foreach (var person in document["caseworkers"]!.AsArray())
        {
            person!["phone"] = $"phone of {person["id"]}";
            person["email"] = $"{person["id"]}@example.org";
        }

        document["rota"] = JsonNode.Parse("""
            [
              {"department": "BIF", "for": "SOF", "caseworker": "bif-8", "from": "2026-09-01T08:00:00+02:00",
                  "to": "2026-09-01T12:00:00+02:00"},
              {"department": "BIF", "for": "SOF", "caseworker": "bif-9", "from": "2026-09-01T12:00:00+02:00",
                  "to": "2026-09-01T16:00:00+02:00"}
            ]
            """);
        return document;
    }

    public async ValueTask InitializeAsync()
    {
        Host = await HostProcess.StartAsync(
            _folder, ("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00"), ("Transfers__CitizensPerSecondMax", "1"));
        Assert.Equal(
            200, (await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", Organization().ToJsonString())).Code);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Has events settled, and answers the key of the first one's citizen.</summary>
    internal async Task<string> SettleAsync(params object[] events)
    {
        var answer = await Host.PostAsync(
            "/api/v1/events", $"source:{((IReadOnlyDictionary<string, object?>)events[0])["source"]}",
            HostProcess.Json(events, "application/cloudevents-batch+json"), ("Prefer", "wait=20"));
        Assert.True(answer.Code == 200, answer.Text);
        return answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
    }

    /// <summary>Where the service's clock stands.</summary>
    internal async Task<DateTimeOffset> NowAsync() =>
        (await Host.GetAsync("/dev/clock", null)).Body.GetProperty("now").GetDateTimeOffset();

    internal async Task MoveClockAsync(string now) =>
        Assert.Equal(200, (await Host.SendAsync(HttpMethod.Put, "/dev/clock", null, new { now })).Code);
}

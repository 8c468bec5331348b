using System.Globalization;
using System.Text.Json;
using Coordination.Host.Tests;

[assembly: AssemblyFixture(typeof(RunningHost))]

namespace Coordination.Host.Tests;

/// <summary>One host on SQLite with a manual clock and a small organization, shared by the tests of the API.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private static int _numbers;

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-host-").FullName;

    internal HostProcess Host { get; private set; } = null!;

    /// <summary>The folder that the host works in; its data lies in <c>data</c>.</summary>
    internal string Folder => _folder;

    /// <summary>Where the service's clock stands.</summary>
    internal static DateTimeOffset Now { get; } = DateTimeOffset.Parse("2026-08-31T09:00:00+02:00", CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync()
    {
        Host = await HostProcess.StartAsync(
            _folder, ("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00"), ("Transfers__CitizensPerSecondMax", "20"));
        var put = await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", Organization);
        Assert.Equal(200, put.Code);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A CPR number that no other test uses.</summary>
    internal static string NewCpr() => string.Create(CultureInfo.InvariantCulture, $"010180{Interlocked.Increment(ref _numbers):0000}");

    /// <summary>An event as a department sends it.</summary>
    internal static Dictionary<string, object?> Event(
        string type, string subject, object data, string? id = null, string source = "/BIF/fasit") => new()
    {
        ["specversion"] = "1.0",
        ["id"] = id ?? Guid.NewGuid().ToString("N"),
        ["source"] = source,
        ["type"] = $"coordination.{type}.v1",
        ["subject"] = subject,
        ["time"] = "2026-08-31T08:59:00+02:00",
        ["data"] = data,
    };

    /// <summary>A registration.</summary>
    internal static Dictionary<string, object?> Registration(string cpr, string? id = null) =>
        Event("citizen.registered", $"cpr:{cpr}", new { name = "Anna Prøve", birthDate = "1980-01-01" }, id);

    /// <summary>An intervention of bif-1.</summary>
    internal static Dictionary<string, object?> Intervention(string cpr, string intervention, string caseworker = "bif-1") => Event(
        "intervention.started", $"cpr:{cpr}",
        new { interventionId = intervention, kind = "contact-course", unit = "bif-unit", caseworker, startsOn = "2026-08-31" });

    /// <summary>Sends events and has them settled.</summary>
    internal async Task<Answer> SendAsync(object events, string prefer = "wait=20", string source = "/BIF/fasit")
    {
        var isBatch = events is System.Collections.IEnumerable and not System.Collections.IDictionary;
        return await Host.PostAsync(
            "/api/v1/events", $"source:{source}",
            HostProcess.Json(events, isBatch ? "application/cloudevents-batch+json" : "application/cloudevents+json"), ("Prefer", prefer));
    }

    /// <summary>A citizen with one intervention of bif-1; answers the key.</summary>
    internal async Task<string> NewCitizenAsync(string caseworker = "bif-1")
    {
        var cpr = NewCpr();
        var answer = await SendAsync(new[] { Registration(cpr), Intervention(cpr, "k-1", caseworker) });
        Assert.Equal(200, answer.Code);
        return answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
    }

    internal static object Organization { get; } = JsonElement.Parse("""
        {
          "departments": [
            {"code": "BIF", "name": "Beskæftigelse", "leader": "bif-head", "entryUnit": "bif-unit"},
            {"code": "SOF", "name": "Socialforvaltningen", "leader": "sof-head", "entryUnit": "sof-unit"}
          ],
          "units": [
            {"id": "bif-unit", "department": "BIF", "name": "Jobcenter", "leader": "bif-lead", "entryPhone": "+45 00 00 00 01"},
            {"id": "sof-unit", "department": "SOF", "name": "Borgercenter", "leader": "sof-head", "entryPhone": "+45 00 00 00 02"}
          ],
          "caseworkers": [
            {"id": "bif-head", "name": "Hanne", "department": "BIF", "unit": "bif-unit"},
            {"id": "bif-lead", "name": "Lars", "department": "BIF", "unit": "bif-unit"},
            {"id": "bif-1", "name": "Bente", "department": "BIF", "unit": "bif-unit"},
            {"id": "bif-2", "name": "Bo", "department": "BIF", "unit": "bif-unit"},
            {"id": "bif-3", "name": "Birgit", "department": "BIF", "unit": "bif-unit"},
            {"id": "bif-8", "name": "Betina", "department": "BIF", "unit": "bif-unit"},
            {"id": "bif-9", "name": "Bjarke", "department": "BIF", "unit": "bif-unit"},
            {"id": "sof-head", "name": "Sanne", "department": "SOF", "unit": "sof-unit"},
            {"id": "sof-1", "name": "Søren", "department": "SOF", "unit": "sof-unit"}
          ]
        }
        """);
}

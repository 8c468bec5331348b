using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Host.Tests.Grains;
using Coordination.Testing;

namespace Coordination.Host.Tests.Access;

/// <summary>
/// A host with the organization of the acceptance scenarios, a manual clock and a gateway, and an Orleans client of another program.
/// </summary>
public sealed class DoorsHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-doors-").FullName;

    /// <summary>When its clock starts: when a <c>CitizenScenario</c> of the domain's tests does.</summary>
    internal static DateTimeOffset Start { get; } = DateTimeOffset.Parse("2026-03-02T09:00:00+01:00", CultureInfo.InvariantCulture);

    /// <summary>The file of its database.</summary>
    internal string Database => Directory.EnumerateFiles(_folder, "coordination.db", SearchOption.AllDirectories).Single();

    internal HostProcess Host { get; private set; } = null!;

    internal OutsideProcess Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ports = FreePorts.Find(2);
        Host = await HostProcess.StartAsync(
            _folder, ("Clock__Mode", "Manual"), ("Clock__Start", Start.ToString("O")),
            ("Cluster__Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ("Cluster__SiloPort", ports[0].ToString(CultureInfo.InvariantCulture)),
            ("Cluster__GatewayPort", ports[1].ToString(CultureInfo.InvariantCulture)));
        var document = JsonSerializer.Serialize(AcceptanceMunicipality.Document, JsonSerializerOptions.Web);
        var put = await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document);
        Assert.True(put.Code == 200, put.Text);
        Client = OutsideProcess.Start(ports[1]);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Has events of one source settled; answers the keys of their citizens, in the order of the events.</summary>
    internal async Task<IReadOnlyList<string>> SettleAsync(IReadOnlyList<Dictionary<string, object?>> events)
    {
        var answer = await Host.PostAsync(
            "/api/v1/events", $"source:{events[0]["source"]}", HostProcess.Json(events, "application/cloudevents-batch+json"),
            ("Prefer", "wait=30"));
        Assert.True(answer.Code == 200, answer.Text);
        return [.. answer.Body.GetProperty("results").EnumerateArray().Select(static one => one.GetProperty("citizen").GetString()!)];
    }

    internal async Task AdvanceAsync(TimeSpan length)
    {
        var now = Start + length;
        Assert.Equal(200, (await Host.SendAsync(HttpMethod.Put, "/dev/clock", null, new { now })).Code);
    }
}

using System.Text.Json.Nodes;

namespace Coordination.Host.Tests.Scenarios;

/// <summary>
/// One host on SQLite with a manual clock and an organization of seven departments, shared by the scenarios one after the other.
/// </summary>
public sealed class ScenarioHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-scenarios-").FullName;

    internal HostProcess Host { get; private set; } = null!;

    /// <summary>The organization document.</summary>
    internal static JsonObject Organization { get; } =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scenarios", "organization.json")))!.AsObject();

    public async ValueTask InitializeAsync()
    {
        Host = await HostProcess.StartAsync(_folder, ("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00"));
        await PutOrganizationAsync(Organization);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal async Task PutOrganizationAsync(JsonObject document)
    {
        var put = await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString());
        Assert.True(put.Code == 200, put.Text);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Coordination.Host.Tests.Webhooks;

/// <summary>A host that tries deliveries again quickly.</summary>
public sealed class WebhookHost : IAsyncLifetime
{
    private const string Bif = "source:/BIF/fasit";

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-webhooks-").FullName;
    private int _names;

    internal HostProcess Host { get; private set; } = null!;

    /// <summary>How long a delivery is tried before it is parked: three days, outside of tests.</summary>
    internal static TimeSpan TriedFor { get; } = TimeSpan.FromSeconds(8);

    /// <summary>A citizen with an intervention of BIF, so many decisions about which follow.</summary>
    internal async Task<string> DecideAsync(string? number = null, string source = "/BIF/fasit")
    {
        var cpr = number ?? RunningHost.NewCpr();
        Dictionary<string, object?>[] events =
        [
            RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1"),
            RunningHost.Event("deadline.set", $"cpr:{cpr}", new
            {
                deadlineId = "d-1", title = "Opfølgning", dueAt = "2026-09-30", responsible = "bif-1", interventionId = "k-1",
            }),
        ];
        foreach (var one in events) one["source"] = source;
        var answer = await Host.PostAsync(
            "/api/v1/events", $"source:{source}", HostProcess.Json(events, "application/cloudevents-batch+json"), ("Prefer", "wait=20"));
        Assert.True(answer.Code == 200, answer.Text);
        return "citizen:" + answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString();
    }

    /// <summary>A subscription of BIF.</summary>
    internal async Task<(string Name, string Secret)> SubscribeAsync(WebhookReceiver receiver, string path = "/in")
    {
        var name = $"sub-{Interlocked.Increment(ref _names)}";
        var put = await Host.SendAsync(HttpMethod.Put, $"/api/v1/subscriptions/{name}", Bif, new { url = receiver.Url + path });
        Assert.True(put.Code == 201, put.Text);
        return (name, put.Body.GetProperty("secret").GetString()!);
    }

    /// <summary>A subscription as its department sees it.</summary>
    internal async Task<JsonElement> ViewAsync(string name) => (await Host.GetAsync($"/api/v1/subscriptions/{name}", Bif)).Body;

    /// <summary>Events of a department, all of which settle.</summary>
    internal async Task SendAsync(string source, params object[] events)
    {
        var answer = await Host.PostAsync(
            "/api/v1/events", $"source:{source}", HostProcess.Json(events, "application/cloudevents-batch+json"), ("Prefer", "wait=20"));
        Assert.True(answer.Code == 200, answer.Text);
        Assert.All(
            answer.Body.GetProperty("results").EnumerateArray(),
            static one => Assert.Equal("settled", one.GetProperty("status").GetString()));
    }

    /// <summary>The organization, with or without a third department.</summary>
    internal async Task PutOrganizationAsync(bool withKff)
    {
        var document = JsonNode.Parse(RunningHost.Organization.ToString()!)!;
        if (withKff)
            document["departments"]!.AsArray().Add(
                new JsonObject { ["code"] = "KFF", ["name"] = "Borgerservice", ["leader"] = "bif-head" });
        Assert.Equal(
            200, (await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString())).Code);
    }

    /// <summary>One value of a row of the database.</summary>
    internal async Task<string?> ReadAsync(string column, string table, string name)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_folder, "data", "coordination.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those of tests.
        command.CommandText = $"select {column} from {table} where name = @name";
#pragma warning restore CA2100
        command.Parameters.AddWithValue("@name", name);
        return await command.ExecuteScalarAsync() as string;
    }

    public async ValueTask InitializeAsync()
    {
        Host = await HostProcess.StartAsync(
            _folder, ("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00"), ("Webhooks__LookInterval", "00:00:00.100"),
            ("Webhooks__RetryDelay", "00:00:00.050"), ("Webhooks__RetryDelayMax", "00:00:00.400"), ("Webhooks__TriedFor", $"{TriedFor}"),
            ("Webhooks__Timeout", "00:00:00.500"));
        Assert.Equal(200, (await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization)).Code);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

using Microsoft.Data.Sqlite;

namespace Coordination.Host.Tests.Webhooks;

/// <summary>A host that tries deliveries again quickly.</summary>
public sealed class WebhookHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-webhooks-").FullName;

    internal HostProcess Host { get; private set; } = null!;

    /// <summary>How long a delivery is tried before it is parked: three days, outside of tests.</summary>
    internal static TimeSpan TriedFor { get; } = TimeSpan.FromSeconds(8);

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

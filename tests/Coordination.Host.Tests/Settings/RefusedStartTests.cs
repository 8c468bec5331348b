using System.Net;
using System.Net.Sockets;
using Coordination.Testing;
using Npgsql;

namespace Coordination.Host.Tests.Settings;

/// <summary>A start that would fail later fails at once: one line that names the setting and the remedy, and nothing half done.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-refused-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("TZDIR", "/nonexistent", "Europe/Copenhagen")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "abc", "OTEL_EXPORTER_OTLP_HEADERS")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "carrier-pigeon", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:99999", "ASPNETCORE_URLS")]
    [InlineData("ASPNETCORE_URLS", "https://127.0.0.1:0", "Kestrel__Certificates__Default__Path")]
    [InlineData("Data__Folder", "a;b=c", "Data:Folder")]
    [InlineData("ConnectionStrings__Coordination", "Host=127.0.0.1;Port=1;Username=x;Database=y;Multiplexing=true", "Multiplexing")]
    [InlineData("ConnectionStrings__Coordination", "Host=127.0.0.1;Port=1;Username=x;Database=y", "127.0.0.1:1, which")]
    public async Task What_would_fail_later_is_refused_in_one_line(string setting, string value, string named) =>
        Assert.Contains(named, await RefusedAsync((setting, value)), StringComparison.Ordinal);

    [Fact]
    public async Task An_address_in_use_is_refused_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var line = await RefusedAsync(("ASPNETCORE_URLS", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"));
        Assert.Contains("ASPNETCORE_URLS", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        var file = Path.Combine(data, "coordination.db");
        var content = new byte[100_000];
        Array.Fill(content, (byte)'x');
        await File.WriteAllBytesAsync(file, content);
        Assert.Contains("Data:Folder", await RefusedAsync(), StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllBytesAsync(file));
    }

    /// <summary>A folder in the place of a file cannot be opened as one, whoever the process runs as.</summary>
    [Theory]
    [InlineData("coordination.db")]
    [InlineData("host.lock")]
    [InlineData("keys/pseudonym.key")]
    [InlineData("keys/encryption.key")]
    public async Task A_data_file_that_cannot_be_opened_stopped_the_start_with_a_stack(string file)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data", file));
        var line = await RefusedAsync();
        Assert.Contains("Data:Folder", line, StringComparison.Ordinal);
        Assert.Contains("files this process can write", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_refused_in_one_line()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        Assert.Contains("Data:Folder", await RefusedAsync(("Data__Folder", Path.Combine(file, "data"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_in_another_encoding_was_taken_and_lost_names()
    {
        await using var database = await TestPostgres.CreateAsync();
        var name = $"latin_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"create database {name} encoding 'LATIN1' locale 'C' template template0");
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = name };
            var line = await RefusedAsync(("ConnectionStrings__Coordination", settings.ConnectionString));
            Assert.Contains("LATIN1", line, StringComparison.Ordinal);
            Assert.Contains("encoding 'UTF8'", line, StringComparison.Ordinal);
        }
        finally
        {
            await database.ExecuteAsync($"drop database {name}");
        }
    }

    [Fact]
    public async Task A_role_that_may_not_make_tables_is_told_the_grant_it_needs()
    {
        await using var database = await TestPostgres.CreateAsync();
        var role = $"app_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"create role {role} login password 'app'; revoke create on schema public from public");
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Password = "app" };
            var line = await RefusedAsync(("ConnectionStrings__Coordination", settings.ConnectionString));
            Assert.Contains($"grant usage, create on schema public to \"{role}\"", line, StringComparison.Ordinal);
        }
        finally
        {
            await database.ExecuteAsync($"drop role {role}");
        }
    }

    private async Task<string> RefusedAsync(params (string, string)[] settings)
    {
        var (code, printed) = await HostProcess.RefuseAsync(_folder, [("ASPNETCORE_ENVIRONMENT", "Development"), .. settings]);
        Assert.Equal(1, code);
        return Assert.Single(printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}

using Coordination.Silo;
using Coordination.Testing;
using Npgsql;

namespace Coordination.Host.Tests.Faults;

[Collection(FaultsCollection.Name)]
public sealed class EjectedSiloTests(ITestOutputHelper output) : IDisposable
{
    private const int Active = 3;
    private const int Dead = 6;
    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(40);

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-ejected-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_silo_that_was_declared_dead_ends_itself_cleanly_and_can_be_started_anew()
    {
        await using var database = await TestPostgres.CreateAsync();
        var setting = ("ConnectionStrings__Coordination", database.ConnectionString);
        await using var ejected = await HostProcess.StartAsync(_folder, setting);
        var generation = await NumberAsync(database, $"select generation from orleansmembershiptable where status = {Active}");
        await using var other = await HostProcess.StartAsync(_folder, setting);

        // As the others do when it does not answer their probes.
        await NumberAsync(
            database, $"""
            with version as (update orleansmembershipversiontable set version = version + 1)
            update orleansmembershiptable set status = {Dead} where generation = {generation} returning 1
            """);
        var began = TimeProvider.System.GetTimestamp();
        Assert.Equal(SiloEnd.ExitCode, await ejected.EndAsync(EndMax));
        output.WriteLine($"It ended after {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F1} s.");
        Assert.Contains("This silo cannot go on and the process ends", ejected.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Process terminated", ejected.Printed, StringComparison.Ordinal); // An abort writes this, and a dump.

        var cpr = RunningHost.NewCpr();
        await Eventually.IsAsync("the other to settle events", async () => (await other.PostAsync(
            "/api/v1/events", "source:/BIF/fasit",
            HostProcess.Json(RunningHost.Registration(cpr), "application/cloudevents+json"), ("Prefer", "wait=5"))).Code == 200);
        await using var again = await HostProcess.StartAsync(_folder, setting);
        Assert.Equal(2, await NumberAsync(database, $"select count(*) from orleansmembershiptable where status = {Active}"));
    }

    private static async Task<long> NumberAsync(TestPostgres database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Written in the test.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}

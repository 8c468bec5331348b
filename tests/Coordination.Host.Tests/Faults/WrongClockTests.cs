using Coordination.Testing;
using Npgsql;

namespace Coordination.Host.Tests.Faults;

/// <summary>
/// A host whose clock and the database's differ. Here it is the database's that is set: a function that stands before PostgreSQL's own.
/// </summary>
[Collection(FaultsCollection.Name)]
public sealed class WrongClockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-clock-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_host_whose_clock_is_wrong_says_so_and_decides_nothing_until_it_is_right()
    {
        await using var database = await TestPostgres.CreateAsync();
        await RunAsync(database, """
            create table clock_set (ahead interval not null);
            insert into clock_set values ('10 minutes');
            create function public.clock_timestamp() returns timestamptz language sql
              as 'select pg_catalog.clock_timestamp() + (select ahead from public.clock_set)';
            do $$ begin execute format('alter database %I set search_path = public, pg_catalog', current_database()); end $$;
            """);
        (string, string)[] settings =
            [("ConnectionStrings__Coordination", database.ConnectionString), ("Clock__CheckInterval", "00:00:00.200")];

        var (code, printed) = await HostProcess.RefuseAsync(
            _folder, [("ASPNETCORE_ENVIRONMENT", "Development"), .. settings]);
        Assert.Equal(1, code);
        Assert.Contains("Clock:RefuseBeyond=00:00:10", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", printed, StringComparison.Ordinal);

        await SetAsync(database, "0");
        await using var host = await HostProcess.StartAsync(_folder, settings);
        await BecomesAsync(host, 200, "healthy");
        var cpr = RunningHost.NewCpr();
        Assert.Equal(200, (await SendAsync(host, RunningHost.Registration(cpr))).Code);

        await SetAsync(database, "4 seconds");
        await BecomesAsync(host, 200, "degraded");
        Assert.Equal(200, (await SendAsync(host, RunningHost.Intervention(cpr, "k-1"))).Code);

        await SetAsync(database, "-10 minutes");
        await BecomesAsync(host, 503, "unhealthy");
        Assert.Equal(202, (await SendAsync(host, RunningHost.Intervention(cpr, "k-2"))).Code); // Kept, and not decided about.
        var metrics = await host.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Matches("coordination_clock_wrong\\{.*\\} 1", metrics);
        Assert.Matches("coordination_clock_ahead_seconds\\{.*\\} (599|600)", metrics);
        Assert.Contains("Clock:RefuseBeyond", host.Printed, StringComparison.Ordinal);

        await SetAsync(database, "0");
        await BecomesAsync(host, 200, "healthy");
        var key = (await host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr })).Body.GetProperty("key").GetString();
        await Eventually.IsAsync("what was kept to be settled", async () =>
            (await host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body.GetProperty("interventions").GetArrayLength() == 2);
    }

    private static Task BecomesAsync(HostProcess host, int code, string clock) => Eventually.IsAsync(
        $"the clock to be {clock}", async () =>
        {
            var ready = await host.GetAsync("/health/ready", null);
            return (ready.Code, ready.Body.GetProperty("checks").GetProperty("clock").GetString()) == (code, clock);
        });

    private static Task<Answer> SendAsync(HostProcess host, object sent) => host.PostAsync(
        "/api/v1/events", "source:/BIF/fasit", HostProcess.Json(sent, "application/cloudevents+json"), ("Prefer", "wait=5"));

    private static Task SetAsync(TestPostgres database, string ahead) =>
        RunAsync(database, $"update public.clock_set set ahead = '{ahead}'");

    private static async Task RunAsync(TestPostgres database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Written in the test.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

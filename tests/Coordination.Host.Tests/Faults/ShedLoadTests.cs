using System.Net;
using Coordination.Testing;
using Npgsql;

namespace Coordination.Host.Tests.Faults;

[Collection(FaultsCollection.Name)]
public sealed class ShedLoadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-shed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Events_over_the_bound_get_429_with_Retry_After_and_none_is_stored()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var host = await HostProcess.StartAsync(
            _folder, ("ConnectionStrings__Coordination", database.ConnectionString), ("Intake__EventsAtOnceMax", "1"));
        var (slow, refused) = (RunningHost.NewCpr(), RunningHost.NewCpr());
        await host.TokenAsync("source:/BIF/fasit");

        // While somebody else holds the inbox, what is sent to it waits.
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        var held = await connection.BeginTransactionAsync();
        await using (
            var hold = new NpgsqlCommand(
                "lock table inbox in share row exclusive mode", connection, held)) await hold.ExecuteNonQueryAsync();
        var waiting = SendAsync(host, RunningHost.Registration(slow), RunningHost.Intervention(slow, "k-1"));
        Answer? shed = null;
        await Eventually.IsAsync("load to be shed", async () => (shed = await SendAsync(host)).Status == HttpStatusCode.TooManyRequests);
        Assert.True(shed!.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal("application/problem+json", shed.ContentHeaders.ContentType?.MediaType);
        Assert.Equal(429, (await SendAsync(host, RunningHost.Registration(refused))).Code);
        await held.DisposeAsync();

        Assert.Equal(202, (await waiting).Code);
        var key = (await host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr = refused })).Body.GetProperty("key")
            .GetString();
        Assert.Equal(404, (await host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Code);
        Assert.Equal(202, (await SendAsync(host, RunningHost.Registration(refused))).Code);
    }

    [Fact]
    public async Task While_too_many_events_wait_none_is_received_and_afterwards_they_are_again()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var host = await HostProcess.StartAsync(
            _folder, ("ConnectionStrings__Coordination", database.ConnectionString), ("Intake__WaitingEventsMax", "5"),
            ("Intake__CountInterval", "00:00:00.100"));
        var cpr = RunningHost.NewCpr();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        var held = await connection.BeginTransactionAsync();

        // While somebody else holds the journal, what is received waits in the inbox.
        await using (
            var hold = new NpgsqlCommand(
                "lock table journal in share row exclusive mode", connection, held)) await hold.ExecuteNonQueryAsync();
        object[] events = [.. Enumerable.Range(0, 10).Select(number => RunningHost.Intervention(cpr, $"k-{number}"))];
        Assert.Equal(202, (await SendAsync(host, events)).Code);
        var shed = await SendAsync(host, RunningHost.Registration(cpr));
        Assert.Equal(429, shed.Code);
        Assert.True(shed.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("more than 5 events wait", shed.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await held.DisposeAsync();

        await Eventually.IsAsync(
            "events to be received again", async () => (await SendAsync(host, RunningHost.Registration(cpr))).Code == 202);
        var metrics = await host.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains("coordination_intake_bound{", metrics, StringComparison.Ordinal);
        Assert.Contains("coordination_inbox_waiting", metrics, StringComparison.Ordinal);
        Assert.Matches("coordination_intake_shed_total\\{.*bound=\"waiting\".*door=\"http\".*\\} [1-9]", metrics);
    }

    [Fact]
    public async Task Too_many_events_of_one_source_are_refused_and_those_of_others_are_not()
    {
        await using var host = await HostProcess.StartAsync(
            _folder, ("Intake__EventsOfOneSourceASecond", "1"), ("Intake__EventsOfOneSourceAtOnce", "3"));
        await host.TokenAsync("source:/BIF/fasit");
        var answer = await SendAsync(
            host, [.. Enumerable.Range(0, 6).Select(_ => (object)RunningHost.Registration(RunningHost.NewCpr()))]);
        Assert.Equal(207, answer.Code);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        var results = answer.Body.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(
            ["accepted", "accepted", "accepted", "refused", "refused", "refused"],
            results.Select(static result => result.GetProperty("status").GetString()));
        Assert.Contains(
            "1 events of one source", results[5].GetProperty("problem").GetProperty("detail").GetString(), StringComparison.Ordinal);
        var other = RunningHost.Event(
            "citizen.registered", $"cpr:{RunningHost.NewCpr()}", new { name = "Bo Prøve", birthDate = "1980-01-01" },
            source: "/SOF/nexus");
        Assert.Equal(
            202, (await host.PostAsync(
                "/api/v1/events", "source:/SOF/nexus", HostProcess.Json(other, "application/cloudevents+json"))).Code);
    }

    [Fact]
    public async Task Too_many_events_of_one_citizen_are_refused_alone_and_others_are_taken_in()
    {
        await using var host = await HostProcess.StartAsync(
            _folder, ("Intake__EventsOfOneCitizenASecond", "1"), ("Intake__EventsOfOneCitizenAtOnce", "3"));
        var (hot, other) = (RunningHost.NewCpr(), RunningHost.NewCpr());
        await host.TokenAsync("source:/BIF/fasit");
        object[] events =
            [.. Enumerable.Range(0, 6).Select(number => RunningHost.Intervention(hot, $"k-{number}")), RunningHost.Registration(other)];
        var answer = await SendAsync(host, events);
        Assert.Equal(207, answer.Code);
        var results = answer.Body.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(
            ["accepted", "accepted", "accepted", "refused", "refused", "refused", "accepted"],
            results.Select(static result => result.GetProperty("status").GetString()));
        Assert.Equal(429, results[3].GetProperty("problem").GetProperty("status").GetInt32());
        Assert.Contains(
            "1 events of one citizen", results[3].GetProperty("problem").GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static Task<Answer> SendAsync(HostProcess host, params object[] events) =>
        host.PostAsync("/api/v1/events", "source:/BIF/fasit", HostProcess.Json(events, "application/cloudevents-batch+json"));
}

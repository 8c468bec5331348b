using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Host.Tests.Faults;
using Coordination.Simulator.Sending;
using Coordination.Testing;

namespace Coordination.Host.Tests.Mails;

[Collection(FaultsCollection.Name)]
public sealed class MailTakeoverTests(ITestOutputHelper output)
{
    private const int PersonsOfEach = 30;
    private const int UnderWayMax = 8; // Four connections for each of two departments.

    [Fact]
    public async Task After_a_silo_dies_while_sending_everybody_gets_mail_once_or_twice()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var server = MailServer.Start();
        var settings = MailHost.Settings(server.Port);
        await using var victim = new RestartableHost(database.ConnectionString, settings);
        await using var survivor = new RestartableHost(database.ConnectionString, settings);
        await victim.StartAsync();
        var client = Traffic.ClientOf(victim);
        await PutAsync(client, "/api/v1/organization", Organization());
        await SendAtOnceAsync(client);

        // Whoever comes first holds all mail: the first mails are the victim's. The server has each before it answers.
        server.AnswersAfter = TimeSpan.FromMilliseconds(200);
        await RaiseAsync(client);
        await Eventually.IsAsync("some mails to be sent", () => Task.FromResult(server.Taken.Count >= 10));
        await victim.KillAsync();
        var sentBefore = server.Taken.Count;
        Assert.True(sentBefore < 2 * PersonsOfEach, "Everything was sent before the kill.");
        await survivor.StartAsync();

        string[] addresses = [.. Persons().Select(static one => MailHost.AddressOf(one.Id))];
        await Eventually.IsAsync(
            "mail to everybody", () => Task.FromResult(Array.TrueForAll(addresses, address => server.To(address).Count > 0)),
            TimeSpan.FromSeconds(90));
        await Eventually.IsAsync(
            "no mail to be left",
            async () => await database.ReadAsync("select count(*) from mails where state = 'waiting'") is 0L);
        var twice = addresses.Where(address => server.To(address).Count == 2).ToArray();
        output.WriteLine($"{sentBefore} mails were with the server at the kill; {twice.Length} people got theirs twice.");
        Assert.All(addresses, address => Assert.InRange(server.To(address).Count, 1, 2));
        Assert.True(twice.Length <= UnderWayMax, $"{twice.Length} people got mail twice.");
        Assert.All(twice, address => Assert.Single(server.To(address).Select(static mail => mail.MessageId).Distinct()));
    }

    private static IEnumerable<(string Id, string Department)> Persons() =>
        Enumerable.Range(0, 2 * PersonsOfEach).Select(static number =>
            (string.Create(CultureInfo.InvariantCulture, $"p-{number}"), number % 2 == 0 ? "BIF" : "SOF"));

    private static readonly string[] Departments = ["BIF", "SOF"];

    private static object Organization() => new
    {
        departments = Departments.Select(static code => new { code, name = code, leader = $"head-{code}" }),
        units = Departments.Select(static code => new { id = $"unit-{code}", department = code, name = code }),
        caseworkers = Persons().Concat(Departments.Select(static code => (Id: $"head-{code}", Department: code))).Select(static one => new
        {
            id = one.Id, name = one.Id, department = one.Department, unit = $"unit-{one.Department}", email = MailHost.AddressOf(one.Id),
        }),
    };

    /// <summary>A policy by which nothing waits.</summary>
    private static async Task SendAtOnceAsync(CoordinationClient client)
    {
        var policy = (await client.GetAsync<JsonNode>("/api/v1/policy", CallerIdentity.Operations, CancellationToken.None))!;
        policy["version"] = "at-once";
        var today = Coordination.Domain.Calendar.LocalTime.DayOf(DateTimeOffset.UtcNow);
        policy["validFrom"] = today.ToString("O", CultureInfo.InvariantCulture);
        policy["mail"] = new JsonObject { ["urgentMinutes"] = 0, ["warningMinutes"] = 0, ["digestAt"] = "08:00" };
        await PutAsync(client, "/api/v1/policy", policy);
    }

    /// <summary>Everybody is responsible for a deadline that was missed a moment ago.</summary>
    private static async Task RaiseAsync(CoordinationClient client)
    {
        var then = DateTimeOffset.UtcNow.AddMinutes(-10);
        var events = new List<Dictionary<string, object?>>();
        foreach (var (id, department) in Persons())
        {
            var cpr = RunningHost.NewCpr();
            var source = $"/{department}/system";
            events.Add(Timed(RunningHost.Event("intervention.started", $"cpr:{cpr}", new
            {
                interventionId = id, kind = "activation", unit = $"unit-{department}", caseworker = id,
                startsOn = then.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            }, source: source), then));
            events.Add(Timed(RunningHost.Event("deadline.set", $"cpr:{cpr}", new
            {
                deadlineId = id, title = "Opfølgning", dueAt = then.AddMinutes(5), responsible = id, interventionId = id,
            }, source: source), then));
        }

        foreach (var sent in events.GroupBy(static one => (string)one["source"]!))
        {
            var body = JsonSerializer.Serialize(sent);
            var answer = await client.SendAsync(
                new ServiceRequest(HttpMethod.Post, "/api/v1/events", CallerIdentity.Source(sent.Key))
                {
                    Content = () => new StringContent(body, Encoding.UTF8, "application/cloudevents-batch+json"), Prefer = "wait=1",
                },
                CancellationToken.None);
            Assert.True(answer.IsGood, Encoding.UTF8.GetString(answer.Body));
        }
    }

    private static Dictionary<string, object?> Timed(Dictionary<string, object?> one, DateTimeOffset time)
    {
        one["time"] = time;
        return one;
    }

    private static async Task PutAsync(CoordinationClient client, string path, object document)
    {
        var body = document as string ?? JsonSerializer.Serialize(document);
        var answer = await client.SendAsync(
            new ServiceRequest(HttpMethod.Put, path, CallerIdentity.Operations)
            {
                Content = () => new StringContent(body, Encoding.UTF8, "application/json"),
            },
            CancellationToken.None);
        Assert.True(answer.IsGood, Encoding.UTF8.GetString(answer.Body));
    }
}

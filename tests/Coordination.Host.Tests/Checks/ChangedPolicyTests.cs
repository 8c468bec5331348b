using System.Globalization;
using System.Text.Json.Nodes;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Simulator.Checks;
using Coordination.Simulator.Ledgers;
using Coordination.Simulator.Sending;
using Coordination.Testing;

namespace Coordination.Host.Tests.Checks;

/// <summary>The simulator's check on a service of its own whose policy is not the one delivered.</summary>
public sealed class ChangedPolicyTests
{
    /// <summary>Figures that were slow to count are shown for a minute.</summary>
    private static readonly TimeSpan RestMax = TimeSpan.FromSeconds(120);
    private static readonly DateTimeOffset Monday = DateTimeOffset.Parse("2026-08-31T09:00:00+02:00", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_service_whose_policy_was_changed_is_held_against_its_own_versions()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-check-");
        try
        {
            await using var host = await HostProcess.StartAsync(
                folder.FullName, ("Clock__Mode", "Manual"), ("Clock__Start", $"{Monday:O}"));
            var client = new CoordinationClient(
                host.Client, new RetryPolicy(1, TimeSpan.Zero, TimeSpan.Zero, (_, _) => Task.CompletedTask));
            // From today interviews go before treatment; from tomorrow home care is support that only one department gives.
            await PutAsync(host, "today", "2026-08-31", document => InterviewsFirst(document));
            await PutAsync(host, "tomorrow", "2026-09-01", document => document["kinds"]!["home-care"]!["group"] = "personal-support");
            var ledger = new FileInfo(Path.Combine(folder.FullName, "sent.jsonl"));
            await SendAsync(client, ledger);

            var today = await CheckAsync(client, ledger);
            Assert.Equal("yielding", await StatusAsync(host, ledger, "SOF/treatment"));
            Assert.Equal(200, (await host.SendAsync(HttpMethod.Put, "/dev/clock", null, new { now = Monday.AddDays(1) })).Code);
            var tomorrow = await CheckAsync(client, ledger);
            Assert.Equal("yielding", await StatusAsync(host, ledger, "BIF/interview"));

            Assert.Equal(
                ("Compared 1 of 1 citizens, 4 events: 0 differences.", "Compared 1 of 1 citizens, 4 events: 0 differences."),
                (today, tomorrow));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void InterviewsFirst(JsonNode document)
    {
        var order = document["appointments"]!["precedence"]!.AsArray();
        var interviews = order.Single(kind => kind!.GetValue<string>() == "employment-interview")!;
        order.Remove(interviews);
        order.Insert(0, interviews);
    }

    private static async Task PutAsync(HostProcess host, string version, string validFrom, Action<JsonNode> change)
    {
        var day = DateOnly.Parse(validFrom, CultureInfo.InvariantCulture);
        var put = await host.SendAsync(
            HttpMethod.Put, "/api/v1/policy", "role:operations",
            PolicyDocumentSamples.From(PolicyBook.DeliveredDocument, version, day, change).GetRawText());
        Assert.True(put.Code == 200, put.Text);
    }

    private static async Task SendAsync(CoordinationClient client, FileInfo file)
    {
        using var ledger = Ledger.Open(file);
        var sender = new EventSender(client, new EventSender.SenderSettings(InFlight: 1), new SendingStatistics(), ledger);
        var day = DateOnly.FromDateTime(Monday.DateTime);
        EventData[] told =
        [
            new InterventionStarted { InterventionId = "support", Kind = "housing-support", Unit = "sof-unit", Caseworker = "sof-1",
                StartsOn = day },
            new InterventionStarted { InterventionId = "care", Kind = "home-care", Unit = "suf-unit", Caseworker = "suf-1",
                StartsOn = day },
            new AppointmentBooked
            {
                AppointmentId = "treatment", Kind = "treatment", Caseworker = "sof-1", Place = "Klinikken", Mandatory = true,
                StartsAt = Monday.AddDays(9), EndsAt = Monday.AddDays(9).AddHours(1),
            },
            new AppointmentBooked
            {
                AppointmentId = "interview", Kind = "employment-interview", Caseworker = "bif-1", Place = "Jobcentret", Mandatory = true,
                StartsAt = Monday.AddDays(9), EndsAt = Monday.AddDays(9).AddHours(1),
            },
        ];
        await sender.SendAsync(
            [.. told.Zip(["SOF", "SUF", "SOF", "BIF"], (data, department) => new OutgoingEvent("cpr:0101809999", new DepartmentEvent
        {
            Source = $"/{department}/nexus", Id = $"{data.GetType().Name}-{department}", Type = EventTypes.Of(data).Name,
            Time = Monday.AddMinutes(-1), Data = data,
        }))], TestContext.Current.CancellationToken);
    }

    private static async Task<string> CheckAsync(CoordinationClient client, FileInfo ledger)
    {
        var report = new StringWriter(CultureInfo.InvariantCulture);
        await new Check(client, new Check.CheckSettings([ledger], RestMax), report).RunAsync(TestContext.Current.CancellationToken);
        return report.ToString().TrimEnd();
    }

    private static async Task<string?> StatusAsync(HostProcess host, FileInfo ledger, string appointment)
    {
        var picture = (await host.GetAsync($"/api/v1/citizens/{Ledger.Read(ledger).First().Citizen}", "role:auditor")).Body;
        return picture.GetProperty("appointments").EnumerateArray().Single(one => one.GetProperty("id").GetString() == appointment)
            .GetProperty("status").GetString();
    }
}

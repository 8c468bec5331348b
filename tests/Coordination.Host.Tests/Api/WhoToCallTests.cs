using System.Text.Json;
using System.Text.Json.Nodes;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Api;

/// <summary>Who is responsible and how they are reached now, over HTTP, as the clock moves.</summary>
public sealed class WhoToCallTests(OwnHost own) : IClassFixture<OwnHost>
{
    private HostProcess Host => own.Host;

    [Fact]
    public async Task The_asker_is_told_who_is_on_the_rota_at_this_minute()
    {
        var (cpr, other) = (NewCpr(), NewCpr());
        var key = await own.SettleAsync(
            Registration(cpr), Event("contact.received", $"cpr:{cpr}", new { contactId = "h", channel = "phone", unit = "bif-unit" }));
        foreach (var (now, who, name, phone) in new[]
        {
            ("2026-09-01T07:59:59+02:00", "bif-lead", "Jobcenter", "+45 00 00 00 01"),
            ("2026-09-01T08:00:00+02:00", "bif-8", "Betina", "phone of bif-8"),
            ("2026-09-01T11:59:59+02:00", "bif-8", "Betina", "phone of bif-8"),
            ("2026-09-01T12:00:00+02:00", "bif-9", "Bjarke", "phone of bif-9"),
            ("2026-09-01T16:00:00+02:00", "bif-lead", "Jobcenter", "+45 00 00 00 01"),
        })
        {
            await own.MoveClockAsync(now);
            var entry = Assert.Single(
                (await Host.PostAsync(
                    $"/api/v1/citizens/{key}/contacts", "caseworker:sof-1", new { reason = "borgeren står her" })).Body.EnumerateArray());
            Assert.Equal((now, "entry", "BIF", who), (now, Text(entry, "role"), Text(entry, "department"), Text(entry, "caseworker")));
            Assert.Equal((name, phone), (Text(entry, "name"), Text(entry, "phone")));
        }

        // At a hole the head is alerted.
        Assert.Contains(
            (await Host.GetAsync("/api/v1/alerts", "caseworker:bif-head")).Body.EnumerateArray(),
            alert => Text(alert, "kind") == "rota-hole");
        Assert.Equal(422, (await Host.PostAsync($"/api/v1/citizens/{key}/contacts", "caseworker:sof-1", new { reason = " " })).Code);
        Assert.Equal(401, (await Host.PostAsync($"/api/v1/citizens/{key}/contacts", null, new { reason = "x" })).Code);

        // From midnight the substitute answers.
        var away = OwnHost.Organization();
        var person = away["caseworkers"]!.AsArray().Single(one => one!["id"]!.GetValue<string>() == "bif-1")!;
        person["substitute"] = "bif-2";
        person["absent"] = JsonNode.Parse("""{"from": "2026-09-02", "to": "2026-09-02"}""");
        Assert.Equal(200, (await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", away.ToJsonString())).Code);
        var held = await own.SettleAsync(Registration(other), Intervention(other, "k-1"));
        foreach (var (now, who, insteadOf) in new[]
        {
            ("2026-09-01T23:59:59+02:00", "bif-1", null), ("2026-09-02T00:00:00+02:00", "bif-2", "bif-1"),
            ("2026-09-03T00:00:00+02:00", "bif-1", (string?)null),
        })
        {
            await own.MoveClockAsync(now);
            var responsible = (await Host.GetAsync($"/api/v1/citizens/{held}/contacts", "caseworker:bif-lead")).Body.EnumerateArray()
                .Single(one => Text(one, "for") == "BIF/k-1");
            Assert.Equal(
                (now, who, insteadOf, $"phone of {who}"),
                (now, Text(responsible, "caseworker"), Text(responsible, "insteadOf"), Text(responsible, "phone")));
        }
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}

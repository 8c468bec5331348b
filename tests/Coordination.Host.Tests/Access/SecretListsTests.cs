using System.Text.Json;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Access;

/// <summary>
/// A citizen of BIF at a crisis center of SOF, in everything that is read without the citizen at hand: lists, desk, alerts, feed, looks.
/// </summary>
public sealed class SecretListsTests(OwnHost own) : IClassFixture<OwnHost>
{
    private const string Leader = "caseworker:bif-lead";

    [Fact]
    public async Task No_list_names_the_department_of_a_secret_matter_and_no_filter_selects_it()
    {
        var (secret, open) = (await CitizenAsync("shelter"), await CitizenAsync("housing-support"));
        foreach (var path in (string[])["operations/shared?", "operations/matters?matter=conflict&", "operations/matters?matter=handover&"])
        {
            var rows = await RowsAsync(path, Leader);
            Assert.Equal(["BIF", "other-authority"], Departments(Assert.Single(rows, row => KeyOf(row) == secret)).Order());
            Assert.Equal(["BIF", "SOF"], Departments(Assert.Single(rows, row => KeyOf(row) == open)).Order());
            if (path.Contains("handover", StringComparison.Ordinal)) continue; // A filter knows no direction.
            var filter = $"{path}departments=BIF,SOF";
            var asked = await RowsAsync($"{filter}&", Leader);
            Assert.Contains(asked, row => KeyOf(row) == open);
            Assert.DoesNotContain(asked, row => KeyOf(row) == secret);
            var total = (await own.Host.GetAsync($"/api/v1/{filter}&limit=1", Leader)).Header("X-Total-Count");
            if (total is not null) Assert.Equal($"{asked.Count}", total);

            // Its own department, and who sees everything, select it.
            foreach (var who in (string[])["caseworker:sof-head", "role:operations"])
                Assert.Contains(await RowsAsync($"{filter}&", who), row => KeyOf(row) == secret);
        }
    }

    [Fact]
    public async Task Desk_alerts_feed_and_the_question_whom_to_call_do_not_name_it()
    {
        var key = await CitizenAsync("placement");
        var desk = (await own.Host.GetAsync("/api/v1/me/desk", "caseworker:bif-1")).Body.GetProperty("citizens").EnumerateArray()
            .Single(row => row.GetProperty("key").GetString() == key);
        var alerts = (await own.Host.GetAsync("/api/v1/alerts?state=all", "caseworker:bif-1")).Body.EnumerateArray()
            .Where(alert => alert.GetProperty("citizen").GetString() == key).ToArray();
        var feed = (await own.Host.GetAsync("/api/v1/feed?department=BIF&limit=1000", "scopes:feed:BIF")).Body.EnumerateArray()
            .Where(told => told.GetProperty("subject").GetString() == $"citizen:{key}").ToArray();
        Assert.NotEmpty(alerts);
        Assert.NotEmpty(feed);
        List<string> received = [desk.GetRawText(), .. alerts.Concat(feed).Select(static one => one.GetRawText())];
        foreach (var path in (string[])["", "/history", "/contacts", "/colleagues"])
            received.Add((await own.Host.GetAsync($"/api/v1/citizens/{key}{path}", "caseworker:bif-1")).Text);
        received.Add((await own.Host.PostAsync(
            $"/api/v1/citizens/{key}/contacts", "caseworker:bif-9", new { reason = "borgeren står her" })).Text);
        foreach (var text in received)
            foreach (var told in (string[])["SOF", "Socialforvaltningen", "sof-1", "sof-unit", "Borgercenter", "+45 00 00 00 02"])
                Assert.DoesNotContain(told, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coordinator_is_not_told_who_of_that_department_looked_and_the_officer_is()
    {
        var (secret, open) = (await CitizenAsync("shelter"), await CitizenAsync("housing-support"));
        foreach (var key in (string[])[secret, open])
        {
            Assert.Equal(200, (await own.Host.SendAsync(
                HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", Leader, new { caseworker = "bif-2", reason = "x" })).Code);
            Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:sof-1")).Code);
            Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{key}", "scopes:read:SOF")).Code);
            Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{key}", "source:/SOF/nexus")).Code);
            Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1")).Code);
        }

        var looks = (await own.Host.GetAsync($"/api/v1/citizens/{secret}/access-log", "caseworker:bif-2")).Text;
        foreach (var told in (string[])["SOF", "sof-1"]) Assert.DoesNotContain(told, looks, StringComparison.Ordinal);
        Assert.Contains("bif-1", looks, StringComparison.Ordinal);
        Assert.Contains("other-authority", looks, StringComparison.Ordinal);
        foreach (var (key, who) in ((string, string)[])[(open, "caseworker:bif-2"), (secret, "role:auditor")])
            Assert.Contains("sof-1", (await own.Host.GetAsync($"/api/v1/citizens/{key}/access-log", who)).Text, StringComparison.Ordinal);
    }

    private async Task<List<JsonElement>> RowsAsync(string path, string who)
    {
        var answer = await own.Host.GetAsync($"/api/v1/{path}limit=1000", who);
        Assert.True(answer.Code == 200, answer.Text);
        return [.. answer.Body.EnumerateArray()];
    }

    private static string? KeyOf(JsonElement row) =>
        (row.TryGetProperty("citizen", out var citizen) ? citizen : row.GetProperty("key")).GetString();

    private static IEnumerable<string?> Departments(JsonElement row) =>
        row.GetProperty("departments").EnumerateArray().Select(static one => one.GetString());

    /// <summary>A citizen of BIF and SOF, whose appointments clash, who ask for one document; SOF offers its intervention.</summary>
    private async Task<string> CitizenAsync(string kind)
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1"));
        await own.SettleAsync(
            Event(
                "intervention.started", $"citizen:{key}",
                new { interventionId = "b-1", kind, unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-31" },
                source: "/SOF/nexus"),
            Required(key, "/SOF/nexus", "sof-1", "b-1"), Booked(key, "t-1", "10:30", "health", "sof-1", "/SOF/nexus"));
        await own.SettleAsync(
            Booked(key, "i-1", "10:00", "employment-interview", "bif-1", "/BIF/fasit"), Required(key, "/BIF/fasit", "bif-1", "k-1"));
        Assert.Equal(201, (await own.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:sof-1", new
        {
            what = new { type = "intervention", id = "SOF/b-1" }, to = new { caseworker = "bif-3" }, reason = "flytter",
        })).Code);
        var clash = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body.GetProperty("conflicts").EnumerateArray()
            .Single(static one => one.GetProperty("kind").GetString() == "no-coordinator");
        Assert.Equal("open", clash.GetProperty("status").GetString());
        return key;
    }

    private static Dictionary<string, object?> Required(string key, string source, string caseworker, string intervention) => Event(
        "requirement.issued", $"citizen:{key}",
        new
        {
            requirementId = "d-1", document = "lejekontrakt", dueOn = "2026-10-01", caseworker, interventionId = intervention,
        },
        source: source);

    private static Dictionary<string, object?> Booked(
        string key, string id, string at, string kind, string caseworker, string source) => Event(
        "appointment.booked", $"citizen:{key}",
        new
        {
            appointmentId = id, kind, caseworker, startsAt = $"2026-09-20T{at}:00+02:00", endsAt = "2026-09-20T11:30:00+02:00",
            interventionId = source == "/SOF/nexus" ? "b-1" : null,
        },
        source: source);
}

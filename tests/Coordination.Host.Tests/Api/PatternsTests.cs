namespace Coordination.Host.Tests.Api;

/// <summary>What an adviser sees, and that it is all.</summary>
public sealed class PatternsTests : IAsyncLifetime
{
    private const int CitizensMin = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-patterns-").FullName;
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await HostProcess.StartAsync(_folder, ("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00"));
        Assert.Equal(
            200, (await _host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization)).Code);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_adviser_sees_numbers_from_five_citizens_on_and_no_person()
    {
        List<string> keys = [];
        for (var i = 0; i < 9; i++)
        {
            // Nine citizens have a clash between their departments. Five are offered to the other department, and four within their own;
            // of five a sanction was reversed with a benefit asked of the other department, and of four with one of the same.
            var cpr = RunningHost.NewCpr();
            keys.Add(await SettleAsync("/BIF/fasit", Booked(cpr, "BIF", "m-1", "bif-1"), RunningHost.Intervention(cpr, "k-1")));
            await SettleAsync("/SOF/nexus", Booked(cpr, "SOF", "m-1", "sof-1"));
            var isOfFive = i < CitizensMin;
            Assert.Equal(201, (await _host.PostAsync($"/api/v1/citizens/{keys[i]}/handovers", "caseworker:bif-1", new
            {
                what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = isOfFive ? "sof-1" : "bif-2" },
                reason = "ny målgruppe",
            })).Code);
            await ChainAsync(cpr, isOfFive ? "/SOF/nexus" : "/BIF/fasit");
        }

        Assert.Equal(200, (await _host.SendAsync(HttpMethod.Put, "/dev/clock", null, new { now = "2026-10-02T09:00:00+02:00" })).Code);
        var patterns = await _host.GetAsync("/api/v1/operations/patterns?quarter=2026-Q3", "role:adviser");
        Assert.True(patterns.Code == 200, patterns.Text);
        var clash = Assert.Single(
            patterns.Body.GetProperty("conflicts").EnumerateArray(),
            static one => one.GetProperty("kind").GetString() == "appointment-clash");
        Assert.Equal(9, clash.GetProperty("citizens").GetInt32());
        Assert.Equal(["BIF", "SOF"], clash.GetProperty("departments").EnumerateArray().Select(static one => one.GetString()!));
        foreach (var part in (string[])["handovers", "chains"])
        {
            var pair = Assert.Single(patterns.Body.GetProperty(part).EnumerateArray());
            Assert.Equal(("BIF", "SOF", CitizensMin), (
                pair.GetProperty("from").GetString(), pair.GetProperty("to").GetString(), pair.GetProperty("citizens").GetInt32()));
        }

        Assert.DoesNotMatch(@"\d{4}-\d{2}", patterns.Text); // No day and no month: the quarter alone.
        Assert.DoesNotMatch("\"citizens\":[0-4]\\b", patterns.Text);
        Assert.All(keys, key => Assert.DoesNotContain(key, patterns.Text, StringComparison.Ordinal));
        Assert.Equal(patterns.Text, (await _host.GetAsync("/api/v1/operations/patterns", "role:adviser")).Text);

        // The page tells the same, and the numbers of four citizens in no column.
        var page = await _host.GetAsync("/patterns?quarter=2026-Q3", "role:adviser");
        Assert.Equal(200, page.Code);
        Assert.Contains(">9<", page.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(">[1-4]<", page.Text);
        foreach (var told in (string[])[.. keys, "bif-1", "sof-1", "Anna", "2026-09-10", "10. sep", "31. aug"])
            Assert.DoesNotContain(told, page.Text, StringComparison.Ordinal);
        Assert.Equal(403, (await _host.GetAsync("/patterns", "caseworker:bif-1")).Code);

        foreach (var wrong in new[] { "2026-Q4", "2026-Q5", "2026-09", "x" })
            Assert.Equal(400, (await _host.GetAsync($"/api/v1/operations/patterns?quarter={wrong}", "role:adviser")).Code);
        foreach (var closed in new[]
        {
            $"/api/v1/citizens/{keys[0]}", $"/api/v1/citizens/{keys[0]}/history", "/api/v1/operations/figures",
                "/api/v1/operations/matters",
            "/api/v1/operations/shared", "/citizens", "/operations", "/api/v1/alerts", "/api/v1/feed?department=BIF", "/api/v1/looks",
        })
            Assert.Equal(403, (await _host.GetAsync(closed, "role:adviser")).Code);
    }

    /// <summary>A sanction of BIF that was reversed, and a benefit asked for after it.</summary>
    private async Task ChainAsync(string cpr, string askedOf)
    {
        await SettleAsync(
            "/BIF/fasit",
            At("08:55", "sanction.notified", new { sanctionId = "s", reason = "other", caseworker = "bif-1" }),
            At("08:56", "sanction.imposed", new { sanctionId = "s" }));
        await SettleAsync(askedOf, At("08:57", "benefit.requested", new { benefitId = "e", kind = "single" }, askedOf));
        await SettleAsync("/BIF/fasit", At("08:58", "sanction.reversed", new { sanctionId = "s" }));

        Dictionary<string, object?> At(string time, string type, object data, string source = "/BIF/fasit") =>
            new(RunningHost.Event(type, $"cpr:{cpr}", data, source: source)) { ["time"] = $"2026-08-31T{time}:00+02:00" };
    }

    private static Dictionary<string, object?> Booked(string cpr, string department, string id, string caseworker) => RunningHost.Event(
        "appointment.booked", $"cpr:{cpr}",
        new
        {
            appointmentId = id, kind = department == "BIF" ? "employment-interview" : "social-support",
            startsAt = "2026-09-10T10:00:00+02:00", endsAt = "2026-09-10T11:00:00+02:00", caseworker,
        },
        source: department == "BIF" ? "/BIF/fasit" : "/SOF/nexus");

    private async Task<string> SettleAsync(string source, params object[] events)
    {
        var answer = await _host.PostAsync(
            "/api/v1/events", $"source:{source}", HostProcess.Json(events, "application/cloudevents-batch+json"), ("Prefer", "wait=20"));
        Assert.True(answer.Code == 200, answer.Text);
        return answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
    }
}

using System.Text.RegularExpressions;

namespace Coordination.Host.Tests.Api;

public sealed partial class CitizensTests(RunningHost running)
{
    [Fact]
    public async Task Looking_up_answers_alike_for_known_and_unknown_numbers()
    {
        var cpr = RunningHost.NewCpr();
        var unknown = await running.Host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr });
        await running.SendAsync(RunningHost.Registration(cpr));
        var known = await running.Host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr });
        Assert.Equal(200, unknown.Code);
        Assert.Equal(unknown.Text, known.Text);
        Assert.Matches(Key(), known.Body.GetProperty("key").GetString());
    }

    [Theory]
    [InlineData("caseworker:bif-1", "{\"cpr\":\"0101800000\",\"reason\":\"henvendelse\"}", 200)]
    [InlineData("caseworker:bif-1", "{\"cpr\":\"0101800000\"}", 422)]
    [InlineData("role:integration", "{\"cpr\":\"3202800000\"}", 422)]
    [InlineData("role:integration", "{}", 422)]
    [InlineData("role:integration", "{\"cpr\":101800000}", 422)]
    [InlineData("role:integration", "{", 400)]
    [InlineData("role:operations", "{\"cpr\":\"0101800000\"}", 403)]
    [InlineData("source:/BIF/fasit", "{\"cpr\":\"0101800000\"}", 403)]
    [InlineData(null, "{\"cpr\":\"0101800000\"}", 401)]
    public async Task Looking_up_is_for_integration_services_and_for_caseworkers_with_a_reason(string? who, string body, int status) =>
        Assert.Equal(status, (await running.Host.PostAsync("/api/v1/citizens/lookup", who, body)).Code);

    [Fact]
    public async Task A_caseworker_looks_up_sixty_times_a_minute_at_most()
    {
        for (var i = 0; i < 60; i++)
            Assert.Equal(
                200, (await running.Host.PostAsync(
                    "/api/v1/citizens/lookup", "caseworker:curious", new { cpr = "0101800000", reason = "test" })).Code);
        var answer = await running.Host.PostAsync(
            "/api/v1/citizens/lookup", "caseworker:curious", new { cpr = "0101800000", reason = "test" });
        Assert.Equal(429, answer.Code);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType?.MediaType);
        Assert.Equal(
            200, (await running.Host.PostAsync(
                "/api/v1/citizens/lookup", "caseworker:bif-1", new { cpr = "0101800000", reason = "test" })).Code);
    }

    [Fact]
    public async Task The_picture_carries_its_version_as_a_tag()
    {
        var key = await running.NewCitizenAsync();
        var first = await running.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor");
        Assert.Equal(200, first.Code);
        var tag = first.Header("ETag");
        Assert.Equal($"\"{first.Body.GetProperty("version").GetInt64()}\"", tag);
        Assert.Equal(304, (await running.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor", ("If-None-Match", tag!))).Code);
        Assert.Equal(
            304, (await running.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor", ("If-None-Match", "\"0\", W/" + tag))).Code);
        Assert.Equal(200, (await running.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor", ("If-None-Match", "\"0\""))).Code);
    }

    [Theory]
    [InlineData("caseworker:bif-1", 200)]
    [InlineData("caseworker:bif-lead", 200)]
    [InlineData("caseworker:sof-1", 403)]
    [InlineData("role:auditor", 200)]
    [InlineData("role:integration", 200)]
    [InlineData("role:operations", 403)]
    [InlineData("source:/SOF/nexus", 403)] // Its department reported nothing of the citizen.
    [InlineData(null, 401)]
    public async Task A_citizen_is_seen_by_those_involved(string? who, int status)
    {
        var key = await running.NewCitizenAsync();
        foreach (var path in new[] { "", "/history", "/contacts" })
            Assert.Equal(status, (await running.Host.GetAsync($"/api/v1/citizens/{key}{path}", who)).Code);
    }

    [Theory]
    [InlineData("source:/BIF/fasit", 200)]
    [InlineData("scopes:read:BIF", 200)]
    [InlineData("source:/SOF/nexus", 403)]
    [InlineData("scopes:read:SOF", 403)]
    public async Task A_system_sees_the_picture_of_whom_its_department_reported_on(string who, int status)
    {
        var seen = await running.Host.GetAsync($"/api/v1/citizens/{await running.NewCitizenAsync()}", who);
        Assert.Equal(status, seen.Code);
        if (status == 200) Assert.Equal("BIF/k-1", seen.Body.GetProperty("interventions")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("caseworker:bif-1", 403)] // Involved, and no coordinator.
    [InlineData("caseworker:bif-2", 200)] // The coordinator.
    [InlineData("caseworker:bif-lead", 200)] // Leads the coordinator.
    [InlineData("caseworker:sof-1", 403)]
    [InlineData("role:auditor", 200)]
    [InlineData("role:data-protection-officer", 200)]
    [InlineData("role:integration", 403)]
    [InlineData("role:operations", 403)]
    [InlineData("source:/SOF/nexus", 403)] // Its department reported nothing of the citizen.
    [InlineData(null, 401)]
    public async Task Who_looked_is_told_the_coordinator_their_leader_the_officer_and_auditors(string? who, int status)
    {
        var key = await running.NewCitizenAsync();
        Assert.Equal(200, (await running.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", "caseworker:bif-lead",
            new { caseworker = "bif-2", reason = "kender borgeren" })).Code);
        Assert.Equal(status, (await running.Host.GetAsync($"/api/v1/citizens/{key}/access-log", who)).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/history")]
    [InlineData("/contacts")]
    public async Task The_data_protection_officer_sees_no_citizens_content(string path)
    {
        var key = await running.NewCitizenAsync();
        Assert.Equal(403, (await running.Host.GetAsync($"/api/v1/citizens/{key}{path}", "role:data-protection-officer")).Code);
    }

    [Theory]
    [InlineData("role:integration")]
    [InlineData("role:auditor")]
    public async Task An_unknown_citizen_is_not_found(string who)
    {
        var given = (
            await running.Host.PostAsync(
                "/api/v1/citizens/lookup", "role:integration", new { cpr = RunningHost.NewCpr() })).Body.GetProperty("key").GetString();
        foreach (var key in new[] { given, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "0101800000", "x" })
        foreach (var path in new[] { "", "/history", "/contacts" })
            Assert.Equal(404, (await running.Host.GetAsync($"/api/v1/citizens/{key}{path}", who)).Code);
    }

    [Fact]
    public async Task The_picture_can_be_read_as_it_was_known()
    {
        var key = await running.NewCitizenAsync();
        Assert.Equal(200, (await running.Host.GetAsync($"/api/v1/citizens/{key}?asOf=2026-08-31T09:00:00+02:00", "role:auditor")).Code);
        Assert.Equal(200, (await running.Host.GetAsync($"/api/v1/citizens/{key}?asOf=2026-08-31T09:00:00%2B02:00", "role:auditor")).Code);
        Assert.Equal(404, (await running.Host.GetAsync($"/api/v1/citizens/{key}?asOf=2025-01-01T00:00:00Z", "role:auditor")).Code);
        Assert.Equal(400, (await running.Host.GetAsync($"/api/v1/citizens/{key}?asOf=yesterday", "role:auditor")).Code);
    }

    [Fact]
    public async Task The_history_is_paged_with_links()
    {
        var key = await running.NewCitizenAsync();
        var whole = (await running.Host.GetAsync($"/api/v1/citizens/{key}/history?after=&limit=", "caseworker:bif-1")).Body.EnumerateArray()
            .Select(entry => entry.GetProperty("version").GetInt64()).ToArray();
        Assert.True(whole.Length >= 2);

        var paged = new List<long>();
        var next = $"/api/v1/citizens/{key}/history?limit=1";
        while (next is not null)
        {
            var page = await running.Host.GetAsync(next, "caseworker:bif-1");
            paged.AddRange(page.Body.EnumerateArray().Select(entry => entry.GetProperty("version").GetInt64()));
            next = page.Header("Link") is { } link ? Link().Match(link).Groups[1].Value : null;
        }

        Assert.Equal(whole, paged);
        Assert.Equal(400, (await running.Host.GetAsync($"/api/v1/citizens/{key}/history?limit=1001", "caseworker:bif-1")).Code);
        Assert.Equal(400, (await running.Host.GetAsync($"/api/v1/citizens/{key}/history?after=-1", "caseworker:bif-1")).Code);
    }

    [Fact]
    public async Task History_shows_data_as_json()
    {
        var key = await running.NewCitizenAsync();
        var first = (await running.Host.GetAsync($"/api/v1/citizens/{key}/history", "role:auditor")).Body[0];
        Assert.Equal("coordination.citizen.registered.v1", first.GetProperty("kind").GetString());
        Assert.Equal("/BIF/fasit", first.GetProperty("by").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Object, first.GetProperty("data").ValueKind);
    }

    [Fact]
    public async Task Anyone_with_a_reason_is_told_whom_to_call_and_is_logged()
    {
        var key = await running.NewCitizenAsync();
        var answer = await running.Host.PostAsync(
            $"/api/v1/citizens/{key}/contacts", "caseworker:sof-1", new { reason = "borgeren står her" });
        Assert.Equal(200, answer.Code);
        Assert.All(answer.Body.EnumerateArray(), reach => Assert.NotEqual("responsible", reach.GetProperty("role").GetString()));
        Assert.Equal(422, (await running.Host.PostAsync($"/api/v1/citizens/{key}/contacts", "caseworker:sof-1", new { })).Code);
        Assert.Equal(403, (await running.Host.GetAsync($"/api/v1/citizens/{key}/contacts", "caseworker:sof-1")).Code);

        var looks = (await running.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body;
        Assert.Equal("sof-1", looks[0].GetProperty("who").GetString());
        Assert.Equal("refused", looks[0].GetProperty("ground").GetString());
        Assert.Equal("borgeren står her", looks[1].GetProperty("ground").GetString());
    }

    [Fact]
    public async Task Who_looked_is_read_page_by_page()
    {
        var key = await running.NewCitizenAsync();
        for (var look = 0; look < 5; look++) await running.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1");
        var parts = new List<string>();
        for (var next = $"/api/v1/citizens/{key}/access-log?limit=2"; next is not null;)
        {
            var page = await running.Host.GetAsync(next, "role:auditor");
            Assert.True(page.Code == 200, page.Text);
            Assert.InRange(page.Body.GetArrayLength(), 0, 2);
            parts.AddRange(page.Body.EnumerateArray().Select(static one => one.GetProperty("what").GetString()!));
            next = page.Header("Link") is { } link ? Link().Match(link).Groups[1].Value : null;
        }

        Assert.Equal(5, parts.Count(static part => part == "picture"));
        Assert.Equal(400, (await running.Host.GetAsync($"/api/v1/citizens/{key}/access-log?limit=0", "role:auditor")).Code);
    }

    [Fact]
    public async Task Those_involved_see_the_persons()
    {
        var key = await running.NewCitizenAsync();
        var answer = await running.Host.GetAsync($"/api/v1/citizens/{key}/contacts", "caseworker:bif-1");
        Assert.Contains(
            answer.Body.EnumerateArray(),
            reach => reach.GetProperty("role").GetString() == "responsible" && reach.GetProperty("name").GetString() == "Bente");
    }

    [GeneratedRegex("^[a-z2-7]{32}$")]
    private static partial Regex Key();

    [GeneratedRegex("<([^>]+)>; rel=\"next\"")]
    private static partial Regex Link();
}

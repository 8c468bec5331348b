namespace Coordination.Host.Tests.Security;

/// <summary>Integration services that are limited to departments, and departments' own systems.</summary>
public sealed class ScopesTests(RunningHost running)
{
    private async Task<string> SharedAsync()
    {
        var cpr = RunningHost.NewCpr();
        var key = (await running.SendAsync(new[] { RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1") })).Body
            .GetProperty("results")[0].GetProperty("citizen").GetString()!;
        var other = RunningHost.Event(
            "intervention.started", $"cpr:{cpr}",
            new
            {
                interventionId = "s-1", kind = "drug-treatment", title = "Afrusning", unit = "sof-unit", caseworker = "sof-1",
                startsOn = "2026-08-31",
            },
            source: "/SOF/nexus");
        Assert.Equal(200, (await running.SendAsync(new[] { other }, source: "/SOF/nexus")).Code);
        return key;
    }

    private Task<Answer> GetAsync(string path, string who) => running.Host.GetAsync(path, who);

    [Theory]
    [InlineData("source:/BIF/fasit")]
    [InlineData("scopes:read:bif")]
    public async Task A_departments_system_sees_its_content_and_that_of_others_masked(string system)
    {
        var key = await SharedAsync();
        var picture = await GetAsync($"/api/v1/citizens/{key}", system);
        Assert.Equal(200, picture.Code);
        Assert.Contains("BIF/k-1", picture.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SOF/s-1", picture.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Afrusning", picture.Text, StringComparison.Ordinal);
        Assert.Contains("\"masked\":true", picture.Text, StringComparison.Ordinal);
        var history = await GetAsync($"/api/v1/citizens/{key}/history", system);
        Assert.Equal(200, history.Code);
        Assert.DoesNotContain("Afrusning", history.Text, StringComparison.Ordinal);
        Assert.Contains(
            "integration", (await GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_of_whom_the_department_reported_nothing_is_refused_like_nobody()
    {
        var key = await SharedAsync();
        var foreign = await GetAsync($"/api/v1/citizens/{key}", "scopes:read:KFF");
        var nobody = await GetAsync($"/api/v1/citizens/{new string('a', key.Length)}", "scopes:read:KFF");
        Assert.Equal(403, foreign.Code);
        Assert.Equal(foreign.Text, nobody.Text);
    }

    [Fact]
    public async Task A_scope_for_one_department_and_use_opens_no_other()
    {
        var key = await SharedAsync();
        const string feed = "scopes:feed:BIF";
        Assert.Equal(403, (await GetAsync($"/api/v1/citizens/{key}", feed)).Code);
        Assert.Equal(200, (await GetAsync("/api/v1/feed?department=BIF", feed)).Code);
        Assert.Equal(403, (await GetAsync("/api/v1/feed?department=SOF", feed)).Code);
        Assert.Equal(403, (await GetAsync("/api/v1/feed?department=BIF", "scopes:read:BIF")).Code);
        Assert.Equal(403, (await GetAsync("/citizens", "scopes:read:BIF")).Code);
        Assert.Equal(200, (await GetAsync($"/api/v1/citizens/{key}", "scopes:read:BIF read:SOF")).Code);
        Assert.Contains(
            "Afrusning", (await GetAsync($"/api/v1/citizens/{key}", "scopes:read:BIF read:SOF")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reed:BIF")]
    [InlineData("read:BIF", "feed:")]
    public async Task A_scope_that_is_not_known_signs_nobody_in(params string[] scopes) =>
        Assert.Equal(422, (await running.Host.PostAsync("/dev/sign-in", null, new { role = "integration", scopes })).Code);

    [Theory]
    [InlineData("scopes:events:BIF", "/BIF/fasit", 202)]
    [InlineData("scopes:events:BIF", "/BIF/another", 202)]
    [InlineData("scopes:events:BIF", "/SOF/nexus", 403)]
    [InlineData("scopes:read:BIF", "/BIF/fasit", 403)]
    [InlineData("role:integration", "/BIF/fasit", 403)]
    public async Task Events_are_taken_from_services_with_the_scope_for_their_department(string who, string source, int status)
    {
        var sent = RunningHost.Registration(RunningHost.NewCpr());
        sent["source"] = source;
        var answer = await running.Host.PostAsync("/api/v1/events", who, HostProcess.Json(sent, "application/cloudevents+json"));
        Assert.Equal(status, answer.Code);
    }
}

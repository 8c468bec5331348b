using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Testing;

namespace Coordination.Host.Tests.Api;

/// <summary>Absences, rota and history over the API. Each test uses people of its own and leaves the organization as it was.</summary>
public sealed class OrganizationTests(RunningHost running)
{
    private HostProcess Host => running.Host;

    [Fact]
    public async Task A_caseworker_says_who_stands_in_and_is_answered_for_at_once()
    {
        var key = await running.NewCitizenAsync("bif-8");
        var said = await Host.SendAsync(HttpMethod.Put, "/api/v1/me/absence", "caseworker:bif-8", """{"substitute":"bif-9","from":"2026-08-30"}""");
        Assert.Equal((200, "bif-9"), (said.Code, said.Body.GetProperty("answers").GetString()));
        await Eventually.IsAsync("the substitute answers", async () =>
            (await Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-8")).Body.GetProperty("interventions")[0]
                .GetProperty("responsible").GetString() == "bif-9");

        var back = await Host.SendAsync(HttpMethod.Put, "/api/v1/me/absence", "caseworker:bif-8", "{}");
        Assert.Equal(("bif-9", "bif-8"), (back.Body.GetProperty("substitute").GetString(), back.Body.GetProperty("answers").GetString()));
        Assert.Equal("bif-8", (await Host.GetAsync("/api/v1/me/absence", "caseworker:bif-8")).Body.GetProperty("answers").GetString());
        await Host.SendAsync(HttpMethod.Put, "/api/v1/me/absence", "caseworker:bif-8", """{"substitute":""}""");
        var history = (await Host.GetAsync("/api/v1/organization/caseworkers/bif-8/history", "caseworker:bif-lead")).Body;
        Assert.Equal(("here", "bif-unit"), (history[0].GetProperty("status").GetString(), history[0].GetProperty("unit").GetString()));
        Assert.True(history.GetArrayLength() >= 4);
    }

    [Theory]
    [InlineData("""{"substitute":"nobody","from":"2026-09-01"}""", "/substitute")]
    [InlineData("""{"substitute":"bif-9"}""", "/substitute")]
    [InlineData("""{"from":"2026-09-02","to":"2026-09-01"}""", "/to")]
    [InlineData("""{"to":"2026-09-01"}""", "/from")]
    public async Task What_makes_no_sense_of_an_absence_is_refused_by_its_name(string body, string field)
    {
        var answer = await Host.SendAsync(HttpMethod.Put, "/api/v1/me/absence", "caseworker:bif-9", body);
        Assert.Equal(422, answer.Code);
        Assert.True(answer.NamesExactly(field), answer.Text);
    }

    [Fact]
    public async Task A_document_of_the_wrong_shape_is_refused_by_every_fault_at_its_place()
    {
        var document = JsonNode.Parse(((JsonElement)RunningHost.Organization).GetRawText())!;
        document["departments"]![1]!.AsObject().Remove("name");
        document["caseworkers"]![0]!["department"] = null;
        document["caseworkers"]![2]!["name"] = 7;
        document["units"]![0] = "bif-unit";
        var answer = await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString());
        Assert.Equal(422, answer.Code);
        Assert.True(
            answer.NamesExactly("/departments/1/name", "/caseworkers/0/department", "/caseworkers/2/name", "/units/0"), answer.Text);
    }

    [Fact]
    public async Task A_circle_of_substitutes_is_refused_and_says_by_way_of_whom()
    {
        Assert.Equal(200, (await Host.SendAsync(HttpMethod.Put, "/api/v1/me/absence", "caseworker:bif-8", """{"substitute":"bif-9"}""")).Code);
        var circle = await Host.SendAsync(HttpMethod.Put, "/api/v1/me/absence", "caseworker:bif-9", """{"substitute":"bif-8","from":"2026-09-01"}""");
        Assert.Equal(422, circle.Code);
        Assert.True(circle.NamesExactly("/substitute"), circle.Text);
        Assert.Contains(
            "by way of 'bif-8': a circle of substitutes", circle.Text.Replace("\\u0027", "'", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Equal(200, (await Host.SendAsync(HttpMethod.Put, "/api/v1/me/absence", "caseworker:bif-8", """{"substitute":""}""")).Code);
    }

    [Theory]
    [InlineData("caseworker:sof-1", 200)]
    [InlineData("caseworker:sof-head", 200)]
    [InlineData("role:operations", 200)]
    [InlineData("caseworker:bif-lead", 403)]
    [InlineData("source:/SOF/nexus", 403)]
    [InlineData(null, 401)]
    public async Task Absences_are_said_by_oneself_ones_leaders_and_operations(string? who, int status) =>
        Assert.Equal(status, (await Host.SendAsync(HttpMethod.Put, "/api/v1/organization/caseworkers/sof-1/absence", who, "{}")).Code);

    [Fact]
    public async Task Somebody_who_is_not_in_the_organization_has_no_absence_and_no_history()
    {
        Assert.Equal(404, (await Host.GetAsync("/api/v1/me/absence", "caseworker:newcomer-7")).Code);
        Assert.Equal(404, (await Host.SendAsync(HttpMethod.Put, "/api/v1/me/absence", "caseworker:newcomer-7", "{}")).Code);
        Assert.Equal(404, (await Host.GetAsync("/api/v1/organization/caseworkers/newcomer-7/history", "role:operations")).Code);
        Assert.Equal(403, (await Host.GetAsync("/api/v1/organization/caseworkers/bif-1/history", "caseworker:bif-1")).Code);
        Assert.Equal(403, (await Host.GetAsync("/api/v1/organization/rota-holes", "caseworker:bif-1")).Code);
    }

    [Fact]
    public async Task Rota_holes_are_listed_and_alert_the_head_until_they_are_filled()
    {
        var whole = JsonNode.Parse(RunningHost.Organization.ToString()!)!.AsObject();
        whole["rota"] = JsonNode.Parse("""[{"department":"BIF","for":"SOF","caseworker":"bif-1","from":"2026-08-01","to":"2030-12-31"}]""");
        var put = await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", whole.ToJsonString());
        Assert.Equal(200, put.Code);
        var hole = Assert.Single(put.Body.GetProperty("rotaHoles").EnumerateArray());
        Assert.Equal(("SOF", "BIF"), (hole.GetProperty("department").GetString(), hole.GetProperty("for").GetString()));
        Assert.Single((await Host.GetAsync("/api/v1/organization/rota-holes", "caseworker:sof-head")).Body.EnumerateArray());

        System.Text.Json.JsonElement alert = default;
        await Eventually.IsAsync("the head is told", async () =>
        {
            var open = (await Host.GetAsync("/api/v1/alerts?state=open", "caseworker:sof-head")).Body.EnumerateArray().Where(IsHole)
                .ToList();
            if (open.Count == 1) alert = open[0];
            return open.Count == 1;
        });
        Assert.Equal(
            ("BIF", "SOF", null),
            (alert.GetProperty("about").GetString(), alert.GetProperty("department").GetString(), alert.GetProperty("citizen")
            .GetString()));
        var acknowledged = await Host.SendAsync(
            HttpMethod.Post, $"/api/v1/alerts/{alert.GetProperty("id").GetString()}/acknowledge", "caseworker:sof-head", "{}");
        Assert.Equal("acknowledged", acknowledged.Body.GetProperty("state").GetString());

        await Eventually.IsAsync("what is filled is taken back", async () =>
            !(await Host.GetAsync("/api/v1/alerts?state=open", "caseworker:bif-head")).Body.EnumerateArray().Any(IsHole));
        Assert.Equal(404, (await Host.GetAsync("/api/v1/citizens/department:BIF", "role:auditor")).Code);
        await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization);

        static bool IsHole(System.Text.Json.JsonElement one) => one.GetProperty("kind").GetString() == "rota-hole";
    }

    [Fact]
    public async Task A_document_made_from_an_older_version_is_put_in_nobodys_place()
    {
        var unread = await Host.SendAsync(
            HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization, ("If-Match", "W/one"));
        await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization);
        var stale = await Host.SendAsync(
            HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization, ("If-Match", "\"1\""));
        Assert.Equal((412, 400), (stale.Code, unread.Code));
    }
}

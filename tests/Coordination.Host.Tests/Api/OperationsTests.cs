using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordination.Host.Tests.Api;

public sealed class OperationsTests(RunningHost running)
{
    [Theory]
    [InlineData("role:operations", 200)]
    [InlineData("role:auditor", 200)]
    [InlineData("caseworker:bif-lead", 200)]
    [InlineData("caseworker:bif-head", 200)]
    [InlineData("caseworker:bif-1", 403)]
    [InlineData("role:integration", 403)]
    [InlineData("source:/BIF/fasit", 403)]
    [InlineData(null, 401)]
    public async Task Operations_auditors_and_leaders_have_the_overview(string? who, int status)
    {
        Assert.Equal(status, (await running.Host.GetAsync("/api/v1/operations/summary", who)).Code);
        Assert.Equal(status, (await running.Host.GetAsync("/api/v1/operations/trends?range=30d", who)).Code);
        Assert.Equal(
            status, (await running.Host.GetAsync("/api/v1/operations/figures?from=2026-01-01&to=2026-12-31&department=BIF", who)).Code);
    }

    [Fact]
    public async Task The_summary_counts_what_is_there()
    {
        await running.NewCitizenAsync();
        // It is counted now and then, not for each caller, while tests beside this one may add a dead letter.
        await Coordination.Testing.Eventually.IsAsync("the citizen and the dead letters are counted", async () =>
        {
            var summary = (await running.Host.GetAsync("/api/v1/operations/summary", "role:operations")).Body;
            var deadLetters = (await running.Host.GetAsync("/api/v1/operations/dead-letters?limit=1000", "role:operations")).Body;
            return summary.GetProperty("citizens").GetProperty("total").GetInt64() > 0
                && summary.GetProperty("silos").GetInt32() == 1
                && summary.GetProperty("deadLetters").GetInt64() == deadLetters.GetArrayLength();
        });
        // Tests beside this one send an id again with other content. No other event may die here.
        var letters = (await running.Host.GetAsync("/api/v1/operations/dead-letters?limit=1000", "role:operations")).Body;
        Assert.All(letters.EnumerateArray(), static letter => Assert.StartsWith(
            "An event with this source and id was taken in with other content.", letter.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Figures_are_sampled_in_the_steps_of_every_range()
    {
        await running.NewCitizenAsync();
        // The clock stands still, so the step of now is the last one.
        await Coordination.Testing.Eventually.IsAsync(
            "settled events are sampled", async () => Last(await ReadAsync("24h"), "events-settled") >= 2);
        foreach (var (range, step, steps) in new[] { ("24h", "five-minutes", 288), ("30d", "hour", 720), ("1y", "day", 365) })
        {
            var trends = await ReadAsync(range);
            Assert.Equal(step, trends.GetProperty("step").GetString());
            Assert.Equal(steps, trends.GetProperty("steps").GetArrayLength());
            Assert.All(
                trends.GetProperty("figures").EnumerateArray(),
                figure => Assert.Equal(steps, figure.GetProperty("values").GetArrayLength()));
            Assert.True(Last(trends, "events-settled") >= 2);
            Assert.True(Last(trends, "settle-time-p95") >= 0);
            Assert.True(Last(trends, "deliveries-waiting") >= 0);
            Assert.Equal(0, Last(await ReadAsync(range, "caseworker:bif-lead"), "alerts-raised") % 5);
        }

        async Task<JsonElement> ReadAsync(string range, string who = "role:operations") =>
            (await running.Host.GetAsync($"/api/v1/operations/trends?range={range}", who)).Body;

        static long? Last(JsonElement trends, string name) =>
            trends.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("figure").GetString() == name)
                .GetProperty("values").EnumerateArray().Last() is { ValueKind: JsonValueKind.Number } value
                ? value.GetInt64() : null;
    }

    [Fact]
    public async Task Trends_are_charts_with_tables_in_the_readers_language()
    {
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/operations/trends?range=2d", "role:operations")).Code);
        await Coordination.Testing.Eventually.IsAsync("charts are drawn", async () =>
            (await PageAsync("24h")).Contains("<svg viewBox=\"0 0 320 60\"", StringComparison.Ordinal));
        foreach (var (range, step) in new[] { ("24h", "Time fra"), ("30d", "Dag"), ("1y", "Måned") })
        {
            var page = System.Net.WebUtility.HtmlDecode(await PageAsync(range));
            Assert.Contains("Konflikter fundet</title>", page, StringComparison.Ordinal);
            Assert.Contains($"<th scope=\"col\">{step}</th>", page, StringComparison.Ordinal);
            Assert.Contains($"&range={range}#operations-shared", page, StringComparison.Ordinal);
        }

        async Task<string> PageAsync(string range) => (await running.Host.GetAsync(
            $"/operations?range={range}", "role:operations", ("Accept", "text/html"))).Text;
    }

    [Fact]
    public async Task Figures_take_dates_and_instants_only()
    {
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/operations/figures?from=soon", "role:operations")).Code);
        var figures = (await running.Host.GetAsync("/api/v1/operations/figures?from=2026-08-31T00:00:00Z", "role:operations")).Body;
        Assert.True(figures.GetProperty("deadlines").GetProperty("open").GetInt64() >= 0);
        Assert.Equal(
            0, (await running.Host.GetAsync("/api/v1/operations/figures?to=2020-01-01", "role:operations")).Body.GetProperty("handovers")
            .GetProperty("completed").GetInt64());
    }

    [Fact]
    public async Task A_reversed_sanction_and_the_single_benefit_after_it_are_counted_per_pair_of_departments()
    {
        var cpr = RunningHost.NewCpr();
        var before = await ChainsAsync();
        await running.SendAsync(new[]
        {
            RunningHost.Event("sanction.notified", $"cpr:{cpr}", new { sanctionId = "s", reason = "other", caseworker = "bif-1" }),
            RunningHost.Event("sanction.imposed", $"cpr:{cpr}", new { sanctionId = "s" }),
        });
        var benefit = RunningHost.Event("benefit.requested", $"cpr:{cpr}", new { benefitId = "e", kind = "single" }, source: "/SOF/nexus");
        await running.SendAsync(new[] { benefit }, source: "/SOF/nexus");
        Assert.Equal(before, await ChainsAsync());

        var reversal = RunningHost.Event("sanction.reversed", $"cpr:{cpr}", new { sanctionId = "s" });
        reversal["time"] = "2026-08-31T08:59:30+02:00";
        await running.SendAsync(new[] { reversal });
        Assert.Equal(before + 1, await ChainsAsync());
        Assert.Equal(0, await ChainsAsync("?to=2020-01-01"));
        Assert.Equal(0, await ChainsAsync("?department=KFF"));
    }

    private async Task<long> ChainsAsync(string period = "") =>
        (await running.Host.GetAsync($"/api/v1/operations/figures{period}", "role:operations")).Body.GetProperty("chains").EnumerateArray()
            .Where(chain => chain.GetProperty("from").GetString() == "BIF" && chain.GetProperty("to").GetString() == "SOF")
            .Sum(chain => chain.GetProperty("count").GetInt64());

    [Fact]
    public async Task Dead_letters_and_refusals_are_for_operations_alone()
    {
        foreach (var path in new[] { "/api/v1/operations/dead-letters", "/api/v1/operations/refusals" })
        {
            Assert.Equal(200, (await running.Host.GetAsync(path, "role:operations")).Code);
            Assert.Equal(403, (await running.Host.GetAsync(path, "caseworker:bif-head")).Code);
        }

        Assert.Equal(422, (await running.Host.PostAsync("/api/v1/operations/dead-letters/resend", "role:operations", new { })).Code);
        var resent = await running.Host.PostAsync(
            "/api/v1/operations/dead-letters/resend", "role:operations", new { positions = Enumerable.Repeat(999_999, 1) });
        Assert.Equal(0, resent.Body.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task The_organization_is_put_whole_or_not_at_all()
    {
        Assert.Equal(
            403, (await running.Host.SendAsync(
                HttpMethod.Put, "/api/v1/organization", "caseworker:bif-head", RunningHost.Organization)).Code);
        var faulty = JsonNode.Parse(RunningHost.Organization.ToString()!)!;
        faulty["departments"]![0]!["leader"] = "nobody";
        faulty["units"]![0]!["department"] = "XYZ";
        var answer = await running.Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", faulty.ToJsonString());
        Assert.Equal(422, answer.Code);
        Assert.True(answer.NamesExactly("/departments/0/leader", "/units/0/department"), answer.Text);
        foreach (var body in new[] { "{\"departments\":null}", "{\"units\":[null]}", "{\"caseworkers\":[{\"id\":\"a\"}]}", "{\"rota\":7}" })
            Assert.Equal(422, (await running.Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", body)).Code);

        var read = (await running.Host.GetAsync("/api/v1/organization", "caseworker:bif-1")).Body;
        Assert.Equal("bif-head", read.GetProperty("departments")[0].GetProperty("leader").GetString());
        Assert.Equal(200, (await running.Host.GetAsync("/api/v1/organization?asOf=2026-08-31T09:00:00+02:00", "caseworker:bif-1")).Code);
        Assert.Equal(404, (await running.Host.GetAsync("/api/v1/organization?asOf=2020-01-01T00:00:00Z", "caseworker:bif-1")).Code);
    }

    [Fact]
    public async Task Health_and_metrics_are_open()
    {
        Assert.Equal(200, (await running.Host.GetAsync("/health/live", null)).Code);
        Assert.Equal("healthy", (await running.Host.GetAsync("/health/ready", null)).Body.GetProperty("status").GetString());
        var metrics = await running.Host.GetAsync("/metrics", null);
        Assert.Equal(200, metrics.Code);
        Assert.Contains("coordination_storage_journal_commit_duration", metrics.Text, StringComparison.Ordinal);
        Assert.Contains("orleans_", metrics.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        var document = await running.Host.GetAsync("/openapi/v1.json", null);
        Assert.Equal(200, document.Code);
        Assert.StartsWith("3.1", document.Body.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var routes = document.Body.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")).ToHashSet();
        foreach (var route in Contract) Assert.Contains(route, routes);
        foreach (var name in document.Body.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
            Assert.NotEmpty(name.Value.GetProperty("responses").EnumerateObject());
        Assert.Contains("application/cloudevents-batch+json", document.Text, StringComparison.Ordinal);
        var page = await running.Host.GetAsync("/reference/", null);
        Assert.Equal(200, page.Code);
        Assert.DoesNotContain("https://", page.Text.Replace("https://scalar.com", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static readonly string[] Contract =
    [
        "POST /api/v1/events", "POST /api/v1/citizens/lookup", "GET /api/v1/citizens/{key}", "GET /api/v1/citizens/{key}/history",
        "GET /api/v1/citizens/{key}/contacts", "POST /api/v1/citizens/{key}/contacts", "GET /api/v1/citizens/{key}/colleagues",
        "GET /api/v1/citizens/{key}/family",
        "POST /api/v1/citizens/{key}/handover-requests", "GET /api/v1/citizens/{key}/access-log",
        "PUT /api/v1/citizens/{key}/coordinator", "POST /api/v1/citizens/{key}/handovers",
        "POST /api/v1/citizens/{key}/handovers/{handover}/accept",
        "POST /api/v1/citizens/{key}/handovers/{handover}/decline", "POST /api/v1/citizens/{key}/handovers/{handover}/withdraw",
        "POST /api/v1/citizens/{key}/conflicts/{conflict}/settle", "GET /api/v1/alerts", "GET /api/v1/alerts/stream",
        "POST /api/v1/alerts/seen",
        "POST /api/v1/alerts/{alert}/acknowledge", "GET /api/v1/me/desk", "GET /api/v1/organization", "PUT /api/v1/organization",
        "GET /api/v1/organization/rota-holes", "GET /api/v1/organization/caseworkers/{id}/history",
        "PUT /api/v1/organization/caseworkers/{id}/absence",
        "GET /api/v1/me/absence", "PUT /api/v1/me/absence",
        "GET /api/v1/operations/summary", "GET /api/v1/operations/trends", "GET /api/v1/operations/figures",
        "GET /api/v1/operations/shared",
        "GET /api/v1/operations/shared/summary",
        "GET /api/v1/operations/waits", "GET /api/v1/operations/matters", "GET /api/v1/operations/programme",
        "PUT /api/v1/operations/programme",
        "GET /api/v1/operations/dead-letters",
        "GET /api/v1/policy", "PUT /api/v1/policy", "GET /api/v1/policy/versions", "GET /api/v1/policy/versions/{version}",
        "POST /api/v1/policy/preview",
        "GET /api/v1/policy/previews/{id}", "DELETE /api/v1/policy/previews/{id}", "GET /schemas/policy.v1.json",
        "POST /api/v1/operations/dead-letters/resend", "GET /health/live", "GET /health/ready", "POST /dev/sign-in", "GET /dev/clock",
        "PUT /dev/clock",
    ];
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Coordination.Host.Tests.Pages;

namespace Coordination.Host.Tests.Security;

/// <summary>Bounds of what one person may do, and what is written down of what they tried.</summary>
public sealed class AccessBoundsTests(OwnHost own) : IClassFixture<OwnHost>
{
    [Fact]
    public async Task Refused_looks_and_reads_of_the_access_log_were_not_logged()
    {
        var cpr = RunningHost.NewCpr();
        var key = await own.SettleAsync(RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1"));
        foreach (var path in (string[])["", "/history", "/colleagues", "/contacts", "/access-log"])
            Assert.Equal(403, (await own.Host.GetAsync($"/api/v1/citizens/{key}{path}", "caseworker:sof-1")).Code);
        Assert.Equal(403, (await own.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "caseworker:bif-1")).Code);
        var log = (await own.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body.EnumerateArray()
            .Select(look => $"{Text(look, "who")} {Text(look, "what")} {Text(look, "ground")}").ToArray();
        Assert.Equal(
            [
                "bif-1 access-log refused", "sof-1 access-log refused", "sof-1 contacts refused",
                "sof-1 colleagues refused", "sof-1 history refused", "sof-1 picture refused",
            ],
            log);
    }

    [Fact]
    public async Task Looks_that_the_role_forbids_were_not_logged()
    {
        var cpr = RunningHost.NewCpr();
        var key = await own.SettleAsync(RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1"));
        foreach (var who in (string[])["role:operations", "source:/SOF/nexus"])
            foreach (var path in (string[])["", "/history", "/colleagues", "/contacts", "/access-log"])
                Assert.Equal(403, (await own.Host.GetAsync($"/api/v1/citizens/{key}{path}", who)).Code);
        Assert.Equal(403, (await own.Host.GetAsync($"/citizens/{key}", "role:operations", ("Accept", "text/html"))).Code);
        Assert.Equal(403, (await own.Host.PostAsync($"/api/v1/citizens/{key}/handovers/x/accept", "role:auditor", new { })).Code);
        var log = (await own.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body.EnumerateArray()
            .Select(look => $"{Text(look, "who")} {Text(look, "what")} {Text(look, "ground")}").Reverse().ToArray();
        string[] parts = ["picture", "history", "colleagues", "contacts", "access-log"];
        Assert.Equal(
            [
                .. parts.Select(what => $"operations {what} refused"), .. parts.Select(what => $"/SOF/nexus {what} refused"),
                "operations picture refused", "auditor handovers refused",
            ],
            log);
    }

    [Fact]
    public async Task One_person_opened_streams_without_a_bound()
    {
        const int Max = 20;
        var token = await own.Host.TokenAsync("caseworker:bif-3");
        List<HttpResponseMessage> open = [];
        try
        {
            for (var number = 0; number < Max; number++) open.Add(await StreamAsync(token));
            Assert.All(open, answer => Assert.Equal(200, (int)answer.StatusCode));
            using var refused = await StreamAsync(token);
            Assert.Equal(429, (int)refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Contains("streams", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
            using var other = await StreamAsync(await own.Host.TokenAsync("caseworker:bif-2"));
            Assert.Equal(200, (int)other.StatusCode);
        }
        finally
        {
            foreach (var answer in open) answer.Dispose();
        }

        await Testing.Eventually.IsAsync("a place to be free again", async () =>
        {
            using var again = await StreamAsync(token);
            return (int)again.StatusCode == 200;
        });
    }

    [Fact]
    public async Task A_citizen_read_and_wrote_at_their_page_without_a_bound()
    {
        var cpr = RunningHost.NewCpr();
        var key = await own.SettleAsync(RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1"));
        using var browser = await SignedInBrowser.OpenAsCitizenAsync(own.Host, key);
        for (var twice = 0; twice < 2; twice++) Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/my"));
        for (var number = 2; number < 60; number++)
        {
            using var form = new FormUrlEncodedContent([]); // Without the form's token: it is counted and not taken.
            Assert.Equal(400, (await own.Host.PostAsync("/my/wish", null, form, ("Cookie", browser.Cookies))).Code);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await browser.GetAsync("/my"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await browser.PostAsync("/my/wish", ("text", "Jeg ønsker mig en bolig")));
        var looks = (await own.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body.EnumerateArray();
        Assert.Single(looks, static one => Text(one, "what") == "own-page");
    }

    [Fact]
    public async Task Codes_are_tried_within_a_bound()
    {
        using var tablet = SignedInBrowser.Nobody(own.Host);
        await tablet.GetAsync("/feedback");
        for (var number = 0; number < 60; number++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await tablet.PostAsync("/feedback", ("code", $"AAAAA-BBB{number}")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await tablet.PostAsync("/feedback", ("code", "AAAAA-CCCCC")));
        Assert.Equal("AAAAA-CCCCC", tablet.Document.QuerySelector("#code")!.GetAttribute("value"));
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            await tablet.PostAsync("/feedback/answers", ("code", "AAAAA-CCCCC"), ("instrument", "ORS"), ("answer2", "7")));
        Assert.Equal("7", tablet.Document.QuerySelector("[checked]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("role:operations")]
    [InlineData("caseworker:bif-9")]
    public async Task The_page_that_takes_CPR_numbers_escaped_the_look_up_limit(string who)
    {
        for (var number = 0; number < 60; number++)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("citizen", RunningHost.NewCpr())]);
            Assert.NotEqual(429, (await own.Host.PostAsync("/responsible", who, form)).Code);
        }

        using var last = new FormUrlEncodedContent([KeyValuePair.Create("citizen", RunningHost.NewCpr())]);
        Assert.Equal(429, (await own.Host.PostAsync("/responsible", who, last)).Code);
        if (who.StartsWith("caseworker", StringComparison.Ordinal))
            Assert.Equal(429, (await own.Host.PostAsync("/api/v1/citizens/lookup", who, new { cpr = RunningHost.NewCpr(),
                reason = "x" })).Code);
    }

    [Theory]
    [InlineData("caseworkers", "id", "unit:bif-unit")]
    [InlineData("caseworkers", "id", "operations:other")]
    [InlineData("caseworkers", "id", "system")]
    [InlineData("caseworkers", "id", "/BIF/fasit")]
    [InlineData("units", "id", "department:BIF")]
    [InlineData("departments", "code", "operations:X")]
    public async Task Reserved_words_became_ids(string list, string field, string word)
    {
        var document = OwnHost.Organization();
        document[list]![0]![field] = word;
        var put = await own.Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString());
        Assert.Equal(422, put.Code);
        Assert.Contains($"/{list}/0/{field}", put.Pointers);
    }

    [Theory]
    [InlineData("interventionId", "unit:x")]
    [InlineData("unit", "operations:x")]
    [InlineData("caseworker", "unit:bif-unit")]
    [InlineData("caseworker", "policy")]
    public async Task Reserved_words_came_in_by_events(string field, string word)
    {
        var one = RunningHost.Intervention(RunningHost.NewCpr(), "k-1");
        var data = JsonSerializer.SerializeToNode(one["data"])!;
        data[field] = word;
        one["data"] = data;
        var sent = await own.Host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit", HostProcess.Json(one, "application/cloudevents+json"), ("Prefer", "wait=20"));
        Assert.Equal(400, sent.Code);
        Assert.Contains($"/data/{field}", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_saw_the_names_of_citizens_on_a_transfers_page()
    {
        var cpr = RunningHost.NewCpr();
        await own.SettleAsync(RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1", "bif-8"));
        var ordered = await own.Host.PostAsync(
            "/api/v1/caseload-transfers", "caseworker:bif-lead",
            new { from = "bif-8", to = new[] { new { caseworker = "bif-2", citizens = Array.Empty<string>() } }, reason = "x" });
        Assert.True(ordered.Code == 202, ordered.Text);
        var id = ordered.Body.GetProperty("id").GetString();
        await Testing.Eventually.IsAsync("the transfer to be done", async () =>
            (await own.Host.GetAsync($"/api/v1/caseload-transfers/{id}",
                "role:operations")).Body.GetProperty("state").GetString() == "done");
        var seen = await own.Host.GetAsync($"/transfers/{id}", "caseworker:bif-lead", ("Accept", "text/html"));
        var unseen = await own.Host.GetAsync($"/transfers/{id}", "role:operations", ("Accept", "text/html"));
        Assert.Equal((200, 200), (seen.Code, unseen.Code));
        Assert.Contains("Anna Pr", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna Pr", unseen.Text, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<HttpResponseMessage> StreamAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/alerts/stream");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await own.Host.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}

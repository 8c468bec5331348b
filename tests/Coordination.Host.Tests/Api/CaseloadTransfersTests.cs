using System.Globalization;
using System.Net.Http.Headers;
using Coordination.Testing;

namespace Coordination.Host.Tests.Api;

public sealed class CaseloadTransfersTests(RunningHost running)
{
    private const string Path = "/api/v1/caseload-transfers";
    private const string Lead = "caseworker:bif-lead";
    private const string Operations = "role:operations";

    private static readonly string[] Receivers = ["bif-1", "bif-2"];
    private static int _givers;

    [Fact]
    public async Task A_transfer_is_ordered_followed_to_its_end_and_reported()
    {
        var (from, keys) = await CaseloadAsync(12);
        var ordered = await running.Host.PostAsync(Path, Operations, new { from, to = Receivers, reason = "ny fordeling" });
        Assert.Equal(202, ordered.Code);
        var location = ordered.Header("Location")!;
        Assert.Equal($"{Path}/{ordered.Body.GetProperty("id").GetString()}", location);
        Assert.Equal(
            ("running", 12, 0), (ordered.Body.GetProperty("state").GetString(), Number(ordered, "citizens"), Number(ordered, "done")));

        var events = await ReadToEndAsync($"{location}/stream");
        Assert.Equal("end", events[^1]);
        Assert.Contains("progress", events);
        var done = await running.Host.GetAsync(location, Operations);
        Assert.Equal(
            ("done", 12, 12, 0, 0),
            (done.Body.GetProperty("state")
            .GetString(), Number(done, "done"), Number(done, "moved"), Number(done, "offered"), Number(done, "left")));
        Assert.Equal(Receivers, done.Body.GetProperty("to").EnumerateArray().Select(part => part.GetProperty("caseworker").GetString()));
        Assert.Empty((await running.Host.GetAsync($"{location}/report", Operations)).Body.EnumerateArray());
        var page = await running.Host.GetAsync($"{location}/report?state=all&limit=5", Operations);
        Assert.Equal(5, page.Body.GetArrayLength());
        Assert.Equal($"<{location}/report?state=all&limit=5&after=5>; rel=\"next\"", page.Header("Link"));

        foreach (var key in keys)
        {
            var picture = (await running.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body;
            Assert.Contains(picture.GetProperty("interventions")[0].GetProperty("responsible").GetString(), Receivers);
        }

        Assert.Contains(
            location,
            (await running.Host.GetAsync(Path, "role:auditor")).Body.EnumerateArray()
            .Select(one => $"{Path}/{one.GetProperty("id").GetString()}"));
    }

    [Fact]
    public async Task Receivers_come_by_share_by_unit_and_by_list_and_another_department_by_offer()
    {
        var (from, keys) = await CaseloadAsync(8);
        object[] to =
        [
            new { caseworker = "bif-1", share = 3 }, new { unit = "bif-unit" },
            new { caseworker = "sof-1", citizens = new[] { keys[0], keys[1] } },
        ];
        var ordered = await running.Host.PostAsync(Path, Operations, new { from, to, reason = "ny fordeling" });
        Assert.True(ordered.Code == 202, ordered.Text);
        var done = await DoneAsync(ordered.Header("Location")!);
        Assert.Equal((6, 2), (Number(done, "moved"), Number(done, "offered")));
        var parts = done.Body.GetProperty("to").EnumerateArray()
            .ToDictionary(part => part.GetProperty("caseworker").GetString()!, part => part.GetProperty("citizens").GetInt32());
        Assert.Equal(2, parts["sof-1"]);
        Assert.InRange(parts["bif-1"], 4, 6);
        var offered = (await running.Host.GetAsync($"/api/v1/citizens/{keys[0]}", "role:auditor")).Body;
        Assert.Equal(from, offered.GetProperty("interventions")[0].GetProperty("responsible").GetString());
        Assert.Equal("offered", offered.GetProperty("handovers")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Paused_resumed_and_cancelled_each_once_and_repeated_by_its_key()
    {
        var (from, _) = await CaseloadAsync(60);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var order = new { from, to = Receivers, reason = "ny fordeling" };
        var ordered = await running.Host.PostAsync(Path, Operations, order, key);
        var again = await running.Host.PostAsync(Path, Operations, order, key);
        Assert.Equal((202, 202), (ordered.Code, again.Code));
        Assert.Equal(ordered.Text, again.Text);
        Assert.Equal(422, (await running.Host.PostAsync(Path, Operations, order with { reason = "andet" }, key)).Code);
        Assert.Equal(409, (await running.Host.PostAsync(Path, Operations, order)).Code);

        var location = ordered.Header("Location")!;
        var pause = ("Idempotency-Key", Guid.NewGuid().ToString());
        var paused = await running.Host.PostAsync($"{location}/pause", Operations, null, pause);
        Assert.True(paused.Code == 200, paused.Text);
        Assert.Equal("paused", paused.Body.GetProperty("state").GetString());
        Assert.Equal(200, (await running.Host.PostAsync($"{location}/pause", Operations, null, pause)).Code);
        Assert.Equal(409, (await running.Host.PostAsync($"{location}/pause", Operations, null)).Code);
        Assert.Equal(200, (await running.Host.PostAsync($"{location}/resume", Operations, null)).Code);
        Assert.Equal(409, (await running.Host.PostAsync($"{location}/resume", Operations, null)).Code);
        var cancelled = await running.Host.PostAsync($"{location}/cancel", Operations, null);
        Assert.Equal("cancelled", cancelled.Body.GetProperty("state").GetString());
        Assert.Equal(409, (await running.Host.PostAsync($"{location}/resume", Operations, null)).Code);
        Assert.Equal("end", (await ReadToEndAsync($"{location}/stream"))[^1]);
        var left = (await running.Host.GetAsync($"{location}/report", Operations)).Body;
        Assert.NotEqual(0, left.GetArrayLength());
        Assert.Equal("cancelled", left[left.GetArrayLength() - 1].GetProperty("left")[0].GetProperty("why").GetString());
    }

    [Fact]
    public async Task Leaders_of_the_giver_and_operations_order_and_nobody_else()
    {
        await running.NewCitizenAsync("bif-3");
        var order = new { from = "bif-3", to = Receivers, reason = "ny fordeling" };
        foreach (
            var stranger in (
                string[])["caseworker:bif-1", "caseworker:bif-3", "caseworker:sof-head", "role:auditor", "role:integration",
                "source:/BIF/fasit"])
            Assert.Equal(403, (await running.Host.PostAsync(Path, stranger, order)).Code);
        Assert.Equal(401, (await running.Host.PostAsync(Path, null, order)).Code);

        var ordered = await running.Host.PostAsync(Path, Lead, order);
        Assert.True(ordered.Code == 202, ordered.Text);
        var location = ordered.Header("Location")!;
        await DoneAsync(location);
        foreach (var reader in (string[])[Lead, "caseworker:bif-head", Operations, "role:auditor"])
            Assert.Equal(
                (200, 200),
                ((await running.Host.GetAsync(location, reader)).Code, (await running.Host.GetAsync($"{location}/report", reader)).Code));
        foreach (var stranger in (string[])["caseworker:bif-1", "caseworker:sof-head", "role:integration"])
        {
            Assert.Equal(403, (await running.Host.GetAsync(location, stranger)).Code);
            Assert.Equal(403, (await running.Host.GetAsync($"{location}/report", stranger)).Code);
            Assert.Equal(403, (await running.Host.GetAsync($"{location}/stream", stranger)).Code);
            Assert.Equal(403, (await running.Host.PostAsync($"{location}/cancel", stranger, null)).Code);
        }

        Assert.Equal(403, (await running.Host.PostAsync($"{location}/cancel", "role:auditor", null)).Code);
        Assert.Equal(403, (await running.Host.GetAsync(Path, "role:integration")).Code);
        Assert.Empty((await running.Host.GetAsync(Path, "caseworker:sof-1")).Body.EnumerateArray());
        Assert.Contains(
            (await running.Host.GetAsync(Path, Lead)).Body.EnumerateArray(), one => one.GetProperty("from").GetString() == "bif-3");
        Assert.Equal(404, (await running.Host.GetAsync($"{Path}/nothing", Operations)).Code);
        Assert.Equal(404, (await running.Host.GetAsync($"{Path}/nothing/stream", Operations)).Code);
        Assert.Equal(404, (await running.Host.PostAsync($"{Path}/nothing/pause", Operations, null)).Code);

        // A stranger cannot tell a transfer that exists from one that does not.
        foreach (var stranger in (string[])["caseworker:bif-1", "caseworker:sof-head", "role:integration"])
        {
            var (there, nowhere) = (await running.Host.GetAsync(location, stranger), await running.Host.GetAsync($"{Path}/nothing",
                stranger));
            Assert.Equal((there.Code, there.Body.GetProperty("detail").GetString()), (nowhere.Code,
                nowhere.Body.GetProperty("detail").GetString()));
        }
    }

    [Theory]
    [InlineData("""{}""", "/from", "/reason", "/to")]
    [InlineData("""{"from":"nobody-9","to":["bif-1"],"reason":"x"}""", "/from")]
    [InlineData("""{"from":"bif-2","to":["bif-2","nobody-9",{"unit":"none"},{"caseworker":"bif-1","share":0}],"reason":"x"}""", "/to/0/caseworker", "/to/1/caseworker", "/to/2/unit", "/to/3/share")]
    [InlineData("""{"from":"bif-2","to":[null,{"caseworker":"bif-1","citizens":[null]}],"reason":"x"}""", "/to/0", "/to/1/citizens")]
    [InlineData("""{"from":"bif-2","to":[{"caseworker":"bif-1","citizens":["aaaa"]}],"reason":"x"}""", "/to/0/citizens/0")]
    [InlineData("""{"from":"bif-2","to":[{"share":"many"}],"reason":"x"}""", "/to/0")]
    public async Task Every_fault_is_named_by_its_pointer(string body, params string[] pointers)
    {
        var answer = await running.Host.PostAsync(Path, Operations, body);
        Assert.Equal(422, answer.Code);
        Assert.True(answer.NamesExactly(pointers), answer.Text);
    }

    [Theory]
    [InlineData("state=some")]
    [InlineData("after=-1")]
    [InlineData("limit=0")]
    public async Task A_parameter_that_is_not_one_is_refused(string query) =>
        Assert.Equal(400, (await running.Host.GetAsync($"{Path}/any/report?{query}", Operations)).Code);

    /// <summary>
    /// Citizens with one intervention each of somebody the organization does not know yet: nobody else's tests touch them.
    /// </summary>
    private async Task<(string From, string[] Keys)> CaseloadAsync(int citizens)
    {
        var from = string.Create(CultureInfo.InvariantCulture, $"bif-giver-{Interlocked.Increment(ref _givers)}");
        var answer = await running.SendAsync(
            Enumerable.Range(0, citizens).Select(_ => RunningHost.Intervention(RunningHost.NewCpr(), "k-1", from)).ToArray());
        Assert.True(answer.Code == 200, answer.Text);
        return (from,
            [.. answer.Body.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("citizen").GetString()!)
            .Order(StringComparer.Ordinal)]);
    }

    private async Task<Answer> DoneAsync(string location)
    {
        await Eventually.IsAsync(
            "the transfer is done",
            async () => (await running.Host.GetAsync(location, Operations)).Body.GetProperty("state").GetString() == "done");
        return await running.Host.GetAsync(location, Operations);
    }

    private async Task<IReadOnlyList<string>> ReadToEndAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await running.Host.TokenAsync(Operations));
        using var answer = await running.Host.SendAsync(request);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return [.. (await answer.Content.ReadAsStringAsync()).Split('\n')
            .Where(line => line.StartsWith("event: ", StringComparison.Ordinal)).Select(line => line["event: ".Length..])];
    }

    private static int Number(Answer answer, string field) => answer.Body.GetProperty(field).GetInt32();
}

namespace Coordination.Host.Tests.Api;

public sealed class AlertsTests(RunningHost running)
{
    private async Task<string> OfferAsync(string to)
    {
        var key = await running.NewCitizenAsync();
        var offered = await running.Host.PostAsync(
            $"/api/v1/citizens/{key}/handovers", "caseworker:bif-1",
            new { what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = to }, reason = "ny målgruppe" });
        Assert.Equal(201, offered.Code);
        return key;
    }

    [Fact]
    public async Task Alerts_are_delivered_seen_and_acknowledged_by_their_receiver()
    {
        var key = await OfferAsync("bif-2");
        var alert = (await running.Host.GetAsync("/api/v1/alerts", "caseworker:bif-2")).Body.EnumerateArray()
            .Single(one => one.GetProperty("citizen").GetString() == key);
        var id = alert.GetProperty("id").GetString();
        Assert.Equal("delivered", alert.GetProperty("state").GetString());
        Assert.Equal(404, (await running.Host.PostAsync($"/api/v1/alerts/{id}/acknowledge", "caseworker:bif-3", null)).Code);

        var foreign = await running.Host.PostAsync("/api/v1/alerts/seen", "caseworker:bif-3", new { ids = new[] { id } });
        Assert.Equal(0, foreign.Body.GetProperty("ids").GetArrayLength());
        Assert.Equal(
            200, (await running.Host.PostAsync("/api/v1/alerts/seen", "caseworker:bif-2", new { ids = new[] { id, "nothing" } })).Code);
        Assert.Equal("seen", (await running.Host.GetAsync("/api/v1/alerts", "caseworker:bif-2")).Body.EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == id).GetProperty("state").GetString());

        var acknowledged = await running.Host.PostAsync($"/api/v1/alerts/{id}/acknowledge", "caseworker:bif-2", null);
        Assert.Equal(200, acknowledged.Code);
        Assert.Equal("acknowledged", acknowledged.Body.GetProperty("state").GetString());
        Assert.Equal(200, (await running.Host.PostAsync($"/api/v1/alerts/{id}/acknowledge", "caseworker:bif-2", null)).Code);
        Assert.DoesNotContain(
            id!, (await running.Host.GetAsync("/api/v1/alerts?state=open", "caseworker:bif-2")).Text, StringComparison.Ordinal);
        Assert.Contains(
            id!, (await running.Host.GetAsync("/api/v1/alerts?state=acknowledged", "caseworker:bif-2")).Text, StringComparison.Ordinal);
        Assert.Contains(id!, (await running.Host.GetAsync("/api/v1/alerts?state=all", "caseworker:bif-2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_paged_newest_first()
    {
        await OfferAsync("bif-3");
        await OfferAsync("bif-3");
        var first = await running.Host.GetAsync("/api/v1/alerts?limit=1", "caseworker:bif-3");
        Assert.Equal(1, first.Body.GetArrayLength());
        var next = first.Header("Link")![1..first.Header("Link")!.IndexOf('>', StringComparison.Ordinal)];
        var second = await running.Host.GetAsync(next, "caseworker:bif-3");
        Assert.NotEqual(first.Body[0].GetProperty("id").GetString(), second.Body[0].GetProperty("id").GetString());
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/alerts?state=some", "caseworker:bif-3")).Code);
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/alerts?limit=1001", "caseworker:bif-3")).Code);
        Assert.Equal(403, (await running.Host.GetAsync("/api/v1/alerts", "role:auditor")).Code);
    }

    [Fact]
    public async Task A_stream_begins_at_once_and_brings_alerts_as_they_are_raised()
    {
        await using var stream = await StreamAsync("bif-lead");
        var position = await stream.PositionAsync();
        Assert.True(position >= 0);
        var key = await OfferAsync("bif-lead");
        var (id, data) = await stream.DataWithAsync(key);
        Assert.True(id > position);
        Assert.Contains("\"state\":\"delivered\"", data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_resumes_without_loss(bool byHeader)
    {
        long position;
        await using (var stream = await StreamAsync("bif-head")) position = await stream.PositionAsync();
        var missed = await OfferAsync("bif-head");
        await using var resumed = byHeader
            ? await StreamAsync("bif-head", lastEventId: $"{position}")
            : await StreamAsync("bif-head", query: $"?after={position}");
        await resumed.DataWithAsync(missed);
    }

    [Fact]
    public async Task A_stream_needs_a_position_and_a_person()
    {
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/alerts/stream?after=x", "caseworker:bif-1")).Code);
        Assert.Equal(403, (await running.Host.GetAsync("/api/v1/alerts/stream", "role:integration")).Code);
        Assert.Equal(401, (await running.Host.GetAsync("/api/v1/alerts/stream", null)).Code);
    }

    [Fact]
    public async Task The_desk_shows_what_one_owes_soonest_first()
    {
        var key = await OfferAsync("sof-1");
        var desk = (await running.Host.GetAsync("/api/v1/me/desk", "caseworker:sof-1")).Body;
        Assert.Contains(
            desk.GetProperty("owes").EnumerateArray(),
            owed => owed.GetProperty("type").GetString() == "handover" && owed.GetProperty("citizen").GetString() == key);
        Assert.Contains(
            desk.GetProperty("handovers").GetProperty("toMe").EnumerateArray(),
            handover => handover.GetProperty("citizen").GetString() == key);
        Assert.Contains(
            (await running.Host.GetAsync("/api/v1/me/desk", "caseworker:bif-1")).Body.GetProperty("handovers").GetProperty("fromMe")
                .EnumerateArray(),
            handover => handover.GetProperty("citizen").GetString() == key);
        var due = desk.GetProperty("owes").EnumerateArray().Select(owed => owed.GetProperty("dueAt").GetDateTimeOffset()).ToArray();
        Assert.Equal(due.Order(), due);
    }

    private Task<StreamReading> StreamAsync(string caseworker, string? lastEventId = null, string query = "") =>
        StreamReading.OpenAsync(running.Host, $"/api/v1/alerts/stream{query}", $"caseworker:{caseworker}", lastEventId);
}

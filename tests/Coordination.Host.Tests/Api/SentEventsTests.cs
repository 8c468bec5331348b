namespace Coordination.Host.Tests.Api;

public sealed class SentEventsTests(RunningHost running)
{
    private const string Bif = "source:/BIF/fasit";

    [Fact]
    public async Task Whoever_sent_an_event_learns_what_became_of_it()
    {
        var cpr = RunningHost.NewCpr();
        var booked = RunningHost.Event("deadline.set", $"cpr:{cpr}", new
        {
            deadlineId = "d-1", title = "Opfølgning", dueAt = "2026-09-30", responsible = "bif-1",
        });
        var early = RunningHost.Event("appointment.cancelled", $"cpr:{cpr}", new { appointmentId = "m-9" });
        var key = (await running.SendAsync(new[] { RunningHost.Registration(cpr), booked, early })).Body
            .GetProperty("results")[0].GetProperty("citizen").GetString();

        var settled = await running.Host.GetAsync($"/api/v1/events?source=/bif/fasit&id={booked["id"]}&citizen={key}", Bif);
        Assert.True(settled.Code == 200, settled.Text);
        Assert.Equal("settled", settled.Body.GetProperty("status").GetString());
        Assert.Equal("coordination.deadline.set.v1", settled.Body.GetProperty("type").GetString());
        Assert.True(settled.Body.GetProperty("version").GetInt64() > 0);

        var parked = await running.Host.GetAsync($"/api/v1/events?source=/BIF/fasit&id={early["id"]}&citizen={key}", "scopes:events:BIF");
        Assert.Equal("parked", parked.Body.GetProperty("status").GetString());
        Assert.NotEmpty(parked.Body.GetProperty("why").GetString()!);
        foreach (var who in new[] { Bif, "role:operations", "scopes:events:BIF" })
            Assert.Contains(
                (string)early["id"]!, (await running.Host.GetAsync("/api/v1/events/parked?limit=1000", who)).Text,
                StringComparison.Ordinal);
        foreach (var who in new[] { "source:/SOF/nexus", "scopes:events:SOF" })
        {
            Assert.DoesNotContain(
                (string)early["id"]!, (await running.Host.GetAsync("/api/v1/events/parked?limit=1000", who)).Text,
                StringComparison.Ordinal);
            Assert.Equal(404, (await running.Host.GetAsync($"/api/v1/events?source=/BIF/fasit&id={early["id"]}&citizen={key}", who)).Code);
        }

        Assert.Equal(404, (await running.Host.GetAsync($"/api/v1/events?source=/BIF/fasit&id=none&citizen={key}", Bif)).Code);
        foreach (var (one, known) in new[] { (booked, settled), (early, parked) })
            Assert.Equal(known.Text, (await running.Host.GetAsync($"/api/v1/events?source=/BIF/fasit&id={one["id"]}", Bif)).Text);
        Assert.Equal(404, (await running.Host.GetAsync("/api/v1/events?source=/BIF/fasit&id=none", Bif)).Code);
        Assert.Equal(404, (await running.Host.GetAsync($"/api/v1/events?source=/BIF/fasit&id={booked["id"]}", "source:/SOF/nexus")).Code);
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/events?source=/BIF/fasit&id=x&citizen=y", Bif)).Code);
        Assert.Equal(400, (await running.Host.GetAsync($"/api/v1/events?source=x&id=none&citizen={key}", Bif)).Code);
    }

    [Fact]
    public async Task Parked_events_are_read_page_by_page()
    {
        var cpr = RunningHost.NewCpr();
        Assert.Equal(200, (await running.SendAsync(Enumerable.Range(0, 3).Select(number =>
            RunningHost.Event("appointment.cancelled", $"cpr:{cpr}", new { appointmentId = $"p-{number}" })).ToArray())).Code);
        List<string> ids = [];
        for (var next = "/api/v1/events/parked?limit=2"; next is not null;)
        {
            var page = await running.Host.GetAsync(next, Bif);
            ids.AddRange(page.Body.EnumerateArray().Select(static one => one.GetProperty("id").GetString()!));
            next = page.Header("Link") is { } link ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;
        }

        Assert.True(ids.Count >= 3);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task Dead_letters_are_given_up_for_a_reason()
    {
        Assert.Equal(200, (await running.Host.GetAsync("/api/v1/events/dead-letters", Bif)).Code);
        Assert.Equal(404, (await running.Host.PostAsync("/api/v1/events/dead-letters/1/retry", "role:operations", new { })).Code);
        Assert.Equal(
            422, (await running.Host.SendAsync(HttpMethod.Delete, "/api/v1/events/dead-letters/1", "role:operations", new { })).Code);
        Assert.Equal(
            404,
            (await running.Host.SendAsync(HttpMethod.Delete, "/api/v1/events/dead-letters/1", "role:operations",
                new { reason = "x" })).Code);
    }
}

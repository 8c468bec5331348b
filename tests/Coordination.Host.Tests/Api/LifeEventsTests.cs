namespace Coordination.Host.Tests.Api;

/// <summary>Deaths, moves and the role that is laid down, over the API and on the citizen's page.</summary>
public sealed class LifeEventsTests(RunningHost running)
{
    [Fact]
    public async Task A_death_and_a_move_are_in_picture_page_and_history()
    {
        var cpr = RunningHost.NewCpr();
        await running.SendAsync(RunningHost.Intervention(cpr, "k-1"));
        var moved = await running.SendAsync(
            RunningHost.Event("citizen.moved", $"cpr:{cpr}", new { municipality = "0147", onDate = "2026-08-30" }));
        var key = moved.Body.GetProperty("results")[0].GetProperty("citizen").GetString();
        await running.SendAsync(RunningHost.Event("citizen.died", $"cpr:{cpr}", new { onDate = "2026-08-31" }));

        var picture = (await running.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1")).Body;
        Assert.Equal("2026-08-31", picture.GetProperty("diedOn").GetString());
        Assert.Equal("2026-08-31", picture.GetProperty("died").GetProperty("onDate").GetString());
        Assert.Equal("0147", picture.GetProperty("movedTo").GetProperty("municipality").GetString());
        var kinds = (await running.Host.GetAsync($"/api/v1/citizens/{key}/history", "caseworker:bif-1")).Body.EnumerateArray()
            .Select(entry => entry.GetProperty("kind").GetString()).ToList();
        Assert.Contains("citizen-died", kinds);
        Assert.Contains("citizen-moved", kinds);
        Assert.Equal(
            409, (await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1",
                new { what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = "bif-2" }, reason = "ferie" })).Code);
    }

    [Fact]
    public async Task The_coordinator_lays_the_role_down_and_the_same_key_repeats_the_answer()
    {
        var key = await running.NewCitizenAsync();
        var role = $"/api/v1/citizens/{key}/coordinator";
        Assert.Equal(403, (await running.Host.SendAsync(HttpMethod.Delete, role, "caseworker:sof-1", """{"reason":"x"}""")).Code);
        Assert.Equal(404, (await running.Host.SendAsync(HttpMethod.Delete, role, "caseworker:bif-1", """{"reason":"x"}""")).Code);
        Assert.Equal(
            200, (await running.Host.SendAsync(
                HttpMethod.Put, role, "caseworker:bif-1", """{"caseworker":"bif-1","reason":"kender borgeren"}""")).Code);
        var unreasoned = await running.Host.SendAsync(HttpMethod.Delete, role, "caseworker:bif-1", "{}");
        Assert.Equal(422, unreasoned.Code);
        Assert.True(unreasoned.NamesExactly("/reason"), unreasoned.Text);

        var idempotency = ("Idempotency-Key", Guid.NewGuid().ToString());
        var laid = await running.Host.SendAsync(HttpMethod.Delete, role, "caseworker:bif-1", """{"reason":"slut"}""", idempotency);
        Assert.Equal((200, "bif-1"), (laid.Code, laid.Body.GetProperty("caseworker").GetString()));
        Assert.Equal(
            laid.Text,
            (await running.Host.SendAsync(HttpMethod.Delete, role, "caseworker:bif-1", """{"reason":"slut"}""", idempotency)).Text);
    }

    [Fact]
    public async Task An_appointment_of_more_than_a_day_is_refused_with_its_pointer()
    {
        var cpr = RunningHost.NewCpr();
        var refused = await running.SendAsync(Booked(cpr, "2026-09-02T09:00:01+02:00"));
        Assert.Equal(400, refused.Code);
        Assert.Contains("/data/endsAt", refused.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await running.SendAsync(Booked(cpr, "2026-09-02T09:00:00+02:00"))).Code);
    }

    private static Dictionary<string, object?> Booked(string cpr, string endsAt) =>
        RunningHost.Event("appointment.booked", $"cpr:{cpr}", new
    {
        appointmentId = "a-1", kind = "other", startsAt = "2026-09-01T09:00:00+02:00", endsAt, caseworker = "bif-1",
    });
}

using System.Text.Json;
using Coordination.Events;
using Coordination.Testing;

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
        Assert.True(IsAcceptedBeforeSettled(settled.Body));

        var parked = await running.Host.GetAsync($"/api/v1/events?source=/BIF/fasit&id={early["id"]}&citizen={key}", "scopes:events:BIF");
        Assert.Equal("parked", parked.Body.GetProperty("status").GetString());
        Assert.NotEmpty(parked.Body.GetProperty("why").GetString()!);
        Assert.True(IsAcceptedBeforeSettled(parked.Body));
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
    public async Task The_sender_of_a_shared_citizen_is_told_what_the_result_told()
    {
        var cpr = RunningHost.NewCpr();
        var others = RunningHost.Event("intervention.started", $"cpr:{cpr}", new
        {
            interventionId = "1", kind = "housing-support", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-01-01",
        });
        others["source"] = "/SOF/nexus";
        var first = await running.SendAsync(others, source: "/SOF/nexus");
        Assert.True(first.Code == 200, first.Text);
        var sent = RunningHost.Event("intervention.started", $"cpr:{cpr}", new
        {
            interventionId = "1", kind = "contact-course", unit = "bif-unit", caseworker = "bif-1", startsOn = "2026-01-01",
        });
        var result = (await running.SendAsync(sent)).Body.GetProperty("results")[0];
        Assert.Contains("intervention-active", result.GetProperty("decisions").EnumerateArray().Select(static one => one.GetString()));
        Assert.Equal(JsonValueKind.Null, result.GetProperty("version").ValueKind);

        var found = (await running.Host.GetAsync($"/api/v1/events?source=/BIF/fasit&id={sent["id"]}", Bif)).Body;
        Assert.Equal(JsonValueKind.Null, found.GetProperty("version").ValueKind);
        Assert.Equal(result.GetProperty("decisions").GetRawText(), found.GetProperty("decisions").GetRawText());
        var whole = (await running.Host.GetAsync($"/api/v1/events?source=/BIF/fasit&id={sent["id"]}", "role:operations")).Body;
        Assert.True(whole.GetProperty("version").GetInt64() > 0);
        Assert.True(whole.GetProperty("decisions").GetArrayLength() >= found.GetProperty("decisions").GetArrayLength());
    }

    [Fact]
    public async Task An_event_under_a_number_that_leads_to_another_is_found_under_it()
    {
        var (one, other) = (RunningHost.NewCpr(), RunningHost.NewCpr());
        string?[] keys =
        [
            await KeyAsync(RunningHost.Registration(one)), await KeyAsync(RunningHost.Registration(other)),
        ];
        await running.SendAsync(RunningHost.Event("citizen.renumbered", $"cpr:{one}", new { to = $"cpr:{other}", onDate = "2026-08-31" }));
        await Testing.Eventually.IsAsync("the numbers to be one person", async () =>
            (await running.Host.GetAsync($"/api/v1/citizens/{keys[0]}", "role:auditor")).Body.GetProperty("keys").GetArrayLength() == 2);
        foreach (var (number, cpr) in ((string[])[one, other]).Index())
        {
            var sent = RunningHost.Event("deadline.set", $"cpr:{cpr}", new
            {
                deadlineId = $"d-{number}", title = "Opfølgning", dueAt = "2026-09-30", responsible = "bif-1",
            });
            await running.SendAsync(sent);
            var found = await running.Host.GetAsync($"/api/v1/events?source=/BIF/fasit&id={sent["id"]}&citizen={keys[number]}", Bif);
            Assert.True(found.Code == 200, found.Text);
            Assert.Equal("settled", found.Body.GetProperty("status").GetString());
            Assert.True(IsAcceptedBeforeSettled(found.Body));
        }

        async Task<string?> KeyAsync(object registration) =>
            (await running.SendAsync(registration)).Body.GetProperty("results")[0].GetProperty("citizen").GetString();
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
    public async Task A_dead_letter_is_listed_retried_and_given_up_for_a_reason()
    {
        // One event more than a thing may have: it cannot be applied, now or later.
        var cpr = RunningHost.NewCpr();
        for (var sent = 0; sent < EventLimits.EventsOfOneItemMax; sent += EventLimits.EventsMax)
            Assert.Equal(200, (await running.SendAsync(Enumerable.Range(0, EventLimits.EventsMax).Select(_ => Requested(cpr)))).Code);
        var more = Requested(cpr);
        var sentAt = await running.SendAsync(more, prefer: "respond-async");
        Assert.Equal(202, sentAt.Code);
        var key = sentAt.Body.GetProperty("results")[0].GetProperty("citizen").GetString();

        var letter = await LetterAsync(more, Bif);
        Assert.Equal(key, letter.GetProperty("citizen").GetString());
        Assert.Contains("2000 events", letter.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(cpr, letter.GetRawText(), StringComparison.Ordinal);
        var state = await running.Host.GetAsync($"/api/v1/events?source=/BIF/fasit&id={more["id"]}&citizen={key}", Bif);
        Assert.Equal("dead-letter", state.Body.GetProperty("status").GetString());
        Assert.NotEqual(default, state.Body.GetProperty("acceptedAt").GetDateTimeOffset());
        Assert.DoesNotContain(
            (string)more["id"]!, (await running.Host.GetAsync("/api/v1/events/dead-letters?limit=1000", "source:/SOF/nexus")).Text,
            StringComparison.Ordinal);

        var (path, position) = ("/api/v1/events/dead-letters", letter.GetProperty("position").GetInt64());
        Assert.Equal(403, (await running.Host.PostAsync($"{path}/{position}/retry", Bif, new { })).Code);
        Assert.Equal(204, (await running.Host.PostAsync($"{path}/{position}/retry", "role:operations", new { })).Code);
        await Eventually.IsAsync("it to die again", async () =>
            (await LetterAsync(more, "role:operations")).GetProperty("position").GetInt64() != position);
        position = (await LetterAsync(more, "role:operations")).GetProperty("position").GetInt64();
        const string reason = "afsenderen har rettet den";
        Assert.Equal(
            204, (await running.Host.SendAsync(HttpMethod.Delete, $"{path}/{position}", "role:operations", new { reason })).Code);
        Assert.DoesNotContain(
            (string)more["id"]!, (await running.Host.GetAsync($"{path}?limit=1000", Bif)).Text, StringComparison.Ordinal);
        Assert.Contains(
            reason, (await running.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Text, StringComparison.Ordinal);
    }

    private static bool IsAcceptedBeforeSettled(JsonElement it) =>
        it.GetProperty("acceptedAt").GetDateTimeOffset() <= it.GetProperty("settledAt").GetDateTimeOffset();

    private static Dictionary<string, object?> Requested(string cpr) =>
        RunningHost.Event("benefit.requested", $"cpr:{cpr}", new { benefitId = "b-1", kind = "ongoing" });

    private async Task<JsonElement> LetterAsync(Dictionary<string, object?> one, string who)
    {
        JsonElement[] found = [];
        await Eventually.IsAsync("the dead letter", async () =>
        {
            var letters = (await running.Host.GetAsync("/api/v1/events/dead-letters?limit=1000", who)).Body;
            found = [.. letters.EnumerateArray().Where(letter => letter.GetProperty("id").GetString() == (string)one["id"]!)];
            return found.Length == 1;
        });
        return found[0];
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

using System.Text.Json;

namespace Coordination.Host.Tests.Api;

public sealed class FeedTests(RunningHost running)
{
    private const string Bif = "source:/BIF/fasit";
    private const string Sof = "source:/SOF/nexus";

    /// <summary>
    /// A citizen whose appointment yields to a stay and whose sanction is held because of it. Answers the key, and BIF's position before.
    /// </summary>
    private async Task<(string Key, string Before)> HeldAsync()
    {
        var before = (await running.Host.GetAsync("/api/v1/feed?limit=1000", Bif)).Header("Last-Event-ID")!;
        var cpr = RunningHost.NewCpr();
        var subject = $"cpr:{cpr}";
        var admission = RunningHost.Event(
            "admission.started", subject, new { admissionId = "a-1", kind = "psychiatric-ward", place = "afdeling Q" },
            id: $"admission of {cpr}", source: "/SOF/nexus");
        admission["time"] = "2026-08-30T08:00:00+02:00";
        Assert.Equal(200, (await running.SendAsync(new[] { admission }, source: "/SOF/nexus")).Code);
        var answer = await running.SendAsync(new[]
        {
            RunningHost.Registration(cpr),
            RunningHost.Intervention(cpr, "k-1"),
            RunningHost.Event("appointment.booked", subject, new
            {
                appointmentId = "m-1", kind = "employment-interview", startsAt = "2026-08-31T10:00:00+02:00",
                endsAt = "2026-08-31T11:00:00+02:00", caseworker = "bif-1", interventionId = "k-1",
            }),
            RunningHost.Event(
                "sanction.notified", subject, new { sanctionId = "s-1", reason = "no-show", caseworker = "bif-1", appointmentId = "m-1" },
                id: $"sanction of {cpr}"),
        });
        Assert.Equal(200, answer.Code);
        return (answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!, before);
    }

    [Fact]
    public async Task A_department_is_told_what_follows_for_it_from_the_event_of_another()
    {
        var before = (await running.Host.GetAsync("/api/v1/feed?limit=1000", Bif)).Header("Last-Event-ID")!;
        var cpr = RunningHost.NewCpr();
        var booked = await running.SendAsync(new[]
        {
            RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1"),
            RunningHost.Event("appointment.booked", $"cpr:{cpr}", new
            {
                appointmentId = "m-1", kind = "employment-interview", startsAt = "2026-08-31T10:00:00+02:00",
                endsAt = "2026-08-31T11:00:00+02:00", caseworker = "bif-1", interventionId = "k-1",
            }),
        });
        var key = booked.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
        Assert.Empty(await ReadAsync(Bif, $"after={before}&types=appointment-yielded", key));

        var admission = RunningHost.Event(
            "admission.started", $"cpr:{cpr}", new { admissionId = "a-1", kind = "psychiatric-ward", place = "afdeling Q" },
            source: "/SOF/nexus");
        Assert.Equal(200, (await running.SendAsync(new[] { admission }, source: "/SOF/nexus")).Code);
        var yielded = Assert.Single(await ReadAsync(Bif, $"after={before}&types=appointment-yielded", key));
        Assert.Equal("BIF/m-1", yielded.GetProperty("data").GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, yielded.GetProperty("data").GetProperty("cause").ValueKind);
        Assert.DoesNotContain("afdeling Q", yielded.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_is_told_that_its_sanction_is_held_no_more()
    {
        var (key, before) = await HeldAsync();
        var held = Assert.Single(await ReadAsync(Bif, $"after={before}&types=sanction-held", key));
        var cpr = held.GetProperty("data").GetProperty("cause").GetString()!["sanction of ".Length..];
        var taken = RunningHost.Event(
            "event.withdrawn", $"cpr:{cpr}", new { id = $"admission of {cpr}", reason = "Forkert borger" }, source: "/SOF/nexus");
        Assert.Equal(200, (await running.SendAsync(new[] { taken }, source: "/SOF/nexus")).Code);
        var lifted = Assert.Single(
            await ReadAsync(Bif, $"after={held.GetProperty("position").GetString()}&types=conflict-dissolved", key),
            static one => one.GetProperty("data").GetProperty("kind").GetString() == "sanction-hold");
        Assert.Equal(held.GetProperty("data").GetProperty("id").GetString(), lifted.GetProperty("data").GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, lifted.GetProperty("data").GetProperty("cause").ValueKind);
        Assert.DoesNotContain("afdeling Q", lifted.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<JsonElement[]> ReadAsync(string caller, string query, string key) =>
        [.. (await running.Host.GetAsync($"/api/v1/feed?limit=1000&{query}", caller)).Body.EnumerateArray()
            .Where(one => one.GetProperty("subject").GetString() == $"citizen:{key}")];

    [Fact]
    public async Task What_the_coordinator_asks_for_is_told_to_the_department_that_is_asked()
    {
        var before = (await running.Host.GetAsync("/api/v1/feed?limit=1000", Sof)).Header("Last-Event-ID")!;
        var cpr = RunningHost.NewCpr();
        var answer = await running.SendAsync(new[] { RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1") });
        var key = answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
        var path = $"/api/v1/citizens/{key}";
        await running.Host.SendAsync(
            HttpMethod.Put, $"{path}/coordinator", "caseworker:bif-1", new { caseworker = "bif-1", reason = "kender borgeren" });
        var asked = await running.Host.PostAsync(
            $"{path}/measures", "caseworker:bif-1", new { department = "SOF", what = "bostøtte", reason = "bor alene" });
        Assert.Equal(201, asked.Code);
        var told = Assert.Single(
            await ReadAsync(Sof, $"after={before}", key),
            static one => one.GetProperty("type").GetString() == "coordination.decision.measure-asked.v1");
        Assert.Equal("bostøtte", told.GetProperty("data").GetProperty("what").GetString());
        Assert.Equal(asked.Body.GetProperty("id").GetString(), told.GetProperty("data").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Each_department_gets_the_decisions_that_concern_it_as_it_may_see_them()
    {
        var (key, before) = await HeldAsync();
        var ours = await ReadAsync(Bif, $"after={before}", key);
        var held = Assert.Single(ours, static one => one.GetProperty("type").GetString() == "coordination.decision.sanction-held.v1");
        Assert.Equal("1.0", held.GetProperty("specversion").GetString());
        Assert.Equal("/coordination", held.GetProperty("source").GetString());
        var data = held.GetProperty("data");
        Assert.Equal("sanction-hold", data.GetProperty("kind").GetString());
        Assert.Equal("sanction-hold", data.GetProperty("rule").GetString());
        Assert.NotEmpty(data.GetProperty("basis").GetString()!);
        Assert.NotEmpty(data.GetProperty("policyVersion").GetString()!);
        Assert.StartsWith("sanction of ", data.GetProperty("cause").GetString(), StringComparison.Ordinal);
        Assert.Equal("BIF/s-1", data.GetProperty("parties")[0].GetProperty("id").GetString());
        Assert.DoesNotContain("afdeling Q", held.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("psychiatric", held.GetRawText(), StringComparison.Ordinal);
        var yielded = Assert.Single(
            ours, static one => one.GetProperty("type").GetString() == "coordination.decision.appointment-yielded.v1");
        Assert.Equal("yielding", yielded.GetProperty("data").GetProperty("status").GetString());

        var theirs = await ReadAsync(Sof, $"after={before}", key);
        Assert.DoesNotContain(theirs, static one => one.GetProperty("type").GetString()!.Contains("appointment", StringComparison.Ordinal));
        var toSof = Assert.Single(theirs, static one => one.GetProperty("type").GetString() == "coordination.decision.sanction-held.v1");
        Assert.Equal(held.GetProperty("position").GetString(), toSof.GetProperty("position").GetString());
        Assert.Equal(JsonValueKind.Null, toSof.GetProperty("data").GetProperty("cause").ValueKind);
        Assert.DoesNotContain("BIF/s-1", toSof.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_one_are_the_page_of_all()
    {
        var (key, before) = await HeldAsync();
        var all = (await ReadAsync(Bif, $"after={before}", key)).Select(static one => one.GetRawText()).ToArray();
        List<string> one = [];
        for (var next = $"/api/v1/feed?after={before}&limit=1"; next is not null;)
        {
            var page = await running.Host.GetAsync(next, Bif);
            Assert.True(page.Body.GetArrayLength() <= 1);
            one.AddRange(page.Body.EnumerateArray().Where(it => it.GetProperty("subject").GetString() == $"citizen:{key}")
                .Select(static it => it.GetRawText()));
            next = page.Header("Link") is { } link ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;
        }

        Assert.NotEmpty(all);
        Assert.Equal(all, one);
    }

    [Fact]
    public async Task Small_pages_pass_over_nothing_where_some_of_what_is_read_is_not_told()
    {
        var before = (await running.Host.GetAsync("/api/v1/feed?limit=1000", Bif)).Header("Last-Event-ID")!;
        var cpr = RunningHost.NewCpr();
        var key = (await running.SendAsync(new[] { RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1") })).Body
            .GetProperty("results")[0].GetProperty("citizen").GetString()!;
        for (var number = 0; number < 4; number++)
        {
            // That the citizen has no coordinator is revised each time, and not told to BIF; BIF's own deadline is.
            foreach (var kind in (string[])["mentor", "housing-support"])
                Assert.Equal(200, (await running.SendAsync(new[]
                {
                    RunningHost.Event(
                        "intervention.started", $"cpr:{cpr}",
                        new { interventionId = $"{kind}-{number}", kind, unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-30" },
                        source: "/SOF/nexus"),
                }, source: "/SOF/nexus")).Code);
            Assert.Equal(200, (await running.SendAsync(RunningHost.Event("deadline.set", $"cpr:{cpr}", new
            {
                deadlineId = $"d-{number}", title = "Opfølgning", dueAt = "2026-09-30", responsible = "bif-1", interventionId = "k-1",
            }))).Code);
        }

        var all = (await ReadAsync(Bif, $"after={before}", key)).Select(static one => one.GetRawText()).ToArray();
        Assert.Equal(4, all.Count(static one => one.Contains("BIF/d-", StringComparison.Ordinal)));
        for (var limit = 1; limit <= 5; limit++)
        {
            List<string> paged = [];
            for (var next = $"/api/v1/feed?after={before}&limit={limit}"; next is not null;)
            {
                var page = await running.Host.GetAsync(next, Bif);
                paged.AddRange(page.Body.EnumerateArray().Where(it => it.GetProperty("subject").GetString() == $"citizen:{key}")
                    .Select(static it => it.GetRawText()));
                next = page.Header("Link") is { } link ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;
            }

            Assert.Equal(all, paged);
        }
    }

    [Fact]
    public async Task Only_the_types_asked_for_come()
    {
        var (key, before) = await HeldAsync();
        var some = await ReadAsync(Bif, $"after={before}&types=sanction-held,coordination.decision.appointment-yielded.v1", key);
        Assert.Equal(
            ["coordination.decision.appointment-yielded.v1", "coordination.decision.sanction-held.v1"],
            some.Select(static one => one.GetProperty("type").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/feed?types=sanction-held,nothing", Bif)).Code);
    }

    [Fact]
    public async Task A_long_poll_returns_with_the_first_decision()
    {
        var before = (await running.Host.GetAsync("/api/v1/feed?limit=1000", Bif)).Header("Last-Event-ID")!;
        var poll = running.Host.SendAsync(HttpMethod.Get, $"/api/v1/feed?after={before}", Bif, null, ("Prefer", "wait=20"));
        var (key, _) = await HeldAsync();
        var answer = await poll;
        Assert.Equal("wait=20", answer.Header("Preference-Applied"));
        Assert.Contains(key, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_goes_on_after_the_position_it_was_left_at()
    {
        var (first, before) = await HeldAsync();
        long position;
        await using (var stream = await StreamReading.OpenAsync(running.Host, $"/api/v1/feed/stream?after={before}", Bif))
            (position, _) = await stream.DataWithAsync(first);
        var (second, _) = await HeldAsync();
        await using var resumed = await StreamReading.OpenAsync(running.Host, "/api/v1/feed/stream", Bif, lastEventId: $"{position}");
        var (next, data) = await resumed.DataWithAsync("sanction-held");
        Assert.True(next > position);
        Assert.Contains(first, data, StringComparison.Ordinal);
        await resumed.DataWithAsync(second);
    }

    [Fact]
    public async Task A_reader_needs_a_department_of_its_own_and_a_position_of_this_database()
    {
        Assert.Equal(403, (await running.Host.GetAsync("/api/v1/feed?department=SOF", Bif)).Code);
        Assert.Equal(200, (await running.Host.GetAsync("/api/v1/feed?department=bif", Bif)).Code);
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/feed", "role:integration")).Code);
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/feed?department=XXX", "role:integration")).Code);
        Assert.Equal(200, (await running.Host.GetAsync("/api/v1/feed?department=SOF", "role:integration")).Code);
        Assert.Equal(403, (await running.Host.GetAsync("/api/v1/feed", "caseworker:bif-1")).Code);
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/feed?after=x", Bif)).Code);
        var future = await running.Host.GetAsync("/api/v1/feed?after=9000000000000", Bif);
        Assert.Equal(410, future.Code);
        Assert.True(future.Body.GetProperty("newest").GetInt64() > 0);
        Assert.Equal(0, future.Body.GetProperty("oldest").GetInt64()); // Nothing of the journal is archived.
        Assert.Equal(410, (await running.Host.GetAsync("/api/v1/feed/stream?after=9000000000000", Bif)).Code);
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/feed/stream?types=unheard-of", Bif)).Code);
        Assert.Equal(403, (await running.Host.GetAsync("/api/v1/feed/stream?department=SOF", Bif)).Code);
    }
}

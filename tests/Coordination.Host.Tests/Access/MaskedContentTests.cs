using System.Text.Json;
using Coordination.Domain.Names;
using Coordination.Host.Tests.Api;

namespace Coordination.Host.Tests.Access;

/// <summary>
/// Another department's content over HTTP: the one masked shape, what opens it, and what it does to tags, numbers and commands.
/// </summary>
public sealed class MaskedContentTests(RunningHost running)
{
    private const string Secret = "Metadonhuset";
    private const string Bif = "caseworker:bif-1";

    private static readonly string[] MaskedMembers = ["contact", "department", "endsAt", "id", "masked", "startsAt"];

    [Fact]
    public async Task Without_a_basis_the_other_departments_content_is_in_no_output()
    {
        var key = await ClashAsync();
        foreach (var path in (string[])["", "?asOf=2026-12-31T00:00:00Z", "/history", "/contacts", "/colleagues", "/family"])
        {
            var text = (await running.Host.GetAsync($"/api/v1/citizens/{key}{path}", Bif)).Text;
            foreach (var told in (string[])[Secret, "drug-treatment", "SOF/", "\"sof-1\"", "sof-unit"])
                Assert.False(text.Contains(told, StringComparison.Ordinal) && !IsEntry(path, told), $"{path} tells {told}: {text}");
        }

        var alerts = (await running.Host.GetAsync("/api/v1/alerts?state=open", Bif)).Body.EnumerateArray()
            .Where(alert => alert.GetProperty("citizen").GetString() == key).Select(static alert => alert.GetRawText()).ToList();
        Assert.NotEmpty(alerts);
        Assert.All(alerts, static alert => Assert.DoesNotContain(Secret, alert, StringComparison.Ordinal));

        // The entry point of a department is public.
        static bool IsEntry(string path, string told) => path == "/contacts" && told is "sof-unit";
    }

    [Fact]
    public async Task What_is_masked_has_one_shape_and_says_whom_to_call()
    {
        var key = await ClashAsync();
        var picture = (await running.Host.GetAsync($"/api/v1/citizens/{key}", Bif)).Body;
        Assert.Equal(
            [("BIF", "full", "responsible"), ("SOF", "masked", null)],
            picture.GetProperty("access").EnumerateArray().Select(static one => (
                one.GetProperty("department").GetString(), one.GetProperty("access").GetString(), one.GetProperty("ground").GetString())));
        var clash = picture.GetProperty("conflicts").EnumerateArray()
            .Single(static one => one.GetProperty("kind").GetString() == "appointment-clash");
        JsonElement[] masked =
        [
            .. picture.GetProperty("interventions").EnumerateArray().Concat(picture.GetProperty("appointments").EnumerateArray())
                .Concat(clash.GetProperty("parties").EnumerateArray())
                .Where(static one => one.TryGetProperty("masked", out var is_) && is_.GetBoolean()),
        ];
        Assert.Equal(3, masked.Length);
        foreach (var one in masked)
        {
            Assert.Empty(one.EnumerateObject().Select(static member => member.Name).Except(MaskedMembers));
            Assert.Equal("SOF", one.GetProperty("department").GetString());
            Assert.Equal("Socialforvaltningen", one.GetProperty("contact").GetProperty("name").GetString());
            Assert.Equal("+45 00 00 00 02", one.GetProperty("contact").GetProperty("phone").GetString());

            // Whoever guesses what an id stands for cannot compute it.
            var id = one.GetProperty("id").GetString();
            foreach (var guess in (string[])["SOF", "SOF/b-1", "SOF/t-1"])
                foreach (var made in (string[])[DeterministicId.Id("masked", key, guess), OpaqueIds.OfNoKey.Of(new(key), guess)])
                    Assert.NotEqual(made, id);
        }

        // Whoever knows the own party and guesses the hidden one cannot find out by the conflict's id.
        Assert.NotEqual(
            DeterministicId.Id(key, "appointment-clash", "appointment", "BIF/i-1", "appointment", "SOF/t-1"),
            clash.GetProperty("id").GetString());
        Assert.Equal(
            DateTimeOffset.Parse("2026-09-20T10:30:00+02:00", System.Globalization.CultureInfo.InvariantCulture),
            masked[1].GetProperty("startsAt").GetDateTimeOffset());
        var own = picture.GetProperty("interventions").EnumerateArray().First();
        Assert.False(own.TryGetProperty("masked", out _) || own.TryGetProperty("contact", out _));
    }

    [Fact]
    public async Task Tags_and_numbers_count_only_what_is_seen_and_change_when_more_is_seen()
    {
        var key = await ClashAsync();
        var before = await running.Host.GetAsync($"/api/v1/citizens/{key}", Bif);
        var history = (await running.Host.GetAsync($"/api/v1/citizens/{key}/history", Bif)).Body.EnumerateArray().ToList();
        Assert.Equal(before.Body.GetProperty("version").GetInt64(), history.Count);
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(static entry => entry.GetProperty("version").GetInt32()));
        var second = (await running.Host.GetAsync($"/api/v1/citizens/{key}/history?after=2&limit=1", Bif)).Body.EnumerateArray().Single();
        Assert.Equal(history[2].GetRawText(), second.GetRawText());
        Assert.Equal(304, (await running.Host.GetAsync($"/api/v1/citizens/{key}", Bif, ("If-None-Match", before.Header("ETag")!))).Code);

        // What happens at the other department alone changes nothing.
        await SendAsync("intervention.changed", key, new { interventionId = "b-1", title = "Nyt" });
        Assert.Equal(304, (await running.Host.GetAsync($"/api/v1/citizens/{key}", Bif, ("If-None-Match", before.Header("ETag")!))).Code);

        await SendAsync("consent.given", key, new { scope = (string[])["BIF", "SOF"] });
        var after = await running.Host.GetAsync($"/api/v1/citizens/{key}", Bif, ("If-None-Match", before.Header("ETag")!));
        Assert.Equal(200, after.Code);
        Assert.Contains("drug-treatment", after.Text, StringComparison.Ordinal);
        Assert.Contains("\"ground\":\"consent\"", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_the_length_of_the_history_whenever_it_was_counted_before()
    {
        var key = await ClashAsync();
        await SendAsync("appointment.moved", key, new
        {
            appointmentId = "t-1", startsAt = "2026-09-20T10:40:00+02:00", endsAt = "2026-09-20T11:40:00+02:00",
        });
        await CountedAsync();
        var offered = await running.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:sof-1", new
        {
            what = new { type = "intervention", id = "SOF/b-1" }, to = new { caseworker = "bif-3" }, reason = "flytter",
        });
        await CountedAsync();
        Assert.Equal(200, (await running.Host.PostAsync(
            $"/api/v1/citizens/{key}/handovers/{offered.Body.GetProperty("id").GetString()}/accept", "caseworker:bif-3", new { })).Code);
        await CountedAsync();

        async Task CountedAsync() => Assert.Equal(
            (await running.Host.GetAsync($"/api/v1/citizens/{key}/history?limit=1000", Bif)).Body.GetArrayLength(),
            (await running.Host.GetAsync($"/api/v1/citizens/{key}", Bif)).Body.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task A_hidden_thing_and_one_that_does_not_exist_are_refused_alike()
    {
        var key = await ClashAsync();
        foreach (var (command, body) in ((string, Func<string, object>)[])
            [
                ("handovers", id => new { what = new { type = "intervention", id }, to = new { caseworker = "bif-2" }, reason = "grund" }),
                ("handover-requests", id => new { what = new { type = "intervention", id }, reason = "grund" }),
            ])
        {
            var hidden = await running.Host.PostAsync($"/api/v1/citizens/{key}/{command}", Bif, body("SOF/b-1"));
            var none = await running.Host.PostAsync($"/api/v1/citizens/{key}/{command}", Bif, body("SOF/none"));
            Assert.Equal((none.Code, WithoutTrace(none.Text)), (hidden.Code, WithoutTrace(hidden.Text)));
            Assert.InRange(hidden.Code, 400, 422);
        }
    }

    [Fact]
    public async Task A_conflict_is_settled_over_content_that_is_hidden_by_the_masked_partys_id()
    {
        var key = await ClashAsync();
        var clash = (await running.Host.GetAsync($"/api/v1/citizens/{key}", Bif)).Body.GetProperty("conflicts").EnumerateArray()
            .Single(static one => one.GetProperty("kind").GetString() == "appointment-clash");
        var path = $"/api/v1/citizens/{key}/conflicts/{clash.GetProperty("id").GetString()}/settle";
        var hidden = clash.GetProperty("parties").EnumerateArray().Single(static one => one.TryGetProperty("masked", out _));
        Assert.Equal(422, (await running.Host.PostAsync(path, Bif, new { outcome = "yield", party = "SOF/t-1", reason = "aftalt" })).Code);
        var answer = await running.Host.PostAsync(
            path, Bif, new { outcome = "yield", party = hidden.GetProperty("id").GetString(), reason = "aftalt" });
        Assert.Equal(200, answer.Code);
        Assert.DoesNotContain("SOF/", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_glass_shows_the_whole_and_is_on_the_access_log()
    {
        var key = await ClashAsync();
        const string stranger = "caseworker:bif-9";
        var refused = await running.Host.GetAsync($"/api/v1/citizens/{key}", stranger);
        Assert.Equal(403, refused.Code);
        Assert.Contains("break-glass", refused.Text, StringComparison.Ordinal);
        Assert.Equal(
            422, (await running.Host.PostAsync($"/api/v1/citizens/{key}/break-glass", stranger, new { reason = "for kort" })).Code);
        Assert.Equal(422, (await running.Host.PostAsync($"/api/v1/citizens/{key}/break-glass", stranger, new { })).Code);
        var broken = await running.Host.PostAsync(
            $"/api/v1/citizens/{key}/break-glass", stranger, new { reason = "borgeren er fundet bevidstløs" });
        Assert.Equal(200, broken.Code);
        Assert.Equal(
            409, (await running.Host.PostAsync(
                $"/api/v1/citizens/{key}/break-glass", stranger, new { reason = "borgeren er fundet bevidstløs igen" })).Code);
        Assert.True(broken.Body.GetProperty("until").GetDateTimeOffset() > default(DateTimeOffset));
        Assert.Contains(Secret, (await running.Host.GetAsync($"/api/v1/citizens/{key}", stranger)).Text, StringComparison.Ordinal);
        var looks = (await running.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:data-protection-officer")).Body
            .EnumerateArray().Select(static look => $"{look.GetProperty("who")} {look.GetProperty("what")} {look.GetProperty("ground")}");
        Assert.Contains("bif-9 break-glass borgeren er fundet bevidstløs", looks);
        foreach (var who in (string[])["role:auditor", "role:operations", "source:/BIF/fasit"])
            Assert.Equal(403, (await running.Host.PostAsync(
                $"/api/v1/citizens/{key}/break-glass", who, new { reason = "borgeren er fundet bevidstløs" })).Code);
    }

    [Fact]
    public async Task What_is_open_learns_at_once_that_consent_was_withdrawn()
    {
        var key = await ClashAsync();
        var scope = new { scope = (string[])["BIF", "SOF"] };
        await SendAsync("consent.given", key, scope);
        Assert.Contains(Secret, (await running.Host.GetAsync($"/api/v1/citizens/{key}", Bif)).Text, StringComparison.Ordinal);
        await using var page = await StreamReading.OpenAsync(running.Host, $"/live/alerts?citizen={key}&seen=before", Bif);
        await page.UntilAsync("event: changed");
        await using var feed = await StreamReading.OpenAsync(running.Host, "/api/v1/feed/stream", "source:/BIF/fasit");

        await SendAsync("consent.withdrawn", key, scope, time: "2026-08-31T08:59:30+02:00");
        await page.UntilAsync("event: changed");
        Assert.DoesNotContain(Secret, (await running.Host.GetAsync($"/api/v1/citizens/{key}", Bif)).Text, StringComparison.Ordinal);
        await SendAsync("appointment.booked", key, new
        {
            appointmentId = "i-2", kind = "employment-interview", startsAt = "2026-09-21T10:00:00+02:00",
            endsAt = "2026-09-21T11:00:00+02:00", caseworker = "bif-1", place = "Jobcenter", interventionId = "k-1",
        }, "/BIF/fasit");
        await SendAsync("appointment.booked", key, new
        {
            appointmentId = "t-2", kind = "treatment", startsAt = "2026-09-21T10:30:00+02:00", endsAt = "2026-09-21T11:30:00+02:00",
            caseworker = "sof-1", place = Secret, interventionId = "b-1",
        });
        Assert.DoesNotContain(Secret, (await feed.DataWithAsync("appointment-yielded")).Data, StringComparison.Ordinal);
    }

    /// <summary>A citizen of bif-1 and sof-1 whose appointments clash.</summary>
    private async Task<string> ClashAsync()
    {
        var key = await running.NewCitizenAsync();
        await SendAsync("intervention.started", key, new
        {
            interventionId = "b-1", kind = "drug-treatment", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-31",
            title = Secret,
        });
        await SendAsync("appointment.booked", key, new
        {
            appointmentId = "t-1", kind = "treatment", startsAt = "2026-09-20T10:30:00+02:00", endsAt = "2026-09-20T11:30:00+02:00",
            caseworker = "sof-1", place = Secret, interventionId = "b-1",
        });
        await SendAsync("appointment.booked", key, new
        {
            appointmentId = "i-1", kind = "employment-interview", startsAt = "2026-09-20T10:00:00+02:00",
            endsAt = "2026-09-20T11:00:00+02:00", caseworker = "bif-1", place = "Jobcenter", interventionId = "k-1",
        }, "/BIF/fasit");
        return key;
    }

    private async Task SendAsync(string type, string key, object data, string source = "/SOF/nexus", string? time = null)
    {
        var sent = RunningHost.Event(type, $"citizen:{key}", data, source: source);
        if (time is not null) sent["time"] = time;
        var answer = await running.SendAsync(sent, source: source);
        Assert.Equal((200, "settled"), (answer.Code, answer.Body.GetProperty("results")[0].GetProperty("status").GetString()));
    }

    private static string WithoutTrace(string problem)
    {
        using var read = JsonDocument.Parse(problem);
        return string.Join('\n', read.RootElement.EnumerateObject().Where(static one => one.Name is not ("traceId" or "instance"))
            .Select(static one => $"{one.Name} {one.Value.GetRawText()}"));
    }
}

using System.Text.Json;
using Coordination.Host.Tests.Webhooks;
using Coordination.Testing;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Access;

/// <summary>
/// A citizen of BIF at a crisis center of SOF, in everything that is read without the citizen at hand: lists, desk, alerts, feed,
/// looks. All use one host and the same invented citizens, so this file reads better whole.
/// </summary>
public sealed class SecretListsTests(OwnHost own) : IClassFixture<OwnHost>
{
    private const string Leader = "caseworker:bif-lead";

    [Fact]
    public async Task No_list_names_the_department_of_a_secret_matter_and_no_filter_selects_it()
    {
        var (secret, open) = (await CitizenAsync("shelter"), await CitizenAsync("housing-support"));
        foreach (var path in (string[])["operations/shared?", "operations/matters?matter=conflict&", "operations/matters?matter=handover&"])
        {
            var rows = await RowsAsync(path, Leader);
            Assert.Equal(["BIF", "other-authority"], Departments(Assert.Single(rows, row => KeyOf(row) == secret)).Order());
            Assert.Equal(["BIF", "SOF"], Departments(Assert.Single(rows, row => KeyOf(row) == open)).Order());
            if (path.Contains("handover", StringComparison.Ordinal)) continue; // A filter knows no direction.
            var filter = $"{path}departments=BIF,SOF";
            var asked = await RowsAsync($"{filter}&", Leader);
            Assert.Contains(asked, row => KeyOf(row) == open);
            Assert.DoesNotContain(asked, row => KeyOf(row) == secret);
            var total = (await own.Host.GetAsync($"/api/v1/{filter}&limit=1", Leader)).Header("X-Total-Count");
            if (total is not null) Assert.Equal($"{asked.Count}", total);

            // Its own department, and who sees everything, select it.
            foreach (var who in (string[])["caseworker:sof-head", "role:operations"])
                Assert.Contains(await RowsAsync($"{filter}&", who), row => KeyOf(row) == secret);
        }
    }

    [Fact]
    public async Task Leaders_figures_count_a_secret_matter_as_another_authoritys_and_in_whole_fives()
    {
        var (before, all) = (await CountsAsync(Leader), await CountsAsync("role:operations"));
        for (var i = 0; i < 5; i++) await SharedAsync("shelter");
        var (after, now) = (await CountsAsync(Leader), await CountsAsync("role:operations"));
        Assert.Equal(all.GetValueOrDefault("BIF SOF") + 5, now["BIF SOF"]);
        Assert.Equal(all["total"] + 5, now["total"]);
        Assert.Equal(before.GetValueOrDefault("BIF SOF"), after.GetValueOrDefault("BIF SOF"));
        Assert.Equal(before.GetValueOrDefault("BIF other-authority") + 5, after["BIF other-authority"]);
        Assert.All(after.Values, static count => Assert.Equal(0, count % 5));

        await SharedAsync("housing-support");
        Assert.Equal(now["BIF SOF"] + 1, (await CountsAsync("role:operations"))["BIF SOF"]);
    }

    private async Task<Dictionary<string, long>> CountsAsync(string who)
    {
        var summary = (await own.Host.GetAsync("/api/v1/operations/shared/summary", who)).Body;
        var counts = summary.GetProperty("pairs").EnumerateArray().ToDictionary(
            static pair => string.Join(' ', Departments(pair)), static pair => Shared(pair.GetProperty("count")));
        counts["total"] = Shared(summary.GetProperty("total"));
        return counts;

        static long Shared(JsonElement count) => count.GetProperty("shared").GetInt64();
    }

    private async Task SharedAsync(string kind)
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1"));
        await own.SettleAsync(Event(
            "intervention.started", $"citizen:{key}",
            new { interventionId = "b-1", kind, unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-31" }, source: "/SOF/nexus"));
    }

    [Fact]
    public async Task Desk_alerts_feed_and_the_question_whom_to_call_do_not_name_it()
    {
        var key = await CitizenAsync("placement");
        var desk = (await own.Host.GetAsync("/api/v1/me/desk", "caseworker:bif-1")).Body.GetProperty("citizens").EnumerateArray()
            .Single(row => row.GetProperty("key").GetString() == key);
        var alerts = (await own.Host.GetAsync("/api/v1/alerts?state=all", "caseworker:bif-1")).Body.EnumerateArray()
            .Where(alert => alert.GetProperty("citizen").GetString() == key).ToArray();
        var feed = (await own.Host.GetAsync("/api/v1/feed?department=BIF&limit=1000", "scopes:feed:BIF")).Body.EnumerateArray()
            .Where(told => told.GetProperty("subject").GetString() == $"citizen:{key}").ToArray();
        Assert.NotEmpty(alerts);
        Assert.NotEmpty(feed);
        List<string> received = [desk.GetRawText(), .. alerts.Concat(feed).Select(static one => one.GetRawText())];
        foreach (var path in (string[])["", "/history", "/contacts", "/colleagues", "/family"])
            received.Add((await own.Host.GetAsync($"/api/v1/citizens/{key}{path}", "caseworker:bif-1")).Text);
        received.Add((await own.Host.PostAsync(
            $"/api/v1/citizens/{key}/contacts", "caseworker:bif-9", new { reason = "borgeren står her" })).Text);
        foreach (var text in received)
            foreach (var told in (string[])["SOF", "Socialforvaltningen", "sof-1", "sof-unit", "Borgercenter", "+45 00 00 00 02"])
                Assert.DoesNotContain(told, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coordinator_is_not_told_who_of_that_department_looked_and_the_officer_is()
    {
        var (secret, open) = (await CitizenAsync("shelter"), await CitizenAsync("housing-support"));
        foreach (var key in (string[])[secret, open])
        {
            Assert.Equal(200, (await own.Host.SendAsync(
                HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", Leader, new { caseworker = "bif-2", reason = "x" })).Code);
            Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:sof-1")).Code);
            Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{key}", "scopes:read:SOF")).Code);
            Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{key}", "source:/SOF/nexus")).Code);
            Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1")).Code);
        }

        var looks = (await own.Host.GetAsync($"/api/v1/citizens/{secret}/access-log", "caseworker:bif-2")).Text;
        foreach (var told in (string[])["SOF", "sof-1"]) Assert.DoesNotContain(told, looks, StringComparison.Ordinal);
        Assert.Contains("bif-1", looks, StringComparison.Ordinal);
        Assert.Contains("other-authority", looks, StringComparison.Ordinal);
        foreach (var (key, who) in ((string, string)[])[(open, "caseworker:bif-2"), (secret, "role:auditor")])
            Assert.Contains("sof-1", (await own.Host.GetAsync($"/api/v1/citizens/{key}/access-log", who)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Citizens_who_differ_in_hidden_content_only_look_the_same_in_every_output()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var subscription = $"/api/v1/subscriptions/{nameof(SecretListsTests)}";
        Assert.Equal(201, (await own.Host.SendAsync(
            HttpMethod.Put, subscription, "source:/BIF/fasit", new { url = $"{receiver.Url}/in" })).Code);
        await own.Host.GetAsync("/", MaskedOutputs.Responsible); // The first page sets the cookie of forms, whatever it is about.
        foreach (var (kind, otherKind) in ((string, string)[])[("shelter", "placement"), ("housing-support", "housing-support")])
        {
            var (one, other) = (await CitizenAsync(kind), await CitizenAsync(otherKind));

            // One is looked at before the hidden things happen, the other is not.
            var seen = await own.Host.GetAsync($"/api/v1/citizens/{one}", MaskedOutputs.Responsible);
            Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{other}", MaskedOutputs.Leader)).Code);
            await (kind == "shelter" ? HappensHiddenAsync(one, kind) : ChangesHiddenAsync(one));
            Assert.Equal(304, (await own.Host.GetAsync(
                $"/api/v1/citizens/{one}", MaskedOutputs.Responsible, ("If-None-Match", seen.Header("ETag")!))).Code);
            Assert.Equal(await ReportedAsync(one), await ReportedAsync(other));
            var lastDecided = await ArrivedAsync(receiver);
            await own.Host.GetAsync($"/api/v1/citizens/{one}", MaskedOutputs.Leader);
            await own.Host.GetAsync($"/api/v1/citizens/{other}", MaskedOutputs.Responsible);
            foreach (var who in (string[])[MaskedOutputs.Responsible, MaskedOutputs.Offered, MaskedOutputs.Leader])
                await own.Host.GetAsync("/api/v1/alerts?state=all", who); // Whoever reads marks as delivered.
            var outputs = new MaskedOutputs(own.Host, receiver);
            var (told, same) = (await outputs.OfAsync(one), await outputs.OfAsync(other));
            if (await outputs.StreamedAsync(await AlertedAsync(), lastDecided, one, other) is [var streamed, var sameStreamed])
                foreach (var (stream, lines) in streamed)
                {
                    Assert.NotEmpty(lines);
                    Assert.Equal(sameStreamed[stream], lines);
                }

            Assert.All(told, channel => Assert.True(
                channel.Value == same[channel.Key], $"{channel.Key}\n{channel.Value}\n--- and\n{same[channel.Key]}"));
            foreach (var (channel, text) in told)
                if (channel.EndsWith("SOF/b-1", StringComparison.Ordinal))
                    Assert.Equal(told[channel.Replace("SOF/b-1", "SOF/none", StringComparison.Ordinal)], text);
            Assert.Equal(await SettledAsync(one), await SettledAsync(other));
        }

        Assert.Equal(204, (await own.Host.SendAsync(HttpMethod.Delete, subscription, "source:/BIF/fasit")).Code);
    }

    /// <summary>SOF reports more of a citizen, which changes nothing that another department works with.</summary>
    private Task HappensHiddenAsync(string key, string kind) => OneByOneAsync(
        20, Event(
            "intervention.changed", $"citizen:{key}",
            new { interventionId = "b-1", title = "Krisecenter Nord", place = "Skjulte Vej 7" }, source: "/SOF/nexus"),
        Event(
            "intervention.started", $"citizen:{key}",
            new { interventionId = "b-2", kind, unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-31" }, source: "/SOF/nexus"),
        Event(
            "deadline.set", $"citizen:{key}",
            new { deadlineId = "h-1", title = "tilsyn", dueAt = "2026-10-01", responsible = "sof-1" }, source: "/SOF/nexus"));

    /// <summary>Within SOF an intervention changes that is no secret matter, with a deadline and a contact of SOF's own.</summary>
    private Task ChangesHiddenAsync(string key) => OneByOneAsync(
        20, Event(
            "intervention.changed", $"citizen:{key}",
            new { interventionId = "b-1", title = "Beskyttet bolig Nord", place = "Skjulte Vej 9" }, source: "/SOF/nexus"),
        Event(
            "deadline.set", $"citizen:{key}",
            new { deadlineId = "h-1", title = "Skjult tilsyn", dueAt = "2026-10-01", responsible = "sof-1" }, source: "/SOF/nexus"),
        Event(
            "contact.received", $"citizen:{key}",
            new { contactId = "h-2", channel = "phone", unit = "sof-unit", about = "Skjulte Vej 9" }, source: "/SOF/nexus"));

    /// <summary>Alerts the responsible about another citizen, after everything before; answers that citizen's key.</summary>
    private async Task<string> AlertedAsync()
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1", "bif-2"));
        Assert.Equal(201, (await own.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-2", new
        {
            what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = "bif-1" }, reason = "sidst",
        })).Code);
        return key;
    }

    /// <summary>What BIF's system is told of an event of its own, and when it asks what became of it.</summary>
    private async Task<string> ReportedAsync(string key)
    {
        var reported = Timed(Event(
            "deadline.set", $"citizen:{key}",
            new { deadlineId = "o-1", title = "opfølgning", dueAt = "2026-10-02", responsible = "bif-1" }), second: 40);
        var sent = await own.Host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit", HostProcess.Json(reported, "application/cloudevents+json"), ("Prefer", "wait=20"));
        Assert.Equal(200, sent.Code);
        var repeated = await own.Host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit", HostProcess.Json(reported, "application/cloudevents+json"), ("Prefer", "wait=20"));
        var asked = await own.Host.GetAsync($"/api/v1/events?source=/BIF/fasit&id={reported["id"]}", "source:/BIF/fasit");
        Assert.Equal(200, asked.Code);
        return string.Join('\n', new[] { sent, repeated, asked }.Select(answer => MaskedOutputs.Plain(answer, key)));
    }

    /// <summary>The answer to the settlement of the clash by whom it is hidden from, and the answer that was kept of it.</summary>
    private async Task<string> SettledAsync(string key)
    {
        var clash = (await own.Host.GetAsync($"/api/v1/citizens/{key}", MaskedOutputs.Responsible)).Body.GetProperty("conflicts")
            .EnumerateArray().Single(static one => one.GetProperty("kind").GetString() == "appointment-clash");
        var hidden = clash.GetProperty("parties").EnumerateArray().Single(static one => one.TryGetProperty("masked", out _));
        async Task<Answer> SettleAsync() => await own.Host.PostAsync(
            $"/api/v1/citizens/{key}/conflicts/{clash.GetProperty("id").GetString()}/settle", MaskedOutputs.Responsible,
            new { outcome = "yield", party = hidden.GetProperty("id").GetString(), reason = "aftalt" },
            ("Idempotency-Key", $"settles-{key}"));

        var (first, kept) = (await SettleAsync(), await SettleAsync());
        Assert.Equal((200, first.Text), (kept.Code, kept.Text));
        foreach (var secret in (string[])["SOF/", "sof-1", "Skjulte"]) Assert.DoesNotContain(secret, kept.Text, StringComparison.Ordinal);
        return MaskedOutputs.Plain(kept, key);
    }

    /// <summary>Waits until what was decided before is delivered.</summary>
    private async Task<string> ArrivedAsync(WebhookReceiver receiver)
    {
        var (cpr, title) = (NewCpr(), $"sidst {Guid.NewGuid():N}");
        await own.SettleAsync(Registration(cpr), Event(
            "deadline.set", $"cpr:{cpr}", new { deadlineId = "last", title, dueAt = "2026-09-30", responsible = "bif-9" }));
        await Eventually.IsAsync(
            "the last decision to be delivered",
            () => Task.FromResult(receiver.Taken.Any(taken => taken.Body.Contains(title, StringComparison.Ordinal))),
            TimeSpan.FromSeconds(30));
        return title;
    }

    private async Task<List<JsonElement>> RowsAsync(string path, string who)
    {
        var answer = await own.Host.GetAsync($"/api/v1/{path}limit=1000", who);
        Assert.True(answer.Code == 200, answer.Text);
        return [.. answer.Body.EnumerateArray()];
    }

    private static string? KeyOf(JsonElement row) =>
        (row.TryGetProperty("citizen", out var citizen) ? citizen : row.GetProperty("key")).GetString();

    private static IEnumerable<string?> Departments(JsonElement row) =>
        row.GetProperty("departments").EnumerateArray().Select(static one => one.GetString());

    /// <summary>A citizen of BIF and SOF, whose appointments clash, who ask for one document; SOF offers its intervention.</summary>
    private async Task<string> CitizenAsync(string kind)
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Timed(Registration(cpr), second: 0));
        await OneByOneAsync(
            1, Intervention(cpr, "k-1"),
            Event(
                "intervention.started", $"citizen:{key}",
                new { interventionId = "b-1", kind, unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-31" },
                source: "/SOF/nexus"),
            Required(key, "/SOF/nexus", "sof-1", "b-1"), Booked(key, "t-1", "10:30", "health", "sof-1", "/SOF/nexus"));
        await OneByOneAsync(
            5, Booked(key, "i-1", "10:00", "employment-interview", "bif-1", "/BIF/fasit"), Required(key, "/BIF/fasit", "bif-1", "k-1"));
        Assert.Equal(201, (await own.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:sof-1", new
        {
            what = new { type = "intervention", id = "SOF/b-1" }, to = new { caseworker = "bif-3" }, reason = "flytter",
        })).Code);
        var clash = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body.GetProperty("conflicts").EnumerateArray()
            .Single(static one => one.GetProperty("kind").GetString() == "no-coordinator");
        Assert.Equal("open", clash.GetProperty("status").GetString());
        return key;
    }

    /// <summary>The event at a time of its own: of two with one time, the ids that their senders gave them decide which is first.</summary>
    private static Dictionary<string, object?> Timed(object one, int second)
    {
        var timed = (Dictionary<string, object?>)one;
        timed["time"] = Now.AddMinutes(-10).AddSeconds(second);
        return timed;
    }

    // Each is decided by itself: how many events are decided together depends on the machine, and so do the entries of the journal.
    private async Task OneByOneAsync(int second, params object[] events)
    {
        foreach (var one in events) await own.SettleAsync(Timed(one, second++));
    }

    private static Dictionary<string, object?> Required(string key, string source, string caseworker, string intervention) => Event(
        "requirement.issued", $"citizen:{key}",
        new
        {
            requirementId = "d-1", document = "lejekontrakt", dueOn = "2026-10-01", caseworker, interventionId = intervention,
        },
        source: source);

    private static Dictionary<string, object?> Booked(
        string key, string id, string at, string kind, string caseworker, string source) => Event(
        "appointment.booked", $"citizen:{key}",
        new
        {
            appointmentId = id, kind, caseworker, startsAt = $"2026-09-20T{at}:00+02:00", endsAt = "2026-09-20T11:30:00+02:00",
            interventionId = source == "/SOF/nexus" ? "b-1" : null,
        },
        source: source);
}

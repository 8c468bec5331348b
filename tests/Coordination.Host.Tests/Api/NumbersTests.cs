namespace Coordination.Host.Tests.Api;

/// <summary>Another number, and somebody without one, over HTTP.</summary>
public sealed class NumbersTests(RunningHost running)
{
    [Fact]
    public async Task Both_numbers_are_looked_up_and_answer_one_citizen()
    {
        var (one, other) = (RunningHost.NewCpr(), RunningHost.NewCpr());
        await running.SendAsync(RunningHost.Intervention(one, "k-1"));
        var answer = await running.SendAsync(Renumbered($"cpr:{one}", $"cpr:{other}"));
        Assert.Equal("settled", answer.Body.GetProperty("results")[0].GetProperty("status").GetString());
        var (key, later) = (await LookUpAsync(one), await LookUpAsync(other));
        Assert.NotEqual(key, later);

        var sent = await running.SendAsync(
            RunningHost.Event("benefit.requested", $"citizen:{later}", new { benefitId = "b", kind = "single" }));
        Assert.Equal(key, sent.Body.GetProperty("results")[0].GetProperty("citizen").GetString());
        var picture = (await running.Host.GetAsync($"/api/v1/citizens/{later}", "role:auditor")).Body;
        Assert.Equal(key, picture.GetProperty("key").GetString());
        Assert.Equal([key, later], picture.GetProperty("keys").EnumerateArray().Select(static each => each.GetString()!));
        Assert.Equal(1, picture.GetProperty("benefits").GetArrayLength());
        var log = (await running.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body;
        Assert.Contains(log.EnumerateArray(), static look => look.GetProperty("what").GetString() == "picture");
        var history = (await running.Host.GetAsync($"/api/v1/citizens/{later}/history?limit=1000", "role:auditor")).Text;
        Assert.DoesNotContain(other, history, StringComparison.Ordinal);
        Assert.Equal(200, (await running.Host.GetAsync($"/api/v1/citizens/{later}", "caseworker:bif-1")).Code);
    }

    [Fact]
    public async Task Whoever_follows_a_number_that_parts_from_what_they_see_is_told_so()
    {
        var (one, other) = (RunningHost.NewCpr(), RunningHost.NewCpr());
        await running.SendAsync(new[] { RunningHost.Registration(one), RunningHost.Intervention(one, "k-1") });
        await running.SendAsync(
            RunningHost.Event(
                "intervention.started", $"cpr:{other}",
                new { interventionId = "b-9", kind = "housing-support", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-31" },
                source: "/SOF/nexus"),
            source: "/SOF/nexus");
        Assert.Equal(200, (await running.SendAsync(Renumbered($"cpr:{one}", $"cpr:{other}"))).Code);
        var (key, later) = (await LookUpAsync(one), await LookUpAsync(other));
        await Testing.Eventually.IsAsync(
            "the numbers to be one person",
            async () => (await running.Host.GetAsync($"/api/v1/citizens/{later}", "caseworker:bif-1")).Code == 200);
        await using var stream = await StreamReading.OpenAsync(
            running.Host, $"/live/alerts?citizen={later}&seen=before", "caseworker:bif-1");
        await stream.UntilAsync("event: changed");

        var parted = RunningHost.Event("citizen.separated", $"cpr:{one}", new { from = $"cpr:{other}", reason = "to personer" });
        parted["time"] = "2026-08-31T08:59:30+02:00";
        Assert.Equal(200, (await running.SendAsync(parted)).Code);
        await stream.DataWithAsync("closed");
        Assert.Equal(403, (await running.Host.GetAsync($"/api/v1/citizens/{later}", "caseworker:bif-1")).Code);
        Assert.Equal(200, (await running.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1")).Code);
    }

    [Fact]
    public async Task A_reference_is_a_place_until_the_number_is_known()
    {
        var cpr = RunningHost.NewCpr();
        var subject = $"ref:BIF/{cpr}";
        var sent = await running.SendAsync(RunningHost.Event(
            "contact.received", subject, new { contactId = "c-1", channel = "phone", unit = "bif-unit" }));
        Assert.Equal("settled", sent.Body.GetProperty("results")[0].GetProperty("status").GetString());
        var key = sent.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
        Assert.NotEqual(key, await LookUpAsync(cpr));
        var spelled = subject.Replace("BIF", "bif", StringComparison.Ordinal);
        Assert.Equal(200, (await running.SendAsync(Renumbered(spelled, $"cpr:{cpr}"))).Code);

        var picture = (await running.Host.GetAsync($"/api/v1/citizens/{await LookUpAsync(cpr)}", "role:auditor")).Body;
        Assert.Equal(key, picture.GetProperty("key").GetString());
        Assert.Equal(1, picture.GetProperty("contacts").GetArrayLength());
    }

    [Fact]
    public async Task A_contact_of_somebody_without_a_number_is_owned_answered_and_then_stands_once()
    {
        var cpr = RunningHost.NewCpr();
        var subject = $"ref:BIF/{Guid.NewGuid():N}";
        await running.SendAsync(
            RunningHost.Event("contact.received", $"cpr:{cpr}", Contact("known"), source: "/SOF/nexus"), source: "/SOF/nexus");
        var received = await running.SendAsync(RunningHost.Event("contact.received", subject, Contact("unknown")));
        var key = received.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;

        var picture = (await running.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-lead")).Body;
        var contact = Assert.Single(picture.GetProperty("contacts").EnumerateArray());
        Assert.Equal(("open", "bif-lead"), (contact.GetProperty("status").GetString(), contact.GetProperty("owner").GetString()));
        var alerts = (await running.Host.GetAsync("/api/v1/alerts?state=open", "caseworker:bif-lead")).Body;
        Assert.Contains(alerts.EnumerateArray(), alert => alert.GetProperty("citizen").GetString() == key
            && alert.GetProperty("kind").GetString() == "contact-received");

        Assert.Equal(200, (await running.SendAsync(Renumbered(subject, $"cpr:{cpr}"))).Code);
        Assert.Equal(
            200, (await running.SendAsync(RunningHost.Event("contact.answered", subject, new { contactId = "unknown" }))).Code);
        var joined = (await running.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body;
        Assert.Equal(await LookUpAsync(cpr), joined.GetProperty("key").GetString());
        Assert.Equal(
            ["BIF/unknown answered", "SOF/known open"],
            joined.GetProperty("contacts").EnumerateArray()
                .Select(static one => $"{one.GetProperty("id").GetString()} {one.GetProperty("status").GetString()}").Order());

        static object Contact(string id) => new { contactId = id, channel = "phone", unit = id == "known" ? "sof-unit" : "bif-unit" };
    }

    [Fact]
    public async Task A_reference_of_another_department_is_forbidden()
    {
        var answer = await running.SendAsync(RunningHost.Event(
            "contact.received", "ref:SOF/7", new { contactId = "c-1", channel = "phone", unit = "bif-unit" }));
        Assert.Equal(403, answer.Code);
    }

    [Theory]
    [InlineData("cpr:12")]
    [InlineData("citizen:unknown")]
    [InlineData("ref:BIF/7")]
    [InlineData("citizen:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Another_number_that_is_none_is_refused_at_its_pointer(string to)
    {
        var answer = await running.SendAsync(Renumbered($"cpr:{RunningHost.NewCpr()}", to));
        Assert.Equal(400, answer.Code);
        Assert.True(answer.NamesExactly("/data/to"), answer.Text);
    }

    [Fact]
    public async Task The_subjects_own_number_is_no_other()
    {
        var cpr = RunningHost.NewCpr();
        var answer = await running.SendAsync(Renumbered($"cpr:{cpr}", $"cpr:{cpr}"));
        Assert.True(answer.Code == 400 && answer.NamesExactly("/data/to"), answer.Text);
        Assert.DoesNotContain(cpr, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ref:"), InlineData("ref:BIF"), InlineData("ref:BIF/"), InlineData("ref:/7")]
    public async Task A_reference_without_department_or_id_is_refused(string subject)
    {
        var answer = await running.SendAsync(RunningHost.Event("citizen.died", subject, new { onDate = "2026-08-30" }));
        Assert.True(answer.Code == 400 && answer.NamesExactly("/subject"), answer.Text);
    }

    private static Dictionary<string, object?> Renumbered(string subject, string to) =>
        RunningHost.Event("citizen.renumbered", subject, new { to, onDate = "2026-08-31" });

    private async Task<string> LookUpAsync(string cpr) =>
        (await running.Host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr })).Body.GetProperty("key").GetString()!;
}

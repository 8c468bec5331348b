using System.Text.Json;

namespace Coordination.Host.Tests.Api;

/// <summary>What the sender of an event reads in the answer.</summary>
public sealed class EventAnswersTests(RunningHost running)
{
    [Fact]
    public async Task The_same_id_with_other_content_is_409_also_within_a_batch()
    {
        var cpr = RunningHost.NewCpr();
        var first = RunningHost.Intervention(cpr, "c1");
        await running.SendAsync(first);
        var other = RunningHost.Intervention(cpr, "c2");
        other["id"] = first["id"];

        var alone = await running.SendAsync(other);
        Assert.Equal(409, alone.Code);
        Assert.EndsWith("/conflicting", alone.Body.GetProperty("type").GetString(), StringComparison.Ordinal);

        var batch = await running.SendAsync(new object[] { other, RunningHost.Intervention(cpr, "c3") });
        Assert.Equal(207, batch.Code);
        var results = Results(batch);
        Assert.Equal(["refused", "settled"], results.Select(result => result.GetProperty("status").GetString()));
        Assert.Equal(409, results[0].GetProperty("problem").GetProperty("status").GetInt32());
        Assert.EndsWith("/conflicting", results[0].GetProperty("problem").GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Effect_says_whether_something_changed()
    {
        var intervention = RunningHost.Intervention(RunningHost.NewCpr(), "e1");
        Assert.Equal("changed", Results(await running.SendAsync(intervention))[0].GetProperty("effect").GetString());
        var again = Results(await running.SendAsync(intervention))[0];
        Assert.Equal(("none", "repeat"), (again.GetProperty("effect").GetString(), again.GetProperty("effectReason").GetString()));
    }

    [Fact]
    public async Task An_event_without_effect_says_why_as_the_grain_does()
    {
        var (subject, late) = ($"cpr:{RunningHost.NewCpr()}", Guid.NewGuid().ToString("N"));
        await SendAsync("08:00", "intervention.started", new
        {
            interventionId = "1", kind = "mentor", unit = "bif-unit", caseworker = "bif-1", startsOn = "2026-08-31",
        });
        await SendAsync("08:20", "intervention.changed", new { interventionId = "1", weeklyHours = 20 });

        Assert.Equal(
            "none older-than-known", await SendAsync("08:10", "intervention.changed", new { interventionId = "1", weeklyHours = 15 }));
        Assert.Equal("none already-so", await SendAsync("08:30", "intervention.changed", new { interventionId = "1", weeklyHours = 20 }));
        Assert.Equal("changed ", await SendAsync("08:35", "intervention.changed", new { interventionId = "1", weeklyHours = (int?)null }));
        Assert.Equal("changed ", await SendAsync("08:40", "intervention.ended", new { interventionId = "1", endedOn = "2026-08-31" }));
        Assert.Equal("none closed", await SendAsync("08:45", "intervention.paused", new { interventionId = "1", onDate = "2026-08-31" }));
        Assert.Equal("none waits", await SendAsync("08:46", "appointment.cancelled", new { appointmentId = "unknown" }));
        Assert.Equal("none waits", await SendAsync("08:47", "event.withdrawn", new { id = late, reason = "fejl" }));
        Assert.Equal("none withdrawn", await SendAsync("08:48", "benefit.requested", new { benefitId = "b", kind = "single" }, late));

        async Task<string> SendAsync(string time, string type, object data, string? id = null)
        {
            var reported = RunningHost.Event(type, subject, data, id);
            reported["time"] = $"2026-08-31T{time}:00+02:00";
            var result = Results(await running.SendAsync(reported))[0];
            return $"{result.GetProperty("effect").GetString()} {result.GetProperty("effectReason").GetString()}";
        }
    }

    [Theory]
    [InlineData("", "wait=20")]
    [InlineData("misspelled", "wait=20")]
    [InlineData("misspelled", "")]
    public async Task What_the_sender_should_look_at_is_warned_of_and_taken_in(string unknown, string prefer)
    {
        var subject = $"cpr:{RunningHost.NewCpr()}";
        Dictionary<string, object?> data = new()
        {
            ["interventionId"] = "w1", ["kind"] = "contact-course", ["unit"] = "no-such-unit", ["caseworker"] = "no-such-person",
            ["startsOn"] = "2026-08-31",
        };
        if (unknown.Length > 0) data[unknown] = 1;
        var started = RunningHost.Event("intervention.started", subject, data);
        started["time"] = "2027-01-01T12:00:00+01:00";

        var answer = await running.SendAsync(started, prefer);

        Assert.Contains(answer.Code, (int[])[200, 202]);
        string[] expected = ["/data/caseworker", "/data/unit", "/time", .. unknown.Length > 0 ? (string[])[$"/data/{unknown}"] : []];
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            Results(answer)[0].GetProperty("warnings").EnumerateArray().Select(one => one.GetProperty("pointer").GetString()!)
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2026-08-31", 0)]
    [InlineData("2026-09-01", 1)]
    public async Task A_death_after_its_report_is_warned_of(string onDate, int warnings)
    {
        var died = RunningHost.Event("citizen.died", $"cpr:{RunningHost.NewCpr()}", new { onDate });
        died["time"] = "2026-08-31T23:30:00+02:00";
        var warned = Results(await running.SendAsync(died))[0].GetProperty("warnings").EnumerateArray();
        Assert.Equal(
            Enumerable.Repeat("/data/onDate", warnings), warned.Select(one => one.GetProperty("pointer").GetString()!));
    }

    [Fact]
    public async Task A_withdrawal_of_another_departments_event_is_refused_with_its_pointer()
    {
        var answer = await running.SendAsync(RunningHost.Event(
            "event.withdrawn", $"cpr:{RunningHost.NewCpr()}", new { id = "e", source = "/SOF/nexus", reason = "fejl" }));
        Assert.Equal(400, answer.Code);
        Assert.Equal(["/data/source"], answer.Pointers);
    }

    [Fact]
    public async Task A_withdrawn_intervention_is_gone_from_the_picture()
    {
        var cpr = RunningHost.NewCpr();
        var started = RunningHost.Intervention(cpr, "gone");
        var key = Results(await running.SendAsync(started))[0].GetProperty("citizen").GetString();
        var withdrawn = Results(await running.SendAsync(RunningHost.Event(
            "event.withdrawn", $"cpr:{cpr}", new { id = started["id"], reason = "forkert borger" })))[0];
        Assert.Equal(("settled", "changed"), (withdrawn.GetProperty("status").GetString(), withdrawn.GetProperty("effect").GetString()));
        var picture = await running.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor");
        Assert.Equal(0, picture.Body.GetProperty("interventions").GetArrayLength());
    }

    private static JsonElement[] Results(Answer answer) => [.. answer.Body.GetProperty("results").EnumerateArray()];
}

using System.Text.Json;

namespace Coordination.Host.Tests.Api;

public sealed class ValidateTests(RunningHost running)
{
    private Task<Answer> ValidateAsync(object events) => running.Host.PostAsync(
        "/api/v1/events/validate", "source:/BIF/fasit",
        HostProcess.Json(
            events, events is System.Collections.IEnumerable and not System.Collections.IDictionary
                ? "application/cloudevents-batch+json"
                : "application/cloudevents+json"));

    [Fact]
    public async Task A_dry_run_of_sending_is_shown_the_way_and_nothing_is_stored()
    {
        var registration = RunningHost.Registration(RunningHost.NewCpr());
        var asked = await running.Host.PostAsync(
            "/api/v1/events?dryRun=true", "source:/BIF/fasit", HostProcess.Json(registration, "application/cloudevents+json"));
        Assert.Equal(400, asked.Code);
        Assert.Contains("/api/v1/events/validate", asked.Text, StringComparison.Ordinal);
        foreach (var name in (string[])["dryRun", "dryrun"])
        {
            Dictionary<string, object?> inEvent = new(registration) { [name] = true };
            var data = JsonSerializer.SerializeToNode(registration["data"])!.AsObject();
            data[name] = true;
            Dictionary<string, object?> inData = new(registration) { ["data"] = data };
            foreach (var (sent, pointer) in new[] { (inEvent, $"/{name}"), (inData, $"/data/{name}") })
            {
                var refused = await running.SendAsync(sent);
                Assert.Equal(400, refused.Code);
                Assert.Contains($"\"{pointer}\"", refused.Text, StringComparison.Ordinal);
            }
        }

        Assert.Equal(
            "would-settle", (await ValidateAsync(registration)).Body.GetProperty("results")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Validated_events_say_what_sending_them_would_say_and_change_nothing()
    {
        var cpr = RunningHost.NewCpr();
        var intervention = RunningHost.Intervention(cpr, "k-1", caseworker: "nobody-known");
        var early = RunningHost.Event("appointment.moved", $"cpr:{cpr}", new
        {
            appointmentId = "m-1", startsAt = "2026-09-01T10:00:00+02:00", endsAt = "2026-09-01T11:00:00+02:00",
        });
        var faulty = RunningHost.Event("appointment.moved", $"cpr:{cpr}", new { appointmentId = "m-1", startsAt = "soon" });
        var twice = RunningHost.Registration(cpr);
        for (var round = 0; round < 2; round++)
        {
            var answer = await ValidateAsync(new[] { twice, intervention, early, faulty, twice });
            Assert.Equal(207, answer.Code);
            var results = answer.Body.GetProperty("results").EnumerateArray().ToArray();
            Assert.Equal(
                ["would-settle", "would-settle", "would-park", "refused", "duplicate"],
                results.Select(static one => one.GetProperty("status").GetString()!));
            Assert.Contains(
                "/data/caseworker",
                results[1].GetProperty("warnings").EnumerateArray().Select(static one => one.GetProperty("pointer").GetString()));
            Assert.Equal(2, results[3].GetProperty("problem").GetProperty("errors").GetArrayLength());
        }

        var key = (await running.Host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr }))
            .Body.GetProperty("key").GetString();
        Assert.Equal(404, (await running.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Code);

        Assert.Equal(200, (await running.SendAsync(new[] { twice, intervention })).Code);
        var known = await ValidateAsync(new[] { twice, intervention });
        Assert.Equal(200, known.Code);
        Assert.All(
            known.Body.GetProperty("results").EnumerateArray(),
            static one => Assert.Equal("duplicate", one.GetProperty("status").GetString()));
        var other = new Dictionary<string, object?>(intervention) { ["data"] = new
        {
            interventionId = "k-1", kind = "contact-course", unit = "bif-unit", caseworker = "bif-2", startsOn = "2026-08-31",
        } };
        Assert.Equal(409, (await ValidateAsync(other)).Code);
        Assert.Equal(400, (await ValidateAsync(faulty)).Code);
        Assert.Equal(JsonValueKind.Null, known.Body.GetProperty("results")[0].GetProperty("version").ValueKind);
    }
}

using System.Net.Http.Headers;
using System.Text;

namespace Coordination.Host.Tests.Api;

public sealed class EventsTests(RunningHost running)
{
    public static TheoryData<string, object?, string> Faults { get; } = new()
    {
        { "specversion", null, "/specversion" },
        { "specversion", "0.3", "/specversion" },
        { "specversion", 1.0, "/specversion" },
        { "id", null, "/id" },
        { "id", "", "/id" },
        { "id", "a\0b", "/id" },
        { "id", new string('x', 201), "/id" },
        { "id", 17, "/id" },
        { "source", null, "/source" },
        { "source", "BIF", "/source" },
        { "source", "//", "/source" },
        { "type", null, "/type" },
        { "type", "coordination.intervention.vanished.v1", "/type" },
        { "subject", null, "/subject" },
        { "subject", "cpr:123", "/subject" },
        { "subject", "cpr:3113800000", "/subject" },
        { "subject", "cpr:0101-800000", "/subject" },
        { "subject", "person:1", "/subject" },
        { "subject", "citizen:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "/subject" },
        { "subject", "citizen:../../x", "/subject" },
        { "time", null, "/time" },
        { "time", "2026-08-31", "/time" },
        { "time", "2026-08-31T09:00:00", "/time" },
        { "time", "0001-01-01T00:00:00Z", "/time" },
        { "sequence", true, "/sequence" },
        { "datacontenttype", "text/xml", "/datacontenttype" },
        { "data_base64", "e30=", "/data_base64" },
        { "data", null, "/data" },
        { "data", "text", "/data" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_in_the_envelope_is_named_by_its_pointer(string field, object? value, string place)
    {
        var cloudEvent = RunningHost.Registration(RunningHost.NewCpr());
        if (value is null) cloudEvent.Remove(field);
        else cloudEvent[field] = value;
        var answer = await running.SendAsync(cloudEvent);
        Assert.Equal(400, answer.Code);
        Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType?.MediaType);
        Assert.Equal([place], answer.Pointers);
    }

    [Fact]
    public async Task Every_fault_is_named_at_once()
    {
        var answer = await running.SendAsync(
            RunningHost.Event("intervention.started", "cpr:1", new { kind = "contact-course", unit = "u", startsOn = "soon" }));
        Assert.Equal(400, answer.Code);
        Assert.True(answer.NamesExactly("/subject", "/data/interventionId", "/data/caseworker", "/data/startsOn"), answer.Text);
    }

    [Fact]
    public async Task Without_preference_an_event_is_answered_once_durable()
    {
        var answer = await running.SendAsync(RunningHost.Registration(RunningHost.NewCpr()), prefer: "");
        Assert.Equal(202, answer.Code);
        Assert.Equal("accepted", answer.Body.GetProperty("results")[0].GetProperty("status").GetString());
        Assert.Null(answer.Header("Preference-Applied"));
    }

    [Theory]
    [InlineData("wait=10", "wait=10")]
    [InlineData("respond-async, wait=\"5\"", "wait=5")]
    [InlineData("wait=90", "wait=30")]
    public async Task With_a_wait_an_event_is_answered_once_settled(string prefer, string applied)
    {
        var answer = await running.SendAsync(RunningHost.Registration(RunningHost.NewCpr()), prefer);
        Assert.Equal(200, answer.Code);
        Assert.Equal(applied, answer.Header("Preference-Applied"));
        var result = answer.Body.GetProperty("results")[0];
        Assert.Equal("settled", result.GetProperty("status").GetString());
        Assert.Equal(1, result.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task An_event_sent_again_is_a_duplicate()
    {
        var cloudEvent = RunningHost.Registration(RunningHost.NewCpr());
        await running.SendAsync(cloudEvent);
        var answer = await running.SendAsync(cloudEvent);
        Assert.Equal(200, answer.Code);
        Assert.Equal("duplicate", answer.Body.GetProperty("results")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_refused_event_does_not_stop_the_others_of_its_batch()
    {
        var cpr = RunningHost.NewCpr();
        var faulty = RunningHost.Registration(cpr, id: "faulty");
        faulty.Remove("time");
        var foreign = RunningHost.Event(
            "citizen.registered", $"cpr:{cpr}", new { name = "A", birthDate = "1980-01-01" }, source: "/SOF/nexus");
        var answer = await running.SendAsync(new object[] { faulty, RunningHost.Registration(cpr), foreign });
        Assert.Equal(207, answer.Code);
        var results = answer.Body.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(["refused", "settled", "refused"], results.Select(result => result.GetProperty("status").GetString()));
        Assert.Equal("faulty", results[0].GetProperty("id").GetString());
        Assert.Equal("/time", results[0].GetProperty("problem").GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Equal(403, results[2].GetProperty("problem").GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task An_empty_batch_is_settled()
    {
        var answer = await running.SendAsync(Array.Empty<object>());
        Assert.Equal(200, answer.Code);
        Assert.Equal(0, answer.Body.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Binary_mode_carries_the_attributes_in_headers()
    {
        using var content = HostProcess.Json(new { name = "Anna", birthDate = "1980-01-01" });
        var answer = await running.Host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit", content,
            ("Prefer", "wait=20"), ("ce-specversion", "1.0"), ("ce-id", "et%20id"), ("ce-source", "/BIF/fasit"),
            ("ce-type", "coordination.citizen.registered.v1"),
            ("ce-subject", $"cpr:{RunningHost.NewCpr()}"), ("ce-time", "2026-08-31T08:00:00+02:00"));
        Assert.Equal(200, answer.Code);
        Assert.Equal("et id", answer.Body.GetProperty("results")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Binary_mode_without_attributes_names_those_missing()
    {
        using var content = HostProcess.Json(new { name = "Anna", birthDate = "1980-01-01" });
        var answer = await running.Host.PostAsync("/api/v1/events", "source:/BIF/fasit", content, ("ce-id", "1"));
        Assert.Equal(400, answer.Code);
        Assert.Contains("/specversion", answer.Pointers);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("application/cloudevents+xml")]
    public async Task Another_content_type_is_refused(string mediaType)
    {
        using var content = HostProcess.Json(RunningHost.Registration(RunningHost.NewCpr()), mediaType);
        Assert.Equal(415, (await running.Host.PostAsync("/api/v1/events", "source:/BIF/fasit", content)).Code);
    }

    [Fact]
    public async Task Another_character_set_is_refused()
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes("{}"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/cloudevents+json; charset=iso-8859-1");
        Assert.Equal(415, (await running.Host.PostAsync("/api/v1/events", "source:/BIF/fasit", content)).Code);
    }

    [Fact]
    public async Task A_batch_of_more_than_a_thousand_is_refused()
    {
        var cloudEvent = RunningHost.Registration(RunningHost.NewCpr());
        Assert.Equal(413, (await running.SendAsync(Enumerable.Repeat(cloudEvent, 1_001).ToArray())).Code);
    }

    [Fact]
    public async Task A_request_of_more_than_a_mebibyte_is_refused()
    {
        using var content = HostProcess.Json(new string(' ', 1024 * 1024 + 1), "application/cloudevents+json");
        Assert.Equal(413, (await running.Host.PostAsync("/api/v1/events", "source:/BIF/fasit", content)).Code);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{\"id\":\"1\",\"id\":\"2\"}")]
    public async Task What_is_not_json_is_refused(string body)
    {
        using var content = HostProcess.Json(body, "application/cloudevents+json");
        Assert.Equal(400, (await running.Host.PostAsync("/api/v1/events", "source:/BIF/fasit", content)).Code);
    }

    [Fact]
    public async Task A_source_other_than_the_credentials_is_forbidden()
    {
        var answer = await running.SendAsync(RunningHost.Registration(RunningHost.NewCpr()), source: "/BIF/other");
        Assert.Equal(403, answer.Code);
    }

    [Theory]
    [InlineData("caseworker:bif-1", 403)]
    [InlineData("role:integration", 403)]
    [InlineData("role:operations", 403)]
    [InlineData(null, 401)]
    public async Task Only_department_systems_send_events(string? who, int status)
    {
        using var content = HostProcess.Json(RunningHost.Registration(RunningHost.NewCpr()), "application/cloudevents+json");
        Assert.Equal(status, (await running.Host.PostAsync("/api/v1/events", who, content)).Code);
    }

    [Fact]
    public async Task A_citizen_may_be_named_by_a_key_that_was_given_out()
    {
        var key = await running.NewCitizenAsync();
        var answer = await running.SendAsync(RunningHost.Event("citizen.corrected", $"citizen:{key}", new { name = "Anna Prøvesen" }));
        Assert.Equal(200, answer.Code);
        Assert.Equal(key, answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString());
    }

    [Fact]
    public async Task A_hyphen_in_a_number_makes_no_other_citizen()
    {
        var cpr = RunningHost.NewCpr();
        var first = await running.SendAsync(RunningHost.Registration(cpr));
        var second = await running.SendAsync(RunningHost.Registration(cpr.Insert(6, "-")));
        Assert.Equal(
            first.Body.GetProperty("results")[0].GetProperty("citizen").GetString(),
            second.Body.GetProperty("results")[0].GetProperty("citizen").GetString());
    }

    [Fact]
    public async Task A_refused_event_is_kept_for_operations_without_its_data()
    {
        var id = $"refused-{Guid.NewGuid().GetHashCode():x}"; // Too short for what may be a CPR number, which is withheld.
        var cloudEvent = RunningHost.Registration(RunningHost.NewCpr(), id);
        cloudEvent["data"] = new { name = "Hemmelig" };
        Assert.Equal(400, (await running.SendAsync(cloudEvent)).Code);
        var answer = await running.Host.GetAsync("/api/v1/operations/refusals?limit=1000", "role:operations");
        var kept = Assert.Single(answer.Body.EnumerateArray(), refusal => refusal.GetProperty("id").GetString() == id);
        Assert.Equal("cpr", kept.GetProperty("subjectKind").GetString());
        Assert.Equal("/data/birthDate", kept.GetProperty("pointers")[0].GetString());
        Assert.DoesNotContain("Hemmelig", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_problem_shows_a_number_whatever_field_it_was_put_in()
    {
        var cpr = RunningHost.NewCpr();
        var answer = await running.SendAsync(
            RunningHost.Event(cpr, $"person:{cpr}", new { name = cpr, birthDate = cpr }, id: cpr, source: "/BIF/fasit"));
        Assert.Equal(400, answer.Code);
        Assert.DoesNotContain(cpr, answer.Text, StringComparison.Ordinal);
    }
}

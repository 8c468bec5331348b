using System.Text.Json.Nodes;

namespace Coordination.Host.Tests.Api;

/// <summary>The versions put here differ from the delivered one in nothing that other tests look at.</summary>
public sealed class PoliciesTests(RunningHost running)
{
    private const string Path = "/api/v1/policy";
    private static int _versions;

    [Theory]
    [InlineData("role:operations", 200, 422)]
    [InlineData("caseworker:bif-1", 200, 403)]
    [InlineData("role:auditor", 200, 403)]
    [InlineData("source:/BIF/fasit", 200, 403)]
    [InlineData(null, 401, 401)]
    public async Task Policy_is_read_by_anyone_signed_in_and_put_by_operations_alone(string? who, int reads, int puts)
    {
        foreach (var path in new[] { Path, $"{Path}/versions", $"{Path}/versions/2026-01-01" })
            Assert.Equal(reads, (await running.Host.GetAsync(path, who)).Code);
        Assert.Equal(puts, (await running.Host.SendAsync(HttpMethod.Put, Path, who, "{}")).Code);
        Assert.Equal(puts, (await running.Host.PostAsync($"{Path}/preview", who, "{}")).Code);
        Assert.Equal(puts == 422 ? 404 : puts, (await running.Host.GetAsync($"{Path}/previews/none", who)).Code);
        Assert.Equal(puts == 422 ? 404 : puts, (await running.Host.SendAsync(HttpMethod.Delete, $"{Path}/previews/none", who)).Code);
    }

    [Fact]
    public async Task A_version_is_put_and_read_with_its_tag_and_the_one_before_stays_readable()
    {
        var document = await DraftAsync("2026-08-31");
        var put = await running.Host.SendAsync(HttpMethod.Put, Path, "role:operations", document.ToJsonString());
        Assert.True(put.Code == 200, put.Text);
        var name = document["version"]!.GetValue<string>();
        Assert.Equal($"{Path}/versions/{name}", string.Join("", put.ContentHeaders.GetValues("Content-Location")));

        var read = await running.Host.GetAsync(Path, "caseworker:bif-1");
        Assert.True(JsonNode.DeepEquals(document, JsonNode.Parse(read.Text)));
        Assert.Equal($"\"{name}\"", read.Header("ETag"));
        Assert.Contains("/schemas/policy.v1.json", read.Header("Link"), StringComparison.Ordinal);
        Assert.Equal(304, (await running.Host.GetAsync(Path, "caseworker:bif-1", ("If-None-Match", read.Header("ETag")!))).Code);
        Assert.Equal(
            "2026-01-01",
            (await running.Host.GetAsync($"{Path}?asOf=2026-08-30", "caseworker:bif-1")).Body.GetProperty("version").GetString());
        Assert.Equal(
            "2026-01-01",
            (await running.Host.GetAsync($"{Path}/versions/2026-01-01", "caseworker:bif-1")).Body.GetProperty("version").GetString());
        Assert.Equal(404, (await running.Host.GetAsync($"{Path}/versions/none", "caseworker:bif-1")).Code);
        Assert.Equal(400, (await running.Host.GetAsync($"{Path}?asOf=soon", "caseworker:bif-1")).Code);
        Assert.Equal(200, (await running.Host.SendAsync(HttpMethod.Put, Path, "role:operations", document.ToJsonString())).Code);
        Assert.Equal(
            412, (await running.Host.SendAsync(
                HttpMethod.Put, Path, "role:operations", document.ToJsonString(), ("If-Match", "\"2026-01-01\""))).Code);
    }

    [Fact]
    public async Task Versions_are_listed_with_their_status_and_how_far_citizens_have_been_reconciled()
    {
        await running.NewCitizenAsync();
        var (today, later) = (await DraftAsync("2026-08-31"), await DraftAsync("2026-12-31"));
        foreach (var document in new[] { today, later })
            Assert.Equal(200, (await running.Host.SendAsync(HttpMethod.Put, Path, "role:operations", document.ToJsonString())).Code);

        var versions = (await running.Host.GetAsync($"{Path}/versions", "caseworker:bif-1")).Body.EnumerateArray()
            .ToDictionary(version => version.GetProperty("version").GetString()!);
        Assert.Equal("past", versions["2026-01-01"].GetProperty("status").GetString());
        var current = versions[today["version"]!.GetValue<string>()];
        Assert.Equal("current", current.GetProperty("status").GetString());
        Assert.Equal(
            current.GetProperty("progress").GetProperty("citizens").GetInt64(),
            current.GetProperty("progress").GetProperty("reconciled").GetInt64() + current.GetProperty("progress").GetProperty("behind")
                .GetInt64());
        var upcoming = versions[later["version"]!.GetValue<string>()];
        Assert.Equal(
            ("upcoming", "2026-12-31T00:00:00+01:00"),
            (upcoming.GetProperty("status").GetString(), upcoming.GetProperty("appliesFrom").GetString()));
        Assert.Equal(200, (await running.Host.GetAsync(upcoming.GetProperty("href").GetString()!, "caseworker:bif-1")).Code);

        // The clock answers when everybody has been reconciled.
        Assert.Equal(
            200, (await running.Host.SendAsync(
                HttpMethod.Put, "/dev/clock", null, (await running.Host.GetAsync("/dev/clock", null)).Text)).Code);
        var summary = (await running.Host.GetAsync("/api/v1/operations/summary", "role:operations")).Body.GetProperty("policy");
        Assert.True(summary.GetProperty("behind").GetInt64() >= 0);
    }

    [Fact]
    public async Task A_faulty_document_is_refused_with_every_fault_and_nothing_is_put()
    {
        var before = (await running.Host.GetAsync($"{Path}/versions", "role:operations")).Body.GetArrayLength();
        var document = await DraftAsync("2026-08-31");
        document["appointments"]!["travelMinutes"] = "thirty";
        document["kinds"]!["mentor"]!["color"] = "red";
        document["rules"]!["rebook"]!["length"] = "2 days";
        document["rules"]!["rebook"]!["certainty"] = "certain";
        foreach (var (method, path) in new[] { (HttpMethod.Put, Path), (HttpMethod.Post, $"{Path}/preview") })
        {
            var refused = await running.Host.SendAsync(method, path, "role:operations", document.ToJsonString());
            Assert.Equal(422, refused.Code);
            Assert.True(
                refused.NamesExactly(
                    "/appointments/travelMinutes", "/kinds/mentor/color", "/rules/rebook/certainty", "/rules/rebook/length"), refused.Text);
        }

        var beyond = await DraftAsync("2026-08-30");
        beyond["version"] = "2026-01-01";
        beyond["rules"]!["duplicate-intervention"]!["lists"]!["groups"]![0] = "gardening";
        var unsound = await running.Host.SendAsync(HttpMethod.Put, Path, "role:operations", beyond.ToJsonString());
        Assert.True(unsound.NamesExactly("/version", "/validFrom", "/rules/duplicate-intervention/lists/groups/0"), unsound.Text);
        Assert.Equal(400, (await running.Host.SendAsync(HttpMethod.Put, Path, "role:operations", "[]")).Code);
        Assert.Equal(before, (await running.Host.GetAsync($"{Path}/versions", "role:operations")).Body.GetArrayLength());
    }

    [Fact]
    public async Task A_preview_says_what_would_change_and_is_forgotten_when_deleted()
    {
        await running.NewCitizenAsync();
        var document = await DraftAsync("2026-08-31");
        document["version"] = "previewed";
        Assert.Equal(400, (await running.Host.PostAsync($"{Path}/preview?sample=0", "role:operations", document.ToJsonString())).Code);
        var begun = await running.Host.PostAsync($"{Path}/preview?sample=1", "role:operations", document.ToJsonString());
        Assert.True(begun.Code == 202, begun.Text);
        var location = begun.Header("Location")!;
        Assert.Equal("previewed", begun.Body.GetProperty("version").GetString());

        await Testing.Eventually.IsAsync(
            "the preview ends",
            async () => (await running.Host.GetAsync(location, "role:operations")).Body.GetProperty("status").GetString() == "done");
        var done = (await running.Host.GetAsync(location, "role:operations")).Body;
        Assert.Equal(
            (1, 1, 0),
            (done.GetProperty("citizens").GetInt64(), done.GetProperty("looked").GetInt64(), done.GetProperty("affected").GetInt64()));
        Assert.Equal(204, (await running.Host.SendAsync(HttpMethod.Delete, location, "role:operations")).Code);
        Assert.Equal(404, (await running.Host.GetAsync(location, "role:operations")).Code);
        Assert.Equal(404, (await running.Host.GetAsync($"{Path}/versions/previewed", "role:operations")).Code);
    }

    [Fact]
    public async Task The_schema_is_published_and_is_the_one_documents_are_checked_with()
    {
        var schema = await running.Host.GetAsync("/schemas/policy.v1.json", null);
        Assert.Equal((200, "application/schema+json"), (schema.Code, schema.ContentHeaders.ContentType!.MediaType));
        var described = schema.Body.GetProperty("properties").EnumerateObject().Select(property => property.Name);
        var document = (await running.Host.GetAsync($"{Path}/versions/2026-01-01", "role:operations")).Body;
        Assert.Equal(
            document.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal),
            described.Order(StringComparer.Ordinal));
    }

    private async Task<JsonNode> DraftAsync(string validFrom)
    {
        var document = JsonNode.Parse((await running.Host.GetAsync($"{Path}/versions/2026-01-01", "role:operations")).Text)!;
        (document["version"], document["validFrom"]) = ($"api-{Interlocked.Increment(ref _versions)}", validFrom);
        return document;
    }
}

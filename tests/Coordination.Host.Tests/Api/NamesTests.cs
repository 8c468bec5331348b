using System.Text.Json;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Api;

/// <summary>How departments, units, caseworkers and people are spelled, found and ordered.</summary>
public sealed class NamesTests(RunningHost running)
{
    private const string UnknownNames = "/api/v1/operations/unknown-names";

    [Fact]
    public async Task A_source_in_another_case_is_the_same_department_and_the_same_event()
    {
        var cpr = NewCpr();
        var sent = Event("intervention.started", $"cpr:{cpr}", Data("k-1", "bif-1"), "1", "/bif/fasit");
        var first = await running.SendAsync(new[] { sent, Event("intervention.started", $"cpr:{cpr}", Data("k-2", " BIF-2"), "2") });
        Assert.Equal(200, first.Code);
        Assert.Equal("/bif/fasit", first.Body.GetProperty("results")[0].GetProperty("source").GetString());
        var again = await running.SendAsync(
            Event("intervention.started", $"cpr:{cpr}", Data("k-1", "bif-1"), "1"), source: "/Bif/fasit");
        Assert.Equal("duplicate", again.Body.GetProperty("results")[0].GetProperty("status").GetString());
        var picture = (await running.Host.GetAsync($"/api/v1/citizens/{KeyIn(first)}", "caseworker:BIF-2")).Body;
        Assert.Equal(["BIF"], Texts(picture.GetProperty("sharedBy")));
        Assert.Empty(picture.GetProperty("conflicts").EnumerateArray());
        Assert.Equal(
            ["bif-1", "bif-2"],
            picture.GetProperty("interventions").EnumerateArray().Select(it => Text(it, "caseworker")).Order());
        Assert.Equal(403, (await running.SendAsync(sent, source: "/SOF/nexus")).Code);
        Assert.Equal(403, (await running.SendAsync(sent, source: "/bif/Fasit")).Code); // Another system.
    }

    [Fact]
    public async Task A_caseworker_signs_in_and_is_named_in_any_case()
    {
        var key = await running.NewCitizenAsync("Bif-1");
        var desk = (await running.Host.GetAsync("/api/v1/me/desk", "caseworker:BIF-1")).Body;
        Assert.Equal("bif-1", Text(desk, "caseworker"));
        Assert.Contains(desk.GetProperty("citizens").EnumerateArray(), citizen => Text(citizen, "key") == key);
        var offered = await running.Host.PostAsync(
            $"/api/v1/citizens/{key}/handovers", "caseworker:bif-1",
            new { what = new { type = "intervention", id = "bif/k-1" }, to = new { caseworker = "BIF-2" }, reason = "ferie" });
        Assert.Equal((201, "BIF/k-1"), (offered.Code, Text(offered.Body.GetProperty("what"), "id")));
        Assert.Equal("bif-2", Text(offered.Body.GetProperty("to"), "caseworker"));
    }

    [Fact]
    public async Task Ids_that_could_be_taken_for_others_are_refused_in_the_organization_with_every_place()
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(Organization))!;
        var people = document["caseworkers"]!.AsArray();
        var place = people.Count;
        foreach (var id in (string[])["BIF-1", "a b", "a:b", "operations"])
            people.Add(new System.Text.Json.Nodes.JsonObject { ["id"] = id, ["name"] = id, ["department"] = "BIF", ["unit"] = "bif-unit" });
        document["departments"]!.AsArray().Add(
            new System.Text.Json.Nodes.JsonObject { ["code"] = "bif", ["name"] = "x", ["leader"] = "bif-head" });
        var answer = await running.Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document);
        Assert.Equal(422, answer.Code);
        Assert.True(
            answer.NamesExactly(
                "/departments/2/code", $"/caseworkers/{place}/id", $"/caseworkers/{place + 1}/id", $"/caseworkers/{place + 2}/id",
                $"/caseworkers/{place + 3}/id"), answer.Text);
    }

    [Fact]
    public async Task Unknown_names_are_listed_with_what_hangs_on_them_and_the_leader_of_the_named_unit_acts()
    {
        var (cpr, name) = (NewCpr(), $"Ny.{Guid.NewGuid():N}"[..12]);
        var started = await running.SendAsync(new[]
        {
            Event("intervention.started", $"cpr:{cpr}", Data("k-1", name)),
            Event("deadline.set", $"cpr:{cpr}", new { deadlineId = "d", dueAt = "2027-01-01", responsible = name.ToUpperInvariant() }),
        });
        var key = KeyIn(started);
        var listed = Assert.Single(await WalkAsync($"{UnknownNames}?limit=1", "role:operations"), one =>
            string.Equals(Text(one, "name"), name, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(("caseworker", "BIF", 2), (Text(listed, "kind"), Text(listed, "department"), listed.GetProperty("times").GetInt32()));
        Assert.Equal(
            [("deadline", 1), ("intervention", 1)],
            listed.GetProperty("hangs").EnumerateArray().Select(one => (Text(one, "kind")!, one.GetProperty("count").GetInt32())));
        DateTimeOffset since = new(2026, 8, 31, 8, 59, 0, TimeSpan.FromHours(2));
        Assert.Equal(since, listed.GetProperty("since").GetDateTimeOffset());
        var items = await WalkAsync($"{UnknownNames}/items?kind=caseworker&name={name}&department=bif&limit=1", "caseworker:bif-lead");
        Assert.Equal([(key, "BIF/d"), (key, "BIF/k-1")], items.Select(one => (Text(one, "citizen")!, Text(one, "id")!)));
        Assert.DoesNotContain(await WalkAsync(UnknownNames, "caseworker:sof-head"), one => Text(one, "department") == "BIF");
        Assert.Equal(403, (await running.Host.GetAsync(UnknownNames, "caseworker:bif-1")).Code);
        Assert.Contains(
            name[..6], (await running.Host.GetAsync("/operations/unknown-names", "caseworker:bif-lead")).Text,
            StringComparison.OrdinalIgnoreCase);

        Assert.Equal(403, (await running.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-3")).Code);
        var seen = await running.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-lead");
        Assert.Equal(200, seen.Code);
        Assert.Equal(
            201, (await running.Host.PostAsync(
                $"/api/v1/citizens/{key}/handovers", "caseworker:bif-lead",
                new { what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = "bif-3" }, reason = "ukendt" })).Code);
    }

    [Fact]
    public async Task A_list_is_walked_to_its_end_and_says_how_many_there_are()
    {
        var department = $"L{Guid.NewGuid():N}"[..10].ToUpperInvariant();
        for (var number = 0; number < 5; number++)
            Assert.Equal(200, (await running.SendAsync(
                Event("deadline.set", $"cpr:{NewCpr()}", new { deadlineId = $"d{number}", dueAt = "2027-01-01", responsible = "x" },
                    source: $"/{department}/test"), source: $"/{department}/test")).Code);
        var path = $"/api/v1/operations/matters?matter=deadline&departments={department.ToLowerInvariant()}";
        Assert.Equal("5", (await running.Host.GetAsync($"{path}&limit=2", "role:operations")).Header("X-Total-Count"));
        var walked = await WalkAsync($"{path}&limit=2", "role:operations");
        Assert.Equal(5, walked.Select(row => Text(row, "citizen")).Distinct().Count());
        string[] wrongs =
            [path + "&after=x", path + "&after=W10", "/api/v1/operations/waits?after=x", UnknownNames + "?after=W10"];
        foreach (var wrong in wrongs)
            Assert.Equal(400, (await running.Host.GetAsync(wrong, "role:operations")).Code);
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/me/desk?after=x", "caseworker:bif-1")).Code);
    }

    [Fact]
    public async Task A_desk_is_walked_in_Danish_order_and_shows_everything_once()
    {
        string[] names = ["adam", "Zenia", "Ægir", "Østen", "Aage", "Åse"];
        List<string> keys = [];
        foreach (var name in names.Reverse())
        {
            var cpr = NewCpr();
            var registered = Event("citizen.registered", $"cpr:{cpr}", new { name = $"{name} Skrivebord", birthDate = "1975-05-05" });
            keys.Add(KeyIn(await running.SendAsync(new[] { registered, Intervention(cpr, "k-1", "bif-8") })));
            await running.SendAsync(
                Event("deadline.set", $"cpr:{cpr}", new { deadlineId = "d", dueAt = "2027-01-01", responsible = "bif-8" }));
        }

        List<string> walked = [], owed = [];
        for (var path = "/api/v1/me/desk?limit=2"; path is not null;)
        {
            var page = await running.Host.GetAsync(path, "caseworker:bif-8");
            Assert.Equal(200, page.Code);
            Assert.DoesNotContain("Skrivebord", page.Header("Link") ?? "", StringComparison.OrdinalIgnoreCase);
            walked.AddRange(page.Body.GetProperty("citizens").EnumerateArray().Select(one => Text(one, "name")!));
            owed.AddRange(page.Body.GetProperty("owes").EnumerateArray().Select(one => Text(one, "citizen") + Text(one, "id")));
            path = NextIn(page)!;
        }

        Assert.Equal(
            names.Select(name => $"{name} Skrivebord"), walked.Where(name => name.EndsWith("Skrivebord", StringComparison.Ordinal)));
        Assert.Equal(owed.Distinct(), owed);
        Assert.All(keys, key => Assert.Contains($"{key}BIF/d", owed));
    }

    [Theory]
    [InlineData("Łukasz Đorđević", "lukasz dordevic")]
    [InlineData("Þórður O’Neill", "THORDUR O'NEILL")]
    [InlineData("Işıl Çelik-Ünal", "ISIL CELIK ÜNAL")]
    public async Task A_person_is_found_however_the_name_is_written(string name, string written)
    {
        var (cpr, birthDate) = (NewCpr(), "1964-02-03");
        var key = KeyIn(await running.SendAsync(new[] { Event("citizen.registered", $"cpr:{cpr}", new { name, birthDate }) }));
        var found = await running.Host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { name = written, birthDate });
        Assert.Contains(key, found.Text, StringComparison.Ordinal);
    }

    private async Task<List<JsonElement>> WalkAsync(string path, string who)
    {
        List<JsonElement> rows = [];
        for (var next = path; next is not null;)
        {
            var page = await running.Host.GetAsync(next, who);
            Assert.True(page.Code == 200, page.Text);
            rows.AddRange(page.Body.EnumerateArray());
            next = NextIn(page)!;
        }

        return rows;
    }

    private static string? NextIn(Answer page) => page.Header("Link") is { } link
        ? link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)]
        : null;

    private static object Data(string intervention, string caseworker) =>
        new { interventionId = intervention, kind = "mentor", unit = "bif-unit", caseworker, startsOn = "2026-08-31" };

    private static string KeyIn(Answer answer)
    {
        Assert.True(answer.Code == 200, answer.Text);
        return answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(one => one.GetString());
}

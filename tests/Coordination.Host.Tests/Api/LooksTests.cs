using Coordination.Testing;

namespace Coordination.Host.Tests.Api;

/// <summary>What a data-protection officer finds in the log of looks.</summary>
public sealed class LooksTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Broken_glass_many_citizens_namesakes_and_refused_looks_are_listed(bool onPostgres)
    {
        await using var database = onPostgres ? await TestPostgres.CreateAsync() : null;
        var folder = Directory.CreateTempSubdirectory("coordination-looks-").FullName;
        (string, string)[] settings =
        [
            ("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00"), ("Looks__CitizensAnHourMax", "2"),
        ];
        if (database is not null) settings = [.. settings, ("ConnectionStrings__Coordination", database.ConnectionString)];
        await using (var host = await HostProcess.StartAsync(folder, settings))
        {
            Assert.Equal(
                200, (await host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization)).Code);
            List<string> keys = [];
            foreach (var name in new[] { "Anna Prøve", "Bente", "Bo" })
            {
                var cpr = RunningHost.NewCpr();
                var answer = await host.PostAsync(
                    "/api/v1/events", "source:/BIF/fasit",
                    HostProcess.Json(
                        new[]
                        {
                            RunningHost.Event("citizen.registered", $"cpr:{cpr}", new { name, birthDate = "1980-01-01" }),
                            RunningHost.Intervention(cpr, "k-1"),
                        },
                        "application/cloudevents-batch+json"),
                    ("Prefer", "wait=20"));
                keys.Add(answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!);
            }

            foreach (var key in keys) Assert.Equal(200, (await host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1")).Code);
            const string Asked = "told, en nabo har spurgt"; // A reason that begins with the word of a ground is none.
            var nobodys = await WithoutCaseAsync(host, Asked);
            Assert.Equal(200, (await SentAsync(host, RunningHost.Event( // What is registered later does not hide that somebody looked.
                "citizen.registered", $"citizen:{nobodys}", new { name = "Nyt Navn", birthDate = "1980-01-01" }))).Code);
            Assert.Equal(403, (await host.GetAsync($"/api/v1/citizens/{keys[0]}", "caseworker:sof-1")).Code);
            Assert.Equal(200, (await host.PostAsync(
                $"/api/v1/citizens/{keys[0]}/break-glass", "caseworker:sof-1", new { reason = "borgeren er fundet bevidstløs" })).Code);

            var looks = await host.GetAsync("/api/v1/looks", "role:data-protection-officer");
            Assert.True(looks.Code == 200, looks.Text);
            var glass = looks.Body.GetProperty("brokenGlass")[0];
            Assert.Equal(("sof-1", "SOF", keys[0]), (
                glass.GetProperty("who").GetString(), glass.GetProperty("department").GetString(),
                glass.GetProperty("citizen").GetString()));
            var busy = Assert.Single(looks.Body.GetProperty("manyCitizens").EnumerateArray());
            Assert.Equal(("bif-1", 3), (busy.GetProperty("who").GetString(), busy.GetProperty("citizens").GetInt32()));
            Assert.Equal(
                [(keys[1], "own-name"), (keys[2], "colleague")],
                looks.Body.GetProperty("namesakes").EnumerateArray()
                    .Where(static one => one.GetProperty("who").GetString() == "bif-1")
                    .Select(static one => (one.GetProperty("citizen").GetString()!, one.GetProperty("name").GetString()!))
                    .OrderBy(one => keys.IndexOf(one.Item1)));
            Assert.Contains(
                looks.Body.GetProperty("refused").EnumerateArray(), static one => one.GetProperty("who").GetString() == "sof-1");

            var without = Assert.Single(looks.Body.GetProperty("withoutCase").EnumerateArray());
            Assert.Equal(("bif-2", "BIF", nobodys, $"»{Asked}«", 1), (
                without.GetProperty("who").GetString(), without.GetProperty("department").GetString(),
                without.GetProperty("citizen").GetString(), without.GetProperty("reason").GetString(),
                without.GetProperty("looks").GetInt32()));

            var page = System.Net.WebUtility.HtmlDecode(
                (await host.GetAsync("/looks", "role:data-protection-officer", ("Accept", "text/html"))).Text);
            foreach (var told in (string[])["borgeren er fundet bevidstløs", "Eget navn", "En kollegas navn", Asked, .. keys, nobodys])
                Assert.Contains(told, page, StringComparison.Ordinal);
            foreach (var heading in (string[])["Brudt glas", "Mange borgere på en time", "Borgere uden sag", "Afviste opslag"])
                Assert.Contains($">{heading}</h2>", page, StringComparison.Ordinal);
            Assert.DoesNotContain(">Ingen.<", page, StringComparison.Ordinal);

            // From when somebody works with the citizen, a look is none without a case.
            Assert.Equal(200, (await SentAsync(host, RunningHost.Event("intervention.started", $"citizen:{nobodys}", new
            {
                interventionId = "k-1", kind = "contact-course", unit = "bif-unit", caseworker = "bif-1", startsOn = "2026-08-31",
            }))).Code);
            Assert.Equal(0, (await host.GetAsync("/api/v1/looks", "role:data-protection-officer")).Body.GetProperty("withoutCase")
                .GetArrayLength());

            var past = await host.GetAsync("/api/v1/looks?to=2026-01-01T00:00:00Z", "role:auditor");
            Assert.All(past.Body.EnumerateObject().Where(static one => one.Value.ValueKind == System.Text.Json.JsonValueKind.Array),
                static list => Assert.Equal(0, list.Value.GetArrayLength()));
            Assert.Equal(400, (await host.GetAsync("/api/v1/looks?from=x", "role:auditor")).Code);
            Assert.Equal(403, (await host.GetAsync("/api/v1/looks", "caseworker:bif-1")).Code);
            Assert.Equal(403, (await host.GetAsync("/api/v1/looks", "role:operations")).Code);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A citizen whom nobody works with, about whom a caseworker and a system ask whom to call.</summary>
    private static async Task<string> WithoutCaseAsync(HostProcess host, string reason)
    {
        var sent = await SentAsync(host, RunningHost.Registration(RunningHost.NewCpr()));
        var key = sent.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
        foreach (var who in (string[])["caseworker:bif-2", "role:integration"])
            Assert.Equal(200, (await host.PostAsync($"/api/v1/citizens/{key}/contacts", who, new { reason })).Code);
        return key;
    }

    private static Task<Answer> SentAsync(HostProcess host, object one) => host.PostAsync(
        "/api/v1/events", "source:/BIF/fasit", HostProcess.Json(one, "application/cloudevents+json"), ("Prefer", "wait=20"));
}

using System.Text.Json;
using Coordination.Testing;

namespace Coordination.Host.Tests.Api;

/// <summary>Everything about a citizen in one document.</summary>
public sealed class ExportTests(RunningHost running)
{
    private const string Officer = "role:data-protection-officer";
    private const int PageOfTheExport = 200;

    [Theory]
    [InlineData(Officer, 200)]
    [InlineData("caseworker:bif-1", 403)] // Holds what there is.
    [InlineData("caseworker:bif-lead", 403)]
    [InlineData("caseworker:sof-1", 403)]
    [InlineData("role:auditor", 403)]
    [InlineData("role:integration", 403)]
    [InlineData("role:operations", 403)]
    [InlineData("source:/BIF/fasit", 403)]
    [InlineData(null, 401)]
    public async Task Only_the_officer_exports_and_whoever_tries_is_logged(string? who, int status)
    {
        var key = await running.NewCitizenAsync();
        Assert.Equal(status, (await running.Host.GetAsync($"/api/v1/citizens/{key}/export", who)).Code);
        var looks = (await running.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body.EnumerateArray()
            .Select(static look => (look.GetProperty("what").GetString(), look.GetProperty("ground").GetString()));
        Assert.Equal(
            status switch { 200 => [("export", "export")], 403 => [("export", "refused")], _ => [] }, looks);
    }

    [Fact]
    public async Task A_key_of_nobody_has_no_export()
    {
        foreach (var key in (string[])["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "x"])
            Assert.Equal(404, (await running.Host.GetAsync($"/api/v1/citizens/{key}/export", Officer)).Code);
    }

    [Fact]
    public Task An_export_holds_picture_journals_looks_and_alerts_in_full() => HoldsEverythingAsync(running.Host);

    [Fact]
    public async Task An_export_from_PostgreSQL_holds_the_same()
    {
        await using var database = await TestPostgres.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("coordination-export-").FullName;
        await using (var host = await HostProcess.StartAsync(
            folder, ("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00"),
            ("ConnectionStrings__Coordination", database.ConnectionString)))
        {
            Assert.Equal(
                200, (await host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization)).Code);
            await HoldsEverythingAsync(host);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task HoldsEverythingAsync(HostProcess host)
    {
        var (one, later) = (RunningHost.NewCpr(), RunningHost.NewCpr());
        var mine = await SettleAsync(host, [RunningHost.Registration(one), RunningHost.Intervention(one, "k-1", "gone-1")]);
        var other = await SettleAsync(host, [.. Enumerable.Range(0, PageOfTheExport + 5).Select(number =>
            RunningHost.Event("benefit.requested", $"cpr:{later}", new { benefitId = $"b-{number}", kind = "single" }))]);
        var renumbered = new { to = $"cpr:{later}", onDate = "2026-08-31" };
        await SettleAsync(host, [RunningHost.Event("citizen.renumbered", $"cpr:{one}", renumbered)]);
        Assert.NotEqual(mine, other);
        for (var look = 0; look < PageOfTheExport + 5; look++)
            Assert.Equal(200, (await host.GetAsync($"/api/v1/citizens/{mine}/history?limit=1", "role:auditor")).Code);
        Assert.Equal(200, (await host.GetAsync($"/api/v1/citizens/{other}/colleagues", "role:auditor")).Code);

        var picture = (await host.GetAsync($"/api/v1/citizens/{mine}", "role:auditor")).Text;
        var journal = (await host.GetAsync($"/api/v1/citizens/{mine}/history?limit=1000", "role:auditor")).Body;
        var export = await host.GetAsync($"/api/v1/citizens/{mine}/export", Officer);
        Assert.True(export.Code == 200, export.Text);
        var document = export.Body;
        // What says on what ground it is shown is the viewer's own.
        foreach (var part in JsonElement.Parse(picture).EnumerateObject().Where(static part => part.Name != "access"))
        {
            var exported = document.GetProperty("picture").GetProperty(part.Name);
            Assert.Equal((part.Name, part.Value.GetRawText()), (part.Name, exported.GetRawText()));
        }

        var journals = document.GetProperty("journals").EnumerateArray().ToDictionary(
            static each => each.GetProperty("citizen").GetString()!,
            static each => each.GetProperty("entries").EnumerateArray().ToArray());
        Assert.Equal([mine, other], journals.Keys);
        Assert.Equal(journal.EnumerateArray().Select(Told), journals[mine].Select(Told));
        Assert.Equal(
            PageOfTheExport + 5, journals[other].Count(static entry =>
                entry.GetProperty("kind").GetString() == "coordination.benefit.requested.v1"));
        foreach (var entries in journals.Values)
            Assert.Equal(
                Enumerable.Range(1, entries.Length).Select(static number => (long)number),
                entries.Select(static entry => entry.GetProperty("version").GetInt64()));

        var looks = document.GetProperty("accessLog").EnumerateArray()
            .Select(static look => (look.GetProperty("citizen").GetString(), look.GetProperty("what").GetString())).ToArray();
        Assert.Equal(PageOfTheExport + 6, looks.Count(look => look == (mine, "history")));
        Assert.Single(looks, look => look == (other, "colleagues"));
        Assert.Single(looks, look => look == (mine, "export"));

        var raised = journals.Values.SelectMany(static entries => entries)
            .Where(static entry => entry.GetProperty("kind").GetString() == "alert-raised")
            .Select(static entry => entry.GetProperty("data").GetProperty("id").GetString()!).Distinct().ToArray();
        Assert.NotEmpty(raised);
        var alerts = document.GetProperty("alerts").EnumerateArray().ToArray();
        Assert.All(alerts, each => Assert.Contains(each.GetProperty("alert").GetProperty("id").GetString(), raised));
        Assert.All(alerts, static each => Assert.False(string.IsNullOrEmpty(each.GetProperty("receiver").GetString())));
        Assert.NotEmpty(alerts);
    }

    private static (long, string?, string) Told(JsonElement entry) => (
        entry.GetProperty("version").GetInt64(), entry.GetProperty("kind").GetString(), entry.GetProperty("data").GetRawText());

    private static async Task<string> SettleAsync(HostProcess host, object[] events)
    {
        var answer = await host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit", HostProcess.Json(events, "application/cloudevents-batch+json"), ("Prefer", "wait=20"));
        Assert.True(answer.Code == 200, answer.Text);
        return answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
    }
}

using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Exports;

/// <summary>Everything about a citizen on a page, for the data-protection officer alone.</summary>
[Collection(nameof(SharedPages))]
public sealed class ExportPageTests(OwnHost own)
{
    private const string Officer = "role:data-protection-officer";
    private const int EntriesOfAPage = 200;

    [Theory]
    [InlineData("da", "Alt, der er registreret om Anna Prøve", "Indsatser", "Opslag i loggen", "Adviser")]
    [InlineData("en", "Everything on record about Anna Prøve", "Interventions", "Looks on record", "Alerts")]
    public async Task It_holds_picture_journals_looks_and_alerts_in_the_readers_language(string language, params string[] told)
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1"));
        await own.SettleAsync(Event(
            "intervention.started", $"cpr:{cpr}",
            new { interventionId = "b-1", kind = "housing-support", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-31" },
            source: "/SOF/nexus"));
        await own.SettleAsync([.. Enumerable.Range(0, EntriesOfAPage + 5).Select(number =>
            Event("benefit.requested", $"cpr:{cpr}", new { benefitId = $"b-{number}", kind = "single", amount = 17 }))]);
        Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{key}/colleagues", "role:auditor")).Code);
        var document = (await own.Host.GetAsync($"/api/v1/citizens/{key}/export", Officer)).Body;

        var page = await own.Host.GetAsync($"/citizens/{key}/export", Officer, ("Cookie", $"language={language}"));
        Assert.Equal(200, page.Code);
        var text = System.Net.WebUtility.HtmlDecode(page.Text);
        foreach (var one in told) Assert.Contains(one, text, StringComparison.Ordinal);
        Assert.EndsWith("</html>", text.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal("no-store", page.Header("Cache-Control"));

        // Each entry, look and alert of the document is a row of the page, and no value of the picture is left out.
        var entries = document.GetProperty("journals")[0].GetProperty("entries").GetArrayLength();
        for (var number = 1; number <= entries; number++)
            Assert.Contains($"<th scope=\"row\">{number}</th>", text, StringComparison.Ordinal);
        for (var number = 0; number < EntriesOfAPage + 5; number++) Assert.Contains($"b-{number}", text, StringComparison.Ordinal);
        foreach (var look in document.GetProperty("accessLog").EnumerateArray())
            Assert.Contains(look.GetProperty("what").GetString()!, text, StringComparison.Ordinal);
        foreach (var alert in document.GetProperty("alerts").EnumerateArray())
        {
            var title = alert.GetProperty("alert").GetProperty("title").GetProperty(language).GetString()!;
            Assert.Contains(title, text, StringComparison.Ordinal);
        }

        Assert.NotEqual(0, document.GetProperty("alerts").GetArrayLength());
        Assert.DoesNotContain(cpr, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("caseworker:bif-1", 403)] // Holds what there is.
    [InlineData("caseworker:bif-lead", 403)]
    [InlineData("role:auditor", 403)]
    [InlineData("role:integration", 403)]
    [InlineData(null, 401)]
    public async Task Nobody_else_reads_it_and_whoever_tries_is_logged(string? who, int status)
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1"));
        var answer = await own.Host.GetAsync($"/citizens/{key}/export", who);
        Assert.Equal(status, answer.Code);
        Assert.DoesNotContain("Anna", answer.Text, StringComparison.Ordinal);
        var looks = (await own.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body.EnumerateArray()
            .Select(static look => (look.GetProperty("what").GetString(), look.GetProperty("ground").GetString()));
        Assert.Equal(status == 403 ? [("export", "refused")] : [], looks);
    }

    [Fact]
    public async Task Nobody_of_whom_nothing_is_known_has_an_export()
    {
        foreach (var key in (string[])["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "x"])
            Assert.Equal(404, (await own.Host.GetAsync($"/citizens/{key}/export", Officer)).Code);
    }
}

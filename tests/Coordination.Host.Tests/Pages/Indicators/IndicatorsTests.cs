using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Xml.Linq;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Indicators;

/// <summary>The indicators over time: told by quarter and target group, never of fewer than five citizens.</summary>
[Collection(nameof(SharedPages))]
public sealed class IndicatorsTests(OwnHost own)
{
    private const string Sof = "/SOF/nexus";
    private const string Indicators = "/api/v1/operations/indicators";

    [Fact]
    public async Task Observations_are_told_by_quarter_and_group_without_what_is_of_few_and_exported()
    {
        string[] kinds =
        [
            .. Enumerable.Repeat("housing-support", 3), .. Enumerable.Repeat("drug-treatment", 6), .. Enumerable.Repeat("", 8),
        ];
        List<string> subjects = [];
        foreach (var kind in kinds)
        {
            var subject = $"cpr:{NewCpr()}";
            subjects.Add(subject);
            if (kind.Length > 0)
                await own.SettleAsync(Event("intervention.started", subject, new
                {
                    interventionId = $"k-{kind}", kind, unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-01-01",
                }, source: Sof));
            // The last value of a quarter counts; what is no indicator, or of the quarter that runs, does not.
            await own.SettleAsync(
                Observed(subject, "2026-04-02", "poverty", 9), Observed(subject, "2026-05-02", "Poverty", kind.Length),
                Observed(subject, "2026-05-03", "weather", 1), Observed(subject, "2026-08-03", "poverty", 1));
        }

        // A value that no scale has is a system's mistake, and is left out.
        var mistaken = $"cpr:{NewCpr()}";
        await own.SettleAsync(
            Observed(mistaken, "2026-05-03", "poverty", decimal.MaxValue), Observed(mistaken, "2026-05-04", "school", -1e19m));

        var answer = await own.Host.GetAsync($"{Indicators}?from=2026-Q1&to=2026-Q2", "role:operations");
        Assert.True(answer.Code == 200, answer.Text);
        Assert.Equal(["2026-Q1", "2026-Q2"], answer.Body.GetProperty("quarters").EnumerateArray().Select(static one => one.GetString()!));
        Assert.Equal(9, answer.Body.GetProperty("indicators").GetArrayLength());
        var quarter = Assert.Single(Of(answer.Body, "poverty").EnumerateArray());
        Assert.Equal((17, 7.59m), (quarter.GetProperty("citizens").GetInt32(), quarter.GetProperty("mean").GetDecimal()));
        string[] groups = ["none 8 0", "personal-support  ", "treatment  "];
        Assert.Equal(groups, GroupsOf(quarter));

        // What becomes of the citizens later changes no quarter that is over: not kept yet, so it is counted anew.
        await own.SettleAsync(Event(
            "intervention.ended", subjects[0], new { interventionId = "k-housing-support", endedOn = "2026-08-01" }, source: Sof));
        foreach (var subject in (string[])[subjects[0], subjects[^1]])
            await own.SettleAsync(Event("intervention.started", subject, new
            {
                interventionId = "later", kind = "drug-treatment", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-02",
            }, source: Sof));
        var again = await own.Host.GetAsync($"{Indicators}?from=2025-Q4&to=2026-Q2", "role:operations");
        Assert.Equal(groups, GroupsOf(Assert.Single(Of(again.Body, "poverty").EnumerateArray())));

        // The leader is told of their department, another one of theirs.
        var ofSof = Of((await own.Host.GetAsync(Indicators, "caseworker:sof-head")).Body, "poverty");
        Assert.Equal(17, ofSof[0].GetProperty("citizens").GetInt32());
        Assert.Equal(0, Of((await own.Host.GetAsync(Indicators, "caseworker:bif-lead")).Body, "poverty").GetArrayLength());
        foreach (var (query, who) in ((string, string)[])
        [
            ("?department=SOF", "role:operations"), ("?department=SOF", "caseworker:bif-lead"), ("?to=2026-Q3", "role:operations"),
            ("?from=2026-Q2&to=2026-Q1", "role:operations"), ("?from=1950-Q1", "role:operations"), ("?from=x", "role:operations"),
        ])
            Assert.Equal(400, (await own.Host.GetAsync(Indicators + query, who)).Code);

        await HoldPageAndFilesAsync();
    }

    private async Task HoldPageAndFilesAsync()
    {
        var page = await own.Host.GetAsync(
            "/indicators?from=2026-Q1&to=2026-Q2", "caseworker:sof-head", ("Accept", "text/html"), ("Cookie", "language=da"));
        Assert.True(page.Code == 200, page.Text);
        var text = WebUtility.HtmlDecode(page.Text);
        Assert.Contains("Gennemsnit 7,59 i 2026-Q2, målt for 17 borgere", text, StringComparison.Ordinal);
        Assert.Contains("<td data-title=\"Borgere\">vises ikke</td>", text, StringComparison.Ordinal);
        Assert.DoesNotContain(">3<", text, StringComparison.Ordinal);
        Assert.DoesNotContain(">6<", text, StringComparison.Ordinal);

        var csv = await own.Host.GetAsync($"{Indicators}.csv?from=2026-Q2&to=2026-Q2", "role:operations", ("Cookie", "language=en"));
        Assert.True(csv.Code == 200, csv.Text);
        Assert.Contains("Poverty,2026-Q2,All target groups,17,7.59\r\n", csv.Text, StringComparison.Ordinal);
        Assert.Contains("Poverty,2026-Q2,Treatment,,\r\n", csv.Text, StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Indicators}.ods?from=2026-Q2&to=2026-Q2");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await own.Host.TokenAsync("role:operations"));
        using var ods = await own.Host.SendAsync(request);
        Assert.Equal("application/vnd.oasis.opendocument.spreadsheet", ods.Content.Headers.ContentType?.MediaType);
        using var archive = new ZipArchive(await ods.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["mimetype", "META-INF/manifest.xml", "content.xml"], archive.Entries.Select(static entry => entry.FullName));
        using var content = archive.GetEntry("content.xml")!.Open();
        XNamespace table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0", office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
        var rows = (await XDocument.LoadAsync(content, LoadOptions.None, TestContext.Current.CancellationToken))
            .Descendants(table + "table-row").Select(row => string.Join('|', row.Elements(table + "table-cell").Select(cell =>
                (string?)cell.Attribute(office + "value") ?? cell.Value))).ToArray();
        Assert.Equal("Indikator|Kvartal|Målgruppe|Borgere|Gennemsnit", rows[0]);
        Assert.Contains("Fattigdom|2026-Q2|Alle målgrupper|17|7.59", rows);
        Assert.Contains("Fattigdom|2026-Q2|Behandling||", rows);
    }

    private static IEnumerable<string> GroupsOf(JsonElement quarter) => quarter.GetProperty("groups").EnumerateArray().Select(
        static group => $"{group.GetProperty("group").GetString()} {group.GetProperty("citizens")} {group.GetProperty("mean")}");

    private static JsonElement Of(JsonElement answer, string indicator) => answer.GetProperty("indicators").EnumerateArray()
        .Single(one => one.GetProperty("indicator").GetString() == indicator).GetProperty("quarters");

    private static Dictionary<string, object?> Observed(string subject, string day, string indicator, decimal value) =>
        new(Event("outcome.observed", subject, new { indicator, value }, source: Sof)) { ["time"] = $"{day}T10:00:00+02:00" };
}

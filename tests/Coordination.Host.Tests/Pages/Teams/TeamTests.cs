using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Teams;

/// <summary>A leader's page: every figure equals its list, and nobody else's people are on it.</summary>
public sealed partial class TeamTests(OwnHost own) : IClassFixture<OwnHost>
{
    [Fact]
    public async Task Every_figure_of_the_page_is_the_length_of_the_list_it_leads_to()
    {
        await WorkAsync();
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-lead");
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/team"));
        var figures = browser.Document.QuerySelectorAll(".tile a, td a").OfType<IHtmlAnchorElement>()
            .Select(static link => (Href: link.GetAttribute("href")!, Text: link.TextContent.Trim()))
            .Where(static link => Number().IsMatch(link.Text)).ToList();
        Assert.Contains(figures, static one => one.Href.Contains("person=bif-1", StringComparison.Ordinal));
        Assert.Contains(figures, static one => one.Href.Contains("overdue=1", StringComparison.Ordinal));
        Assert.Contains(figures, static one => one.Href.Contains("matter=handover", StringComparison.Ordinal));
        foreach (var (href, text) in figures)
        {
            Assert.Equal(HttpStatusCode.OK, await browser.GetAsync(href));
            Assert.Equal((href, text), (href, $"{browser.Document.QuerySelectorAll("tbody tr").Length}"));
            Assert.All(browser.Document.QuerySelectorAll("tbody th a"), static name => Assert.Equal("Anna Prøve", name.TextContent));
        }
    }

    [Fact]
    public async Task It_shows_who_is_away_who_answers_and_gaps_in_the_rota()
    {
        var said = await own.Host.SendAsync(
            HttpMethod.Put, "/api/v1/me/absence", "caseworker:bif-9", new { substitute = "bif-8", from = "2026-08-01", to = "2026-12-31" });
        Assert.Equal(200, said.Code);
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-head");
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/team"));
        var away = Section(browser, "away-heading");
        Assert.Contains("Bjarke", away.TextContent, StringComparison.Ordinal);
        Assert.Contains("Betina", away.TextContent, StringComparison.Ordinal);
        Assert.NotNull(away.QuerySelector("a[href='/absence?of=bif-9']"));
        Assert.Contains("Socialforvaltningen", Section(browser, "gaps-heading").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_nobody_else_s_people_and_whoever_leads_nobody_has_none()
    {
        using var head = await SignedInBrowser.OpenAsync(own.Host, "sof-head");
        Assert.Equal(HttpStatusCode.OK, await head.GetAsync("/team"));
        Assert.Contains("Søren", head.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Bente", Section(head, "people-heading").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await head.GetAsync("/team/work?person=bif-1"));
        Assert.Empty(head.Document.QuerySelectorAll("tbody tr"));
        using var other = await SignedInBrowser.OpenAsync(own.Host, "sof-1");
        Assert.Equal(HttpStatusCode.Forbidden, await other.GetAsync("/team"));
    }

    [Fact]
    public async Task A_caseload_is_handed_over_from_the_row()
    {
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-lead");
        await browser.GetAsync("/team");
        await browser.GetAsync(browser.Document.QuerySelector("a[href*='from=bif-2']")!.GetAttribute("href")!.Split('#')[0]);
        Assert.Equal("bif-2", ((IHtmlSelectElement)browser.Document.QuerySelector("#from")!).Value);
    }

    private static IElement Section(SignedInBrowser browser, string heading) =>
        browser.Document.QuerySelector($"#{heading}")!.Closest("section")!;

    /// <summary>Deadlines of bif-1, one of them overdue, a conflict, and something offered to bif-2 and to the unit.</summary>
    private async Task WorkAsync()
    {
        foreach (var (kind, to) in ((string, object)[])
            [("contact-course", new { caseworker = "bif-2" }), ("contact-course", new { unit = "bif-unit" })])
        {
            var cpr = NewCpr();
            var key = await own.SettleAsync(Registration(cpr), Event("intervention.started", $"cpr:{cpr}", new
            {
                interventionId = "k-1", kind, unit = "bif-unit", caseworker = "bif-1", startsOn = "2026-08-01",
            }));
            var offered = await own.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", new
            {
                what = new { type = "intervention", id = "BIF/k-1" }, to, reason = "flyttet",
            });
            Assert.Equal(201, offered.Code);
        }

        var both = NewCpr();
        await own.SettleAsync(Event("intervention.started", $"cpr:{both}", new
        {
            interventionId = "s-1", kind = "housing-support", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-01",
        }, source: "/SOF/nexus"));
        await own.SettleAsync(Registration(both), Event("intervention.started", $"cpr:{both}", new
        {
            interventionId = "k-1", kind = "mentor", unit = "bif-unit", caseworker = "bif-1", startsOn = "2026-08-01", weeklyHours = 30,
        }));
    }

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Number();
}

using System.Net;
using System.Text.RegularExpressions;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Citizens;

/// <summary>The plan and the measures on the citizen's page, and the forms in which they are agreed, asked for and answered.</summary>
[Collection(nameof(SharedPages))]
public sealed class PlanPageTests(OwnHost own)
{
    [Fact]
    public async Task The_coordinator_notes_the_agreement_on_the_page_and_others_see_no_plan()
    {
        var key = await CoordinatedAsync();
        var written = await own.Host.SendAsync(HttpMethod.Put, $"/api/v1/citizens/{key}/plan", "caseworker:bif-1", new
        {
            wishes = "Jeg vil bo for mig selv",
            goals = new[] { new { text = "Egen bolig", interventionIds = (string[])["BIF/k-1"] } },
            steps = new[] { new { what = "Skriv op", who = "Ida" } },
            views = new[] { new { of = "child", text = "Jeg vil med", disagreement = "skolen" } },
            safety = new { signs = (string[])["uro"], acts = (string[])["mor henter"], calls = (string[])["mor 12"] },
        });
        Assert.Equal(200, written.Code);
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-1");
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync($"/citizens/{key}"));
        foreach (var told in (string[])
            ["Jeg vil bo for mig selv", "Egen bolig", "Skriv op", "Jeg vil med", "skolen", "mor henter", "Ikke aftalt med borgeren endnu"])
            Assert.Contains(told, browser.Page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Redirect,
            await browser.PostAsync(
                $"/citizens/{key}/plan/agree", ("how", "sagt ja på et møde"), ("version", "1"), ("returnTo", $"/citizens/{key}")));
        await browser.GetAsync($"/citizens/{key}");
        Assert.Contains("Aftalen om planen er noteret.", browser.Page, StringComparison.Ordinal);
        Assert.Contains("sagt ja på et møde", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ikke aftalt med borgeren endnu", browser.Page, StringComparison.Ordinal);
        using var other = await SignedInBrowser.OpenAsync(own.Host, "sof-1");
        await other.GetAsync($"/citizens/{key}");
        Assert.DoesNotContain("Jeg vil bo for mig selv", other.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_is_printed_for_a_relative_and_says_nothing_of_whom_it_is_for()
    {
        var key = await CoordinatedAsync();
        var steps = new[]
        {
            new { what = "Skriv op", who = "Ida", dueOn = "2026-10-01" },
            new { what = "Kør til lægen", who = "Farmor", dueOn = "2026-10-02" },
        };
        var written = await own.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/plan", "caseworker:bif-1", new { wishes = "Jeg vil bo for mig selv", steps });
        Assert.Equal(200, written.Code);
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-1");
        await browser.GetAsync($"/citizens/{key}");
        var address = browser.Document.QuerySelectorAll("#plan ol a")[1].GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync(address));
        var paper = browser.Document.QuerySelector(".step-paper")!.TextContent;
        foreach (var told in (string[])["Kør til lægen", "Farmor", "2. okt. 2026", "phone of bif-1"])
            Assert.Contains(told, paper, StringComparison.Ordinal);
        foreach (var hidden in (string[])["Skriv op", "Jeg vil bo", "Anna", key])
            Assert.DoesNotContain(hidden, paper, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await browser.GetAsync($"/citizens/{key}/plan/1/steps/3"));
        Assert.Equal(HttpStatusCode.NotFound, await browser.GetAsync($"/citizens/{key}/plan/2/steps/1"));
        using var other = await SignedInBrowser.OpenAsync(own.Host, "sof-1");
        Assert.NotEqual(HttpStatusCode.OK, await other.GetAsync(address));
        var looks = (await own.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Text;
        Assert.Contains("plan-step", looks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coordinator_asks_on_the_page_and_the_leader_who_owes_answers_on_theirs()
    {
        const string Missing = "Mangler, før der træffes afgørelse: hvad borgeren mener";
        var key = await CoordinatedAsync();
        var written = await own.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/plan", "caseworker:bif-1", new { wishes = "Jeg vil ud" });
        Assert.Equal(200, written.Code);
        var offered = await own.Host.PostAsync(
            $"/api/v1/citizens/{key}/handovers", "caseworker:bif-1",
            new { what = new { type = "coordination" }, to = new { caseworker = "sof-1" }, reason = "bor hos dem" });
        Assert.Equal(201, offered.Code);
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-1");
        await browser.GetAsync($"/citizens/{key}");
        Assert.Contains(
            Missing, browser.Document.QuerySelector($"#handover-{offered.Body.GetProperty("id").GetString()}")!.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Missing, browser.Document.QuerySelector("#measures")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bed en forvaltning om en foranstaltning", browser.Page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Redirect,
            await browser.PostAsync(
                $"/citizens/{key}/measures", ("department", "BIF"), ("what", "en mentor"), ("reason", "kommer ikke ud"),
                ("returnTo", $"/citizens/{key}")));
        await browser.GetAsync($"/citizens/{key}");
        Assert.Contains("Forvaltningen er spurgt og skal svare med en begrundelse.", browser.Page, StringComparison.Ordinal);
        Assert.Contains("venter på svar", browser.Page, StringComparison.Ordinal);
        Assert.Contains(Missing, browser.Document.QuerySelector("#measures")!.TextContent, StringComparison.Ordinal);

        using var leader = await SignedInBrowser.OpenAsync(own.Host, "bif-lead");
        await leader.GetAsync($"/citizens/{key}");
        var action = Regex.Match(leader.Page, $"/citizens/{key}/measures/[0-9a-f]+/answer").Value;
        Assert.NotEmpty(action);
        var answer = new[] { ("reason", "der er plads"), ("returnTo", $"/citizens/{key}") };
        await leader.PostAsync(action, [("answer", "refused"), .. answer]);
        Assert.Contains("Skriv hjemlen.", leader.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await leader.PostAsync(action, [("answer", "granted"), .. answer]));
        await leader.GetAsync($"/citizens/{key}");
        Assert.Contains("Svaret er sendt til tovholderen.", leader.Page, StringComparison.Ordinal);
        Assert.Contains("der er plads", leader.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(action, leader.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(Missing, leader.Document.QuerySelector("#measures")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<string> CoordinatedAsync()
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1"));
        var appointed = await own.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", "caseworker:bif-1",
            new { caseworker = "bif-1", reason = "kender borgeren" });
        Assert.Equal(200, appointed.Code);
        await own.SettleAsync(Event(
            "intervention.started", $"cpr:{cpr}", new
            {
                interventionId = "s-1", kind = "housing-support", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-01",
            }, source: "/SOF/nexus"));
        return key;
    }
}

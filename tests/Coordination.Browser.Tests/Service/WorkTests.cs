using System.Globalization;
using Coordination.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests.Service;

/// <summary>What caseworkers do on the pages, from a department's event to the form that settles it.</summary>
public sealed class WorkTests(BrowserFixture browser)
{
    /// <summary>Rows shown at most in a list of open matters.</summary>
    private const int ListMax = 100; // A page of the list.

    private readonly RunningService service = browser.Service;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_event_becomes_an_alert_on_the_open_desk_and_is_acknowledged_by_keyboard(bool streamFirst)
    {
        const string caseworker = "bif-lund";
        var older = await ClashAsync(caseworker, "Ældre Prøve");
        await using var opened = await service.SignInAsync(caseworker);
        await Expect(opened.Page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");
        var before = await opened.Page.Locator("[data-alert]").CountAsync();
        Assert.True(before > 0, "The desk begins with the alerts that were there.");

        var newer = await ClashAsync(caseworker, "Nyere Prøve");
        var card = opened.Page.Locator("[data-alert]").Filter(new() { HasText = "Nyere Prøve" }); // Below what is overdue by then.
        await Expect(card).ToHaveCountAsync(1);
        await Expect(opened.Page.Locator("[data-alert]")).ToHaveCountAsync(before + 1);
        await Expect(opened.Page.Locator("#alert-count .number")).ToHaveTextAsync($"{before + 1}");

        var id = await card.GetAttributeAsync("data-alert");
        var shown = await opened.Page.Locator("[data-alert]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.alert)");
        var next = shown[(Array.IndexOf(shown, id) + 1) % shown.Length];
        if (streamFirst) // The answer to the button comes after the stream has told the same.
            await opened.Page.RouteAsync("**/acknowledge", async route =>
            {
                var answer = await route.FetchAsync();
                await Expect(opened.Page.Locator($"#alert-{id}[data-open=true]")).ToHaveCountAsync(0);
                await route.FulfillAsync(new() { Response = answer });
            });
        await card.Locator("[data-acknowledge]").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page.Locator($"#alert-{next} [data-acknowledge]")).ToBeFocusedAsync();
        await Expect(opened.Page.Locator("[data-alert]")).ToHaveCountAsync(before);
        var alerts = await service.Host.GetAsync("/api/v1/alerts?state=acknowledged", $"caseworker:{caseworker}");
        Assert.Contains(alerts.Body.EnumerateArray(), alert => alert.GetProperty("citizen").GetString() == newer);
        Assert.NotEqual(older, newer);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Every_shared_citizen_count_links_to_its_list_and_a_form_sets_the_target()
    {
        await using var opened = await service.SignInAsync("operations", "/operations", javaScript: false);
        var panel = opened.Page.Locator("#operations-shared");
        await panel.Locator(".answer > summary").ClickAsync();
        await panel.Locator("#target").FillAsync("3500");
        await panel.Locator("#by").FillAsync("2028-12-31");
        await panel.Locator(".answer button").ClickAsync();
        await Expect(opened.Page.Locator(".notice-done")).ToHaveTextAsync("Målet er gemt.");
        await Expect(panel).ToContainTextAsync("målet på 3.500 nås ikke");
        await panel.GetByText("365 dage").ClickAsync();
        await Expect(panel.Locator(".zoom [aria-current]")).ToHaveTextAsync("365 dage");

        await ListsHoldTheirNumbersAsync(opened, panel, standsStill: true);
    }

    [Fact]
    public async Task Every_number_of_what_stands_open_leads_to_its_list()
    {
        await ClashAsync("bif-frost", "Bo Prøve");
        await using var opened = await service.SignInAsync("operations", "/operations", javaScript: false);
        var panels = opened.Page.Locator("#operations-symptoms, #operations-collaboration");
        await ListsHoldTheirNumbersAsync(opened, panels, standsStill: false);
    }

    [Fact]
    public async Task A_conflict_is_settled_by_a_plain_form_and_a_refusal_is_said()
    {
        const string caseworker = "bif-frost";
        var key = await ClashAsync(caseworker, "Else Prøve", withConsent: true);
        await using var opened = await service.SignInAsync(caseworker, $"/citizens/{key}", javaScript: false);
        var conflict = opened.Page.Locator("#action .item").Filter(new() { HasText = "Aftaler støder sammen" });
        var answer = conflict.Locator(".answer:has(input[value='keep-both'])");
        await answer.Locator("> summary").ClickAsync();
        await answer.Locator("input[value='keep-both']").CheckAsync();
        await answer.Locator("textarea").FillAsync("Borgeren når begge dele");
        await answer.Locator("button").ClickAsync();
        await Expect(opened.Page).ToHaveURLAsync($"{service.Address}/citizens/{key}");
        await Expect(opened.Page.Locator(".notice-done")).ToHaveTextAsync("Dit svar er noteret.");
        await Expect(opened.Page.Locator(".history")).ToContainTextAsync("Konflikt afgjort: Aftaler støder sammen, Begge fastholdes");
        await Expect(opened.Page.Locator(".history")).ToContainTextAsync("Camilla Frost");

        // Somebody else takes the role before the form is sent.
        var appointed = await service.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", "caseworker:sof-gade",
            new { caseworker = "sof-gade", reason = "Kender borgeren" });
        Assert.True(appointed.Code == 200, appointed.Text);
        await opened.Page.Locator(".identity .answer > summary").ClickAsync();
        await opened.Page.Locator("#coordinator-reason").FillAsync("Det gør jeg også");
        await opened.Page.Locator(".identity form button").ClickAsync();
        await Expect(opened.Page.Locator(".notice-refused")).ToContainTextAsync("Der er allerede en tovholder");
        await Expect(opened.Page.Locator(".identity")).ToContainTextAsync("Rasmus Gade");
        await Expect(opened.Page.Locator(".kept")).ToContainTextAsync("Det gør jeg også");
        await opened.Page.GotoAsync($"{service.Address}/citizens/{key}");
        await Expect(opened.Page.Locator(".notice-refused, .notice-done, .kept")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_handover_is_offered_and_accepted_from_the_pages()
    {
        var key = await ClashAsync("bif-nygaard", "Ove Prøve");
        await using var giver = await service.SignInAsync("bif-nygaard", $"/citizens/{key}");
        await giver.Page.Locator("#offer-heading").ClickAsync();
        await giver.Page.Locator("#offer-caseworker").FillAsync("bif-riis");
        await giver.Page.Locator("#offer-reason").FillAsync("Mentoren kender Ove bedst");
        await giver.Page.GetByText("Send tilbud").ClickAsync();
        await Expect(giver.Page.Locator(".notice-done")).ToContainTextAsync("Tilbuddet er sendt");

        await using var receiver = await service.SignInAsync("bif-riis");
        var item = receiver.Page.Locator(".item").Filter(new() { HasText = "Ove Prøve" });
        await Expect(item).ToContainTextAsync("Mentoren kender Ove bedst");
        await item.GetByText("Overtag", new() { Exact = true }).ClickAsync();
        await Expect(receiver.Page.Locator(".notice-done")).ToContainTextAsync("Du har overtaget");
        var picture = await service.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor");
        var interventions = picture.Body.GetProperty("interventions").EnumerateArray();
        Assert.Contains(interventions, one => one.GetProperty("responsible").GetString() == "bif-riis");
        Assert.Empty(giver.Complaints.Concat(receiver.Complaints));
    }

    [Fact]
    public async Task Whoever_accepts_what_a_colleague_has_taken_over_meanwhile_is_told_who_did()
    {
        var key = await ClashAsync("bif-nygaard", "Per Prøve");
        var offered = await service.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-nygaard", new
        {
            what = new { type = "intervention", id = "BIF/k-bif" }, to = new { unit = "bif-job" }, reason = "Fordeles i enheden",
        });
        await using var second = await service.SignInAsync("bif-holm", javaScript: false);
        var item = second.Page.Locator(".item").Filter(new() { HasText = "Per Prøve" });
        await Expect(item).ToContainTextAsync("Fordeles i enheden");
        var id = offered.Body.GetProperty("id").GetString();
        var accepted = await service.Host.PostAsync($"/api/v1/citizens/{key}/handovers/{id}/accept", "caseworker:bif-frost", null);
        Assert.Equal(200, accepted.Code);
        await item.GetByText("Overtag", new() { Exact = true }).ClickAsync();
        await Expect(second.Page.Locator(".notice")).ToContainTextAsync("er allerede besvaret");
        await Expect(second.Page.Locator(".notice")).ToContainTextAsync("Camilla Frost (BIF) har overtaget.");
    }

    [Fact]
    public async Task A_citizen_is_looked_up_without_the_number_in_any_address()
    {
        var cpr = service.NewCpr();
        var key = await service.SendAsync("BIF", "intervention.started", cpr, new
        {
            interventionId = "k-op", kind = "contact-course", unit = "bif-job", caseworker = "bif-holm", startsOn = "2026-08-01",
        });
        await using var opened = await service.SignInAsync("bif-holm", "/citizens");
        var addresses = new System.Collections.Concurrent.ConcurrentQueue<string>();
        opened.Page.Request += (_, request) => addresses.Enqueue(request.Url);
        await opened.Page.Locator("#cpr").FillAsync(cpr);
        await opened.Page.Locator("#reason").FillAsync("Borgeren sidder her");
        await opened.Page.Locator("form:has(#cpr) button").ClickAsync();
        await Expect(opened.Page).ToHaveURLAsync($"{service.Address}/citizens/{key}");
        Assert.DoesNotContain(addresses, address => address.Contains(cpr, StringComparison.Ordinal));
    }

    // A citizen with two appointments at the same hour. The job interview yields, and its caseworker gets an alert.
    private async Task<string> ClashAsync(string caseworker, string name, bool withConsent = false)
    {
        var cpr = service.NewCpr();
        if (withConsent) await service.SendAsync("BIF", "consent.given", cpr, new { scope = (string[])["BIF", "SOF"] });
        await service.SendAsync("BIF", "citizen.registered", cpr, new { name, birthDate = "1990-01-01" });
        await service.SendAsync("BIF", "intervention.started", cpr, new
        {
            interventionId = "k-bif", kind = "debt-advice", unit = "bif-job", caseworker, startsOn = "2026-08-03",
        });
        await service.SendAsync("SOF", "intervention.started", cpr, new
        {
            interventionId = "k-sof", kind = "housing-support", unit = "sof-voksne", caseworker = "sof-gade", startsOn = "2026-08-03",
        });
        var starts = RunningService.Now.AddDays(8);
        await service.SendAsync("SOF", "appointment.booked", cpr, new
        {
            appointmentId = "a-sof", kind = "treatment", startsAt = starts, endsAt = starts.AddHours(1), place = "Borgercenter Voksne",
            caseworker = "sof-gade",
        });
        return await service.SendAsync("BIF", "appointment.booked", cpr, new
        {
            appointmentId = "a-bif", kind = "employment-interview", startsAt = starts.AddMinutes(15), endsAt = starts.AddMinutes(75),
            place = "Jobcenter Nord", caseworker,
        });
    }

    private async Task ListsHoldTheirNumbersAsync(WatchedPage opened, ILocator panels, bool standsStill)
    {
        var shown = opened.Page.Url;
        var links = await NumbersAsync();
        Assert.NotEmpty(links);
        foreach (var address in links.Keys)
        {
            // Other tests add citizens at the same time. A number that stands still must equal the rows of its list. A number that may
            // be some seconds old must lie between the least and the most rows its list has had.
            var (least, most) = (int.MaxValue, 0);
            await Eventually.IsAsync($"{address} lists as many as its number says", async () =>
            {
                var before = (await NumbersAsync()).GetValueOrDefault(address);
                await opened.Page.GotoAsync(service.Address + address);
                var rows = await opened.Page.Locator("tbody tr").CountAsync();
                (least, most) = (Math.Min(least, rows), Math.Max(most, rows));
                var after = (await NumbersAsync()).GetValueOrDefault(address);
                if (standsStill) return before > 0 && rows == before && after == before;
                return Math.Min(after, ListMax) >= least && Math.Min(after, ListMax) <= most;
            }, TimeSpan.FromSeconds(standsStill ? 60 : 120));
        }

        async Task<Dictionary<string, int>> NumbersAsync()
        {
            if (opened.Page.Url != shown) await opened.Page.GotoAsync(shown);
            var all = await panels.Locator(".tile a, table a")
                .EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href') + ' ' + a.textContent)");
            return all.Select(link => link.Split(' ')).DistinctBy(link => link[0])
                .ToDictionary(link => link[0], link => int.Parse(link[1], CultureInfo.InvariantCulture));
        }
    }
}

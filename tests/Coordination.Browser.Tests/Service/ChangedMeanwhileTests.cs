using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests.Service;

/// <summary>A citizen's page that is open shows what others do, where it stands, and keeps what its reader writes.</summary>
public sealed class ChangedMeanwhileTests(BrowserFixture browser)
{
    private readonly RunningService service = browser.Service;

    [Fact]
    public async Task What_others_decide_appears_where_it_stands_with_who_did()
    {
        var key = await SharedCitizenAsync("Rie Prøve");
        await using var opened = await service.SignInAsync("bif-frost", $"/citizens/{key}");
        await Expect(opened.Page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");
        await Expect(opened.Page.Locator(".identity")).Not.ToContainTextAsync("Rasmus Gade");

        await AppointAsync(key);
        await Expect(opened.Page.Locator(".identity")).ToContainTextAsync("Rasmus Gade");
        await Expect(opened.Page.Locator("#meanwhile")).ToContainTextAsync("Nyt: ");
        await Expect(opened.Page.Locator("#meanwhile")).ToContainTextAsync("Rasmus Gade");
        await Expect(opened.Page.Locator("#history li").First).ToContainTextAsync("Rasmus Gade");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task What_somebody_writes_while_others_decide_stays_and_says_so()
    {
        const string typed = "Jeg kender borgeren fra før";
        var key = await SharedCitizenAsync("Siv Prøve");
        await using var opened = await service.SignInAsync("bif-frost", $"/citizens/{key}");
        await Expect(opened.Page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");
        await opened.Page.Locator(".identity .answer > summary").ClickAsync();
        var reason = opened.Page.Locator("#coordinator-reason");
        await reason.FillAsync(typed);

        await AppointAsync(key);
        await Expect(opened.Page.Locator("#history li").First).ToContainTextAsync("Rasmus Gade");
        await Expect(reason).ToHaveValueAsync(typed);
        await Expect(reason).ToBeFocusedAsync();
        await Expect(opened.Page.Locator("#identity > .meanwhile")).ToContainTextAsync("Din tekst står her endnu");

        Assert.Empty(opened.Complaints);

        await opened.Page.Locator(".identity form button").ClickAsync();
        await Expect(opened.Page.Locator(".notice-refused").First).ToContainTextAsync("Der er allerede en tovholder");
        await Expect(opened.Page.Locator(".kept")).ToContainTextAsync(typed);
    }

    [Fact]
    public async Task What_the_reader_may_not_see_changes_nothing()
    {
        var key = await SharedCitizenAsync("Tea Prøve", withConsent: false);
        await using var opened = await service.SignInAsync("bif-frost", $"/citizens/{key}");
        await Expect(opened.Page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");
        var requests = new System.Collections.Concurrent.ConcurrentQueue<string>();
        opened.Page.Request += (_, request) => requests.Enqueue(new Uri(request.Url).AbsolutePath);

        // The journal is asked every two seconds for each page: between two changes that the colleague sees, it was asked for this page.
        await using var colleague = await service.SignInAsync("sof-gade", $"/citizens/{key}");
        await Expect(colleague.Page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");
        foreach (var hidden in (string[])["Krypton et", "Krypton to", "Krypton tre"])
        {
            await service.SendAsync("SOF", "intervention.changed", _cprs[key], new { interventionId = "k-sof", title = hidden });
            await Expect(colleague.Page.GetByText(hidden).First).ToBeAttachedAsync();
        }

        Assert.DoesNotContain(requests, path => path == $"/citizens/{key}");
        await service.SendAsync("BIF", "intervention.changed", _cprs[key], new { interventionId = "k-bif", title = "Synlig titel" });
        await Expect(opened.Page.GetByText("Synlig titel").First).ToBeAttachedAsync();
        Assert.Single(requests, path => path == $"/citizens/{key}");
        await Expect(opened.Page.GetByText("Krypton")).ToHaveCountAsync(0);

        // A page that nobody sees is read again once, when it is shown.
        await ShowAsync(opened.Page, "hidden");
        foreach (var (title, hidden) in (IEnumerable<(string, string)>)[("Anden titel", "Krypton fire"), ("Tredje titel", "Krypton fem")])
        {
            await service.SendAsync("BIF", "intervention.changed", _cprs[key], new { interventionId = "k-bif", title });
            await service.SendAsync("SOF", "intervention.changed", _cprs[key], new { interventionId = "k-sof", title = hidden });
            await Expect(colleague.Page.GetByText(hidden).First).ToBeAttachedAsync();
        }

        Assert.Single(requests, path => path == $"/citizens/{key}");
        await ShowAsync(opened.Page, "visible");
        await Expect(opened.Page.GetByText("Tredje titel").First).ToBeAttachedAsync();
        Assert.Equal(2, requests.Count(path => path == $"/citizens/{key}"));
    }

    private static Task ShowAsync(IPage page, string state) => page.EvaluateAsync(
        """
        (state) => {
          Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """, state);

    private readonly Dictionary<string, string> _cprs = new(StringComparer.Ordinal);

    private async Task<string> SharedCitizenAsync(string name, bool withConsent = true)
    {
        var cpr = service.NewCpr();
        if (withConsent) await service.SendAsync("BIF", "consent.given", cpr, new { scope = (string[])["BIF", "SOF"] });
        await service.SendAsync("BIF", "citizen.registered", cpr, new { name, birthDate = "1990-01-01" });
        await service.SendAsync("BIF", "intervention.started", cpr, new
        {
            interventionId = "k-bif", kind = "debt-advice", unit = "bif-job", caseworker = "bif-frost", startsOn = "2026-08-03",
        });
        var key = await service.SendAsync("SOF", "intervention.started", cpr, new
        {
            interventionId = "k-sof", kind = "housing-support", unit = "sof-voksne", caseworker = "sof-gade", startsOn = "2026-08-03",
        });
        _cprs[key] = cpr;
        return key;
    }

    private async Task AppointAsync(string key)
    {
        var appointed = await service.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", "caseworker:sof-gade",
            new { caseworker = "sof-gade", reason = "Kender borgeren" });
        Assert.True(appointed.Code == 200, appointed.Text);
    }
}

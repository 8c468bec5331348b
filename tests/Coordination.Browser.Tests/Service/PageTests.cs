using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Coordination.Browser.Tests.Service;

public sealed class PageTests(BrowserFixture browser)
{
    private readonly RunningService service = browser.Service;

    private const int Narrow = 320;
    private const int Wide = 1366;

    private static readonly string[] Rare = ["citizen-move-ended"];

    [Fact]
    public async Task Desk_citizen_and_lookups_are_accessible_in_both_languages_and_narrow()
    {
        await using var opened = await service.SignInAsync(CitizenWithEverything.Coordinator);
        await CheckAsync(opened, "/", $"/citizens/{service.Ida}", "/citizens", "/responsible", "/absence");
    }

    [Fact]
    public async Task A_leader_s_pages_are_accessible_in_both_languages_and_narrow()
    {
        await using var opened = await service.SignInAsync("bif-bruun", "/team");
        await CheckAsync(
            opened, "/team", "/team/work", "/team/work?overdue=1", "/team/work?matter=citizen", "/transfers", "/", "/search",
            "/help/leader");
    }

    [Fact]
    public async Task Operations_is_accessible_in_both_languages_and_narrow()
    {
        await using var opened = await service.SignInAsync("operations", "/operations");
        var put = await service.Host.SendAsync(
            HttpMethod.Put, "/api/v1/subscriptions/fasit", "source:/BIF/test", new { url = "http://127.0.0.1:9/", types = Rare });
        Assert.True(put.Code is 200 or 201, put.Text);
        await CheckAsync(
            opened, "/subscriptions", "/subscriptions/fasit", "/operations", "/operations?period=year",
            "/operations/shared?coordinator=without", "/operations/waits", "/indicators", "/costs",
            "/forecast",
            "/operations/matters?matter=conflict", "/operations/matters?matter=alert", "/operations/refusals",
            "/organization", "/organization/departments/SOF?person=sof-juul", "/organization?edit=1", "/transfers", "/policy");
    }

    [Fact]
    public async Task Sign_in_is_accessible_in_both_languages_and_narrow()
    {
        await using var opened = await browser.Open("/sign-in", address: service.Address);
        await CheckAsync(opened, "/sign-in");
    }

    [Fact]
    public async Task A_stranger_gets_a_page_that_says_whom_to_ask_and_answers_it()
    {
        await using var opened = await service.SignInAsync("buf-kjaer");
        var answer = await opened.Page.GotoAsync($"{service.Address}/citizens/{service.Ida}");
        Assert.Equal(403, answer!.Status);
        await Expect(opened.Page.Locator("h1")).ToHaveTextAsync("Du kan ikke se denne borger");
        await Expect(opened.Page.Locator("body")).Not.ToContainTextAsync("Nørgaard");
        await opened.FindNothingAsync(Narrow);

        await opened.Page.Locator("#reason").FillAsync("Skolen har ringet om Ida");
        await opened.Page.Locator("main form[action='/responsible'] button").ClickAsync();
        await Expect(opened.Page.Locator("table")).ToContainTextAsync("Karim Krogh");
        await Expect(opened.Page.Locator("table")).ToContainTextAsync("Jobcenter Nord");
        await Expect(opened.Page.Locator("table")).Not.ToContainTextAsync("Mette Holm");
        await opened.FindNothingAsync(Narrow);
        var looks = await service.Host.GetAsync($"/api/v1/citizens/{service.Ida}/access-log", "role:auditor");
        Assert.Contains("Skolen har ringet om Ida", looks.Text, StringComparison.Ordinal);

        // The browser itself logs that the page was a 403.
        Assert.All(opened.Complaints, complaint => Assert.Contains("403", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_faulty_document_shows_every_fault_and_a_sound_one_takes_effect()
    {
        await using var opened = await service.SignInAsync("operations", "/organization?edit=1");
        var sound = await opened.Page.Locator("#document-text").InputValueAsync();
        var faulty = sound.Replace("\"leader\": \"bif-bruun\"", "\"leader\": \"nobody\"", StringComparison.Ordinal);
        await opened.Page.Locator("#document-text").FillAsync(faulty);
        await opened.Page.Locator("#document form button").ClickAsync();
        await Expect(opened.Page.Locator("#document .fault")).ToContainTextAsync("/departments/0/leader");
        await opened.FindNothingAsync(Narrow);

        await opened.Page.Locator("#document-text").FillAsync(sound);
        await opened.Page.Locator("#document form button").ClickAsync();
        await Expect(opened.Page.Locator(".notice-done")).ToContainTextAsync("Dokumentet gælder fra nu");
        Assert.All(opened.Complaints, complaint => Assert.Contains("422", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policy_is_checked_previewed_and_put_without_a_script_and_the_document_is_never_lost()
    {
        await using var opened = await service.SignInAsync("operations", "/policy?view=json", javaScript: false);
        var document = opened.Page.Locator("#document");
        await TypeOverAsync(opened.Page, document, "\"travelMinutes\": 30", "\"travelMinutes\": -1");
        await opened.Page.Locator("button[value='check']").ClickAsync();
        await Expect(opened.Page.Locator("#faults")).ToContainTextAsync("/appointments/travelMinutes");
        Assert.Contains("-1", await document.InputValueAsync(), StringComparison.Ordinal);

        await TypeOverAsync(opened.Page, document, "\"travelMinutes\": -1", "\"travelMinutes\": 45");
        await opened.Page.Locator("#sample").FillAsync("20");
        await opened.Page.Locator("button[value='preview']").ClickAsync();
        var preview = opened.Page.Locator("#preview");
        for (var look = 0; look < 100 && !(await preview.InnerTextAsync()).Contains("Færdig", StringComparison.Ordinal); look++)
            await opened.Page.Locator("button[value='look']").ClickAsync();
        await Expect(preview).ToContainTextAsync("Intet er gjort");
        Assert.Contains("45", await document.InputValueAsync(), StringComparison.Ordinal);

        await opened.Page.Locator("button[value='put']").ClickAsync();
        await Expect(opened.Page.Locator(".notice-done")).ToContainTextAsync("er modtaget");
        await Expect(opened.Page.Locator("main")).ToContainTextAsync("kommende");
        Assert.All(opened.Complaints, complaint => Assert.Contains("422", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caseworker_says_their_absence_and_a_leader_finds_it()
    {
        await using var opened = await service.SignInAsync("okf-holst", "/absence");
        await opened.Page.Locator("#from").FillAsync("2026-12-01");
        await opened.Page.Locator("#to").FillAsync("2026-11-30");
        await opened.Page.Locator("main form button").ClickAsync();
        await Expect(opened.Page.Locator(".fault")).ToContainTextAsync("Tiderne passer ikke");
        await opened.FindNothingAsync(Narrow);
        await opened.Page.Locator("#to").FillAsync("2026-12-04");
        await opened.Page.Locator("main form button").ClickAsync();
        await Expect(opened.Page.Locator(".notice-done")).ToBeVisibleAsync();
        await Expect(opened.Page.Locator("main")).ToContainTextAsync("4. dec. 2026");
        Assert.All(opened.Complaints, complaint => Assert.Contains("422", complaint, StringComparison.Ordinal));

        await using var head = await service.SignInAsync("okf-bang", "/absence");
        await Expect(head.Page.Locator("table")).ToContainTextAsync("1. dec. 2026");
        await head.FindNothingAsync(Narrow);
    }

    [Fact]
    public async Task Any_colleague_can_be_the_substitute_and_a_circle_is_refused_by_its_names()
    {
        await using var opened = await service.SignInAsync("okf-holst", "/absence");
        await opened.Page.Locator("#substitute").PressSequentiallyAsync("thy");
        await Expect(opened.Page.Locator("[role=option]")).ToContainTextAsync("Britta Thygesen");
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await opened.FindNothingAsync(Narrow);
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page.Locator("#substitute")).ToHaveValueAsync(new Regex("^Britta Thygesen · "));
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page.Locator(".fault")).ToContainTextAsync("Niels Holst → Britta Thygesen → Niels Holst");
        await opened.FindNothingAsync(Narrow);
    }

    [Fact]
    public async Task The_language_is_one_press_away_and_leads_back_to_the_page()
    {
        await using var opened = await service.SignInAsync(CitizenWithEverything.Coordinator, $"/citizens/{service.Ida}?zoom=year");
        await opened.Page.GetByText("English").ClickAsync();
        await Expect(opened.Page).ToHaveURLAsync($"{service.Address}/citizens/{service.Ida}?zoom=year");
        await Expect(opened.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(opened.Page.Locator("#action-heading")).ToHaveTextAsync("Needs action");
    }

    private async Task CheckAsync(WatchedPage opened, params string[] paths)
    {
        foreach (var language in (string[])["da", "en"])
        {
            await opened.Context.AddCookiesAsync([new Cookie { Name = "language", Value = language, Url = service.Address }]);
            await opened.Page.EmulateMediaAsync(new() { ColorScheme = language == "da" ? ColorScheme.Light : ColorScheme.Dark });
            foreach (var path in paths)
            {
                await opened.Page.GotoAsync(service.Address + path);
                Assert.Equal(language, await opened.Page.Locator("html").GetAttributeAsync("lang"));
                // Findings hang on the words, the colors and the width, hardly on two together: each is looked at, not each pair.
                var isDanish = language == "da";
                await opened.FitsAsync(isDanish ? Wide : Narrow);
                await opened.FindNothingAsync(isDanish ? Narrow : Wide);
            }
        }

        Assert.Empty(opened.Complaints);
    }

    /// <summary>Marks a text in a document and types another over it, as somebody does who changes one value of many.</summary>
    private static async Task TypeOverAsync(IPage page, ILocator document, string old, string typed)
    {
        await document.FocusAsync();
        await document.EvaluateAsync(
            "(area, old) => area.setSelectionRange(area.value.indexOf(old), area.value.indexOf(old) + old.length)", old);
        await page.Keyboard.TypeAsync(typed);
        Assert.Contains(typed, await document.InputValueAsync(), StringComparison.Ordinal);
    }
}

using System.Net;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Steps;

/// <summary>Somebody of the network reads their step of the plan by a link, and by that nobody learns of whom.</summary>
[Collection(nameof(SharedPages))]
public sealed class StepLinkTests(OwnHost own)
{
    private const string Coordinator = "caseworker:bif-1";

    [Fact]
    public async Task A_link_opens_one_step_and_says_nothing_of_whom_it_is_for()
    {
        var (key, cpr) = await PlannedAsync();
        var (address, link) = await LinkAsync(key);
        using var browser = SignedInBrowser.Nobody(own.Host);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync(address));
        var told = browser.Document.QuerySelector("main")!.TextContent;
        foreach (var shown in (string[])["Kør til lægen", "Farmor", "2. okt. 2026", "phone of bif-1"])
            Assert.Contains(shown, told, StringComparison.Ordinal);
        foreach (var hidden in (string[])["Skriv op", "Jeg vil bo", "Anna", key, cpr, "BIF", "SOF", "citizens/", address[6..]])
            Assert.DoesNotContain(hidden, browser.Page, StringComparison.Ordinal);
        Assert.Null(browser.Document.QuerySelector("form, script, [href^='/citizens'], .sign-out"));
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync($"{address}?language=en"));
        Assert.Contains("What you do", browser.Page, StringComparison.Ordinal);

        // The look names the link, not the person, and the citizen reads on their own page that the link was opened.
        var looks = (await own.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body.EnumerateArray()
            .Where(static one => Text(one, "what") == "step-link").ToList();
        Assert.Equal(2, looks.Count);
        Assert.All(looks, one => Assert.Equal(("step-link", $"step-link, {link}"), (Text(one, "who"), Text(one, "ground"))));
        using var citizen = await SignedInBrowser.OpenAsCitizenAsync(own.Host, key);
        await citizen.GetAsync("/my");
        Assert.Contains("Linket blev åbnet", citizen.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_ends_a_link_it_gets_the_page_of_one_that_never_was()
    {
        var (key, cpr) = await PlannedAsync();
        var wrong = await ClosedAsync($"/step/{new string('A', 32)}");
        var (address, link) = await LinkAsync(key);
        Assert.Equal(
            200, (await own.Host.PostAsync($"/api/v1/citizens/{key}/plan/step-links/{link}/withdraw", Coordinator, null)).Code);
        Assert.Equal(wrong, await ClosedAsync(address));

        (address, _) = await LinkAsync(key);
        var (anew, _) = await LinkAsync(key);
        Assert.Equal(wrong, await ClosedAsync(address));
        await WriteAsync(key, "Naboen");
        Assert.Equal(wrong, await ClosedAsync(anew));

        await WriteAsync(key, "Farmor");
        (address, _) = await LinkAsync(key);
        await own.SettleAsync(Event("network.ended", $"cpr:{cpr}", new { personId = "farmor" }));
        Assert.Equal(wrong, await ClosedAsync(address));
        foreach (var path in (string[])["/step", "/step/", $"{address}/x", "/step/x?language=da"])
            Assert.Equal(wrong, await ClosedAsync(path));
    }

    [Fact]
    public async Task A_command_that_is_repeated_leaves_the_link_that_came_after()
    {
        var (key, _) = await PlannedAsync();
        var (first, _) = await LinkAsync(key, "a");
        var (second, _) = await LinkAsync(key, "b");
        Assert.Equal(first, (await LinkAsync(key, "a")).Address);
        using var browser = SignedInBrowser.Nobody(own.Host);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync(second));
        await ClosedAsync(first);
    }

    [Fact]
    public async Task The_page_is_stored_nowhere_and_its_secret_is_in_no_log()
    {
        var (key, _) = await PlannedAsync();
        var (address, _) = await LinkAsync(key);
        foreach (var path in (string[])[address, $"/STEP{address[5..]}", $"/step%2F{address[6..]}", $"/x{address}"])
        {
            using var answer = await own.Host.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(path == address || path.StartsWith("/STEP", StringComparison.Ordinal), answer.IsSuccessStatusCode);
            if (!answer.IsSuccessStatusCode) continue;
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }

        Assert.DoesNotContain(address[6..], own.Host.Printed, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_citizens_page_gives_a_link_shows_it_once_and_withdraws_it()
    {
        var (key, _) = await PlannedAsync();
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-1");
        await browser.GetAsync($"/citizens/{key}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await MakeAsync("40. oktober"));
        Assert.Contains("Vælg en dag fra i dag", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("step-links/withdraw", browser.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await MakeAsync("2026-10-05"));
        await browser.GetAsync($"/citizens/{key}");
        Assert.Contains("Link til et trin givet: Kør til lægen, Farmor, 5. okt. 2026", browser.Page, StringComparison.Ordinal);
        var notice = browser.Document.QuerySelector("[role=status].notice")!.TextContent;
        var address = new Uri(notice.Split(' ').Single(static word => word.Contains("/step/", StringComparison.Ordinal))).AbsolutePath;
        using var reader = SignedInBrowser.Nobody(own.Host);
        Assert.Equal(HttpStatusCode.OK, await reader.GetAsync(address));
        Assert.Contains("Trin 2: Karen Holm", browser.Page, StringComparison.Ordinal);
        var link = browser.Document.QuerySelector("form[action$='step-links/withdraw'] [name=link]")!.GetAttribute("value")!;
        Assert.Equal(
            HttpStatusCode.Redirect,
            await browser.PostAsync(
                $"/citizens/{key}/plan/step-links/withdraw", ("link", link), ("returnTo", $"/citizens/{key}")));
        Assert.Equal(HttpStatusCode.NotFound, await reader.GetAsync(address));
        await browser.GetAsync($"/citizens/{key}");
        Assert.DoesNotContain(address, browser.Page, StringComparison.Ordinal);

        Task<HttpStatusCode> MakeAsync(string until) => browser.PostAsync(
            $"/citizens/{key}/plan/step-links", ("step", "2"), ("version", "1"), ("person", "BIF/farmor"), ("until", until),
            ("returnTo", $"/citizens/{key}"));
    }

    private async Task<string> ClosedAsync(string path)
    {
        using var browser = SignedInBrowser.Nobody(own.Host);
        Assert.Equal(HttpStatusCode.NotFound, await browser.GetAsync(path));
        Assert.Contains("Linket virker ikke", browser.Page, StringComparison.Ordinal);
        return browser.Page;
    }

    private async Task<(string Address, string Link)> LinkAsync(string key, string? idempotency = null)
    {
        var made = await own.Host.PostAsync(
            $"/api/v1/citizens/{key}/plan/step-links", Coordinator, new { step = 2, person = "BIF/farmor" },
            idempotency is null ? [] : [("Idempotency-Key", $"{key}-{idempotency}")]);
        Assert.True(made.Code == 201, made.Text);
        var address = Text(made.Body, "address")!;
        Assert.Matches("^/step/[2-9A-HJ-NP-Z]{32}$", address);
        return (address, Text(made.Body.GetProperty("link"), "id")!);
    }

    private async Task<(string Key, string Cpr)> PlannedAsync()
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(
            Event("citizen.registered", $"cpr:{cpr}", new { name = "Anna Prøve", birthDate = "1980-01-01" }), Intervention(cpr, "k-1"),
            Event("network.named", $"cpr:{cpr}", new
            {
                personId = "farmor", name = "Karen Holm", relation = "farmor", mayBeTold = (string[])["plan"],
            }));
        var appointed = await own.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", Coordinator, new { caseworker = "bif-1", reason = "kender borgeren" });
        Assert.Equal(200, appointed.Code);
        await WriteAsync(key, "Farmor");
        return (key, cpr);
    }

    private async Task WriteAsync(string key, string who)
    {
        var written = await own.Host.SendAsync(HttpMethod.Put, $"/api/v1/citizens/{key}/plan", Coordinator, new
        {
            wishes = "Jeg vil bo for mig selv",
            steps = new[]
            {
                new { what = "Skriv op", who = "Ida", dueOn = "2026-10-01" }, new { what = "Kør til lægen", who, dueOn = "2026-10-02" },
            },
        });
        Assert.Equal(200, written.Code);
    }

    private static string? Text(System.Text.Json.JsonElement one, string name) => one.GetProperty(name).GetString();
}

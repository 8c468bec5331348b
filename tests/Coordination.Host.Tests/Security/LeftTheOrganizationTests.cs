using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Host.Tests.Faults;
using Coordination.Simulator.Sending;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Security;

/// <summary>Whoever has left the organization sees nothing from that instant, by the token and the cookie they still have.</summary>
public sealed partial class LeftTheOrganizationTests(OwnHost own) : IClassFixture<OwnHost>
{
    private const string Leaver = "bif-1";
    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Token_cookie_and_open_streams_are_closed_from_that_instant_and_the_session_for_good()
    {
        var key = await CitizenAsync();
        using var browser = await SignedInAsync();
        var live = await OpenStream.OpenAsync(own.Host.Client, "/api/v1/alerts/stream", CallerIdentity.Caseworker(Leaver));
        var colleague = await OpenStream.OpenAsync(own.Host.Client, "/api/v1/alerts/stream", CallerIdentity.Caseworker("bif-2"));
        var page = OpenedByBrowserAsync(browser);
        await EveryDoorIsAsync(key, browser, closed: false);

        await PutAsync(without: Leaver);

        await EveryDoorIsAsync(key, browser, closed: true);
        Assert.Equal("end", await live.EndAsync(EndMax));
        Assert.Contains("event: end", await page.WaitAsync(EndMax, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(200, (await own.Host.GetAsync("/api/v1/alerts", "caseworker:bif-2")).Code);
        Assert.False(colleague.EndAsync(EndMax).IsCompleted);
        Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-lead")).Code);

        // Back again, the token is good. The session ended with leaving: it needs a new sign-in.
        await PutAsync(without: null);
        using (var ended = await PageAsync(browser, "/")) Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var anew = await SignedInAsync();
        await EveryDoorIsAsync(key, anew, closed: false);
    }

    [Fact]
    public async Task A_session_went_on_under_the_role_of_before()
    {
        using var browser = await SignedInAsync("bif-2");
        using (var before = await PageAsync(browser, "/")) Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await PutAsync(without: null, document => document["units"]![0]!["leader"] = "bif-2");
        using (var promoted = await PageAsync(browser, "/")) Assert.Equal(HttpStatusCode.Redirect, promoted.StatusCode);
        await PutAsync(without: null);
        using (var still = await PageAsync(browser, "/")) Assert.Equal(HttpStatusCode.Redirect, still.StatusCode);
    }

    [Fact]
    public async Task Leaving_for_a_moment_ends_the_session_too()
    {
        using var browser = await SignedInAsync();
        await PutAsync(without: Leaver);
        await PutAsync(without: null);
        await Testing.Eventually.IsAsync("the session to end", async () =>
        {
            using var page = await PageAsync(browser, "/");
            return page.StatusCode == HttpStatusCode.Redirect;
        });
    }

    [Fact]
    public async Task The_refusal_says_why_and_one_can_sign_out_all_the_same()
    {
        using var browser = await SignedInAsync();
        await PutAsync(without: Leaver);
        var answer = await own.Host.GetAsync("/api/v1/me/desk", $"caseworker:{Leaver}");
        Assert.Equal(403, answer.Code);
        Assert.Contains("left the organization", answer.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var page = await PageAsync(browser, "/");
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("ikke længere i organisationen", WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        Assert.DoesNotContain("Bente", text, StringComparison.Ordinal);
        await PutAsync(without: null);
    }

    [Fact]
    public async Task What_somebody_did_stays_under_their_name_and_the_register_follows_the_document()
    {
        var key = await CitizenAsync();
        var citizen = $"/api/v1/citizens/{key}";
        var before = (await own.Host.GetAsync("/dev/clock", null)).Body.GetProperty("now").GetString()!;
        var offer = await own.Host.PostAsync($"{citizen}/handovers", $"caseworker:{Leaver}", new
        {
            what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = "bif-2" }, reason = "ny målgruppe",
        });
        Assert.Equal(201, offer.Code);
        Assert.Contains($"phone of {Leaver}", (await own.Host.GetAsync($"{citizen}/contacts", "caseworker:bif-2")).Text,
            StringComparison.Ordinal);

        await own.MoveClockAsync("2026-08-31T09:01:00+02:00");
        await PutAsync(without: Leaver);

        var history = (await own.Host.GetAsync($"{citizen}/history?limit=1000", "caseworker:bif-lead")).Body.EnumerateArray();
        Assert.Contains(history, static entry => entry.GetProperty("kind").GetString() == "handover-offered"
            && entry.GetProperty("by").GetString() == Leaver);
        var page = await own.Host.GetAsync($"/citizens/{key}?history=all", "caseworker:bif-lead", ("Accept", "text/html"));
        Assert.Contains("Bente", page.Text, StringComparison.Ordinal);
        List<string> received = [page.Text, (await own.Host.GetAsync("/api/v1/organization", "role:operations")).Text];
        foreach (var path in (string[])["", "/contacts", "/colleagues", "/family", "/history"])
            received.Add((await own.Host.GetAsync($"{citizen}{path}", "caseworker:bif-lead")).Text);
        foreach (var text in received)
            foreach (var told in (string[])[$"phone of {Leaver}", $"{Leaver}@example.org"])
                Assert.DoesNotContain(told, text, StringComparison.Ordinal);
        var asOf = await own.Host.GetAsync($"/api/v1/organization?asOf={Uri.EscapeDataString(before)}", "role:operations");
        Assert.Contains($"\"{Leaver}\"", asOf.Text, StringComparison.Ordinal);

        // A name that the document changes is the new one, also of what was done before.
        await PutAsync(without: null, static document =>
        {
            foreach (var person in document["caseworkers"]!.AsArray().Where(static one => one!["id"]!.GetValue<string>() == Leaver))
                person!["name"] = "Beate";
        });
        page = await own.Host.GetAsync($"/citizens/{key}?history=all", "caseworker:bif-lead", ("Accept", "text/html"));
        Assert.Contains("Beate", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bente", page.Text, StringComparison.Ordinal);
        await PutAsync(without: null);
    }

    /// <summary>Everything that shows something of citizens, by token and by cookie: all of it open, or all of it closed.</summary>
    private async Task EveryDoorIsAsync(string key, HttpClient browser, bool closed)
    {
        var who = $"caseworker:{Leaver}";
        string[] reads =
        [
            $"/citizens/{key}", $"/citizens/{key}?asOf=2026-08-31T09:00:00Z", $"/citizens/{key}/history", $"/citizens/{key}/contacts",
            $"/citizens/{key}/colleagues", "/alerts", "/me/desk", "/me/absence",
        ];
        foreach (var path in reads) Assert.Equal((path, closed ? 403 : 200), (path, (await own.Host.GetAsync($"/api/v1{path}", who)).Code));
        (string Path, object Body)[] commands =
        [
            ("/citizens/lookup", new { cpr = "0101800000", reason = "henvendelse" }), ("/alerts/seen", new { ids = Array.Empty<string>() }),
            ($"/citizens/{key}/contacts", new { reason = "henvendelse" }),
        ];
        foreach (var (path, body) in commands)
            Assert.Equal((path, closed ? 403 : 200), (path, (await own.Host.PostAsync($"/api/v1{path}", who, body)).Code));
        var offer = new { what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = "bif-2" }, reason = " " };
        Assert.Equal(closed ? 403 : 422, (await own.Host.PostAsync($"/api/v1/citizens/{key}/handovers", who, offer)).Code);
        if (closed) Assert.Equal(403, (await own.Host.GetAsync("/api/v1/alerts/stream", who)).Code);

        foreach (var path in (string[])["/", "/citizens", $"/citizens/{key}", "/responsible", "/absence"])
        {
            using var page = await PageAsync(browser, path);
            Assert.Equal((path, closed ? HttpStatusCode.Forbidden : HttpStatusCode.OK), (path, page.StatusCode));
        }

        if (!closed) return;
        using var live = await PageAsync(browser, "/live/alerts");
        Assert.Equal(HttpStatusCode.Forbidden, live.StatusCode);
        using var api = await PageAsync(browser, "/api/v1/me/desk");
        Assert.Equal(HttpStatusCode.Forbidden, api.StatusCode);
    }

    private static async Task<HttpResponseMessage> PageAsync(HttpClient browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>All that the page's stream brings until it ends.</summary>
    private static async Task<string> OpenedByBrowserAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync(
            new Uri("/live/alerts", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<HttpClient> SignedInAsync(string who = Leaver)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        var browser = new HttpClient(handler)
        {
            BaseAddress = own.Host.Client.BaseAddress,
        };
        using var page = await PageAsync(browser, "/sign-in");
        var form = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var choice = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("caseworker", who),
            KeyValuePair.Create("__RequestVerificationToken", FormToken().Match(form).Groups[1].Value),
        ]);
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), choice, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    private Task<string> CitizenAsync()
    {
        var cpr = NewCpr();
        return own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1", Leaver));
    }

    private async Task PutAsync(string? without, Action<JsonNode>? change = null)
    {
        var document = OwnHost.Organization();
        change?.Invoke(document);
        var caseworkers = document["caseworkers"]!.AsArray();
        foreach (var gone in caseworkers.Where(person => person!["id"]!.GetValue<string>() == without).ToList()) caseworkers.Remove(gone);
        var answer = await own.Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString());
        Assert.True(answer.Code == 200, answer.Text);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}

using System.Net;
using Coordination.Testing;

namespace Coordination.Host.Tests.Security;

/// <summary>Outside Development people and programs sign in with the identity provider, and with nobody else.</summary>
public sealed partial class IdentityProviderTests(ProviderHost fixture) : IClassFixture<ProviderHost>
{
    private const string Page = "text/html";

    private static readonly string[] Roles = ["guest", "operations"];

    private readonly string _folder = fixture.Folder;
    private readonly TestIdentityProvider _provider = fixture.Provider;
    private readonly HostProcess _host = fixture.Host;

    [Fact]
    public async Task A_token_of_the_provider_opens_the_API_as_whoever_its_claims_say()
    {
        Assert.Equal(200, await StatusAsync("/api/v1/operations/summary", _provider.Token(new() { ["sub"] = "u1", ["role"] = Roles })));
        Assert.Equal(200, await StatusAsync("/api/v1/me/desk", _provider.Token(new() { ["sub"] = "u2", ["caseworker"] = "bif-1" })));
        Assert.Equal(
            403, await StatusAsync("/api/v1/operations/summary", _provider.Token(new() { ["sub"] = "u2", ["caseworker"] = "bif-1" })));
        Assert.Equal(403, await StatusAsync("/api/v1/me/desk", _provider.Token(new() { ["sub"] = "u3" })));
    }

    [Fact]
    public async Task Tokens_with_wrong_audience_issuer_lifetime_or_key_are_refused()
    {
        Dictionary<string, object> claims = new() { ["sub"] = "u1", ["role"] = "operations" };
        Assert.Equal(401, await StatusAsync("/api/v1/operations/summary", _provider.Token(claims, audience: "another")));
        Assert.Equal(401, await StatusAsync("/api/v1/operations/summary", _provider.Token(claims, audience: null)));
        Assert.Equal(401, await StatusAsync("/api/v1/operations/summary", _provider.Token(claims, issuer: "https://id.example.org")));
        Assert.Equal(401, await StatusAsync("/api/v1/operations/summary", _provider.Token(claims, age: TimeSpan.FromHours(1))));
        Assert.Equal(401, await StatusAsync("/api/v1/operations/summary", _provider.Token(claims, signing: TestIdentityProvider.NewKey())));
        Assert.Equal(401, await StatusAsync("/api/v1/operations/summary", "coordination-development"));
        Assert.Equal(401, (await _host.GetAsync("/api/v1/operations/summary", null)).Code);
    }

    [Fact]
    public async Task While_the_provider_is_away_nobody_is_told_that_their_token_is_wrong()
    {
        await using var host = await HostProcess.StartAsync(
            Directory.CreateDirectory(Path.Combine(_folder, "away")).FullName, ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Authentication__Authority", "https://127.0.0.1:1/realm"), ("Authentication__Audience", "coordination"),
            ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me/desk");
        request.Headers.Authorization = new("Bearer", _provider.Token(new() { ["sub"] = "u2", ["caseworker"] = "bif-1" }));
        using var answer = await host.SendAsync(request);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("identity provider", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var signIn = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        signIn.Headers.Add("X-Forwarded-Proto", "https");
        signIn.Headers.Add("Accept", Page);
        using var page = await host.SendAsync(signIn);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.NotNull(page.Headers.RetryAfter);
        var shown = await page.Content.ReadAsStringAsync();
        Assert.Contains("<html", shown, StringComparison.Ordinal);
        Assert.Contains("Den tjeneste, hvor man logger på, svarer ikke.", WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in/callback?code=x&state=y")]
    [InlineData("/sign-in/callback?error=a%0D%0Ab")]
    [InlineData("/sign-in/callback")]
    public async Task A_callback_that_nobody_began_is_refused_as_such(string path)
    {
        using var answer = await new PlainBrowser(_host.Client).GetAsync(path, Page);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_code_flow_signs_a_person_in_with_a_host_cookie_until_sign_out()
    {
        _provider.Person = new() { ["sub"] = "u2", ["caseworker"] = "bif-1" };
        var browser = new PlainBrowser(_host.Client);
        using (var stranger = await browser.GetAsync("/", Page)) Assert.Contains(
            "/sign-in", stranger.Headers.Location!.ToString(), StringComparison.Ordinal);

        using var begun = await browser.GetAsync("/sign-in?returnTo=%2Fdesk", Page);
        Assert.StartsWith($"{_provider.Authority}/authorize?", begun.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        var (code, state) = await ComeBackAsync(begun.Headers.Location);
        using var back = await browser.PostAsync("/sign-in/callback", Form(code, state));
        Assert.Equal((HttpStatusCode.Redirect, "/desk"), (back.StatusCode, back.Headers.Location!.ToString()));
        var cookie = Assert.Single(
            back.Headers.GetValues("Set-Cookie"),
            value => value.StartsWith("__Host-coordination=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.All(
            (string[])["secure", "httponly", "path=/", "samesite=lax"], part => Assert.Contains(part, cookie, StringComparison.Ordinal));
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);

        using (var desk = await browser.GetAsync("/", Page)) Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        using (var read = await browser.GetAsync("/api/v1/me/desk")) Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using (var command = await browser.PostAsync("/api/v1/alerts/a/acknowledge", HostProcess.Json("{}"))) Assert.Equal(
            HttpStatusCode.Unauthorized, command.StatusCode);

        // Neither the code nor the way back is good for a second time, or for another browser.
        using (var again = await new PlainBrowser(_host.Client).PostAsync("/sign-in/callback", Form(code, state)))
            Assert.False(
                again.Headers.TryGetValues("Set-Cookie", out var set)
                && set.Any(value => value.StartsWith("__Host-coordination=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_garbage_code_left_a_stack_trace_in_the_log()
    {
        var browser = new PlainBrowser(_host.Client);
        using var begun = await browser.GetAsync("/sign-in?returnTo=%2Fdesk", Page);
        var (_, state) = await ComeBackAsync(begun.Headers.Location!);
        using var answer = await browser.PostAsync("/sign-in/callback", Form("garbage", state));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var printed = await PrintedUntilNowAsync();
        Assert.Contains("invalid_grant", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenIdConnectHandler", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_callback_wrote_log_lines_of_its_own_and_CPR_numbers()
    {
        var forged = Uri.EscapeDataString("x\r\ncrit: Forged[0] the database was deleted \u001b[31m 0101804321 and 010180%2D4321");
        var browser = new PlainBrowser(_host.Client);
        using var begun = await browser.GetAsync("/sign-in?returnTo=%2Fdesk", Page);
        var (_, state) = await ComeBackAsync(begun.Headers.Location!);
        foreach (var query in (string[])[
            $"error={forged}&error_description={forged}&error_uri={forged}&state={Uri.EscapeDataString(state)}",
            $"error={forged}&error_description={forged}", $"code={forged}&state={forged}", $"state={forged}&error=x", "code=a%00b&state=x"])
        {
            using var answer = await browser.GetAsync($"/sign-in/callback?{query}", Page);
            Assert.True((int)answer.StatusCode is 400 or 404, $"{query}: {answer.StatusCode}");
            using var form = new StringContent(query, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
            using var posted = await browser.PostAsync("/sign-in/callback", form);
            Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
        }

        var printed = await PrintedUntilNowAsync();
        Assert.Contains("\\u000d\\u000acrit: Forged", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(printed.Split('\n'), line => line.StartsWith("crit: Forged", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', printed);
        Assert.DoesNotContain("0101804321", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("4321", printed, StringComparison.Ordinal);
    }

    /// <summary>What the host printed up to now. It prints beside its answers, in order: a last refused callback is waited for.</summary>
    private async Task<string> PrintedUntilNowAsync()
    {
        const string Last = "the-last-callback";
        var browser = new PlainBrowser(_host.Client);
        using var begun = await browser.GetAsync("/sign-in?returnTo=%2Fdesk", Page);
        var (_, state) = await ComeBackAsync(begun.Headers.Location!);
        using var answer = await browser.GetAsync($"/sign-in/callback?error={Last}&state={Uri.EscapeDataString(state)}", Page);
        await Eventually.IsAsync(
            "the last callback to be printed", () => Task.FromResult(_host.Printed.Contains(Last, StringComparison.Ordinal)));
        return _host.Printed;
    }

    [Fact]
    public async Task Signing_out_left_the_session_of_the_provider_and_a_copied_cookie()
    {
        _provider.Person = new() { ["sub"] = "u2", ["caseworker"] = "bif-1" };
        var browser = new PlainBrowser(_host.Client);
        using (var begun = await browser.GetAsync("/sign-in?returnTo=%2Fresponsible", Page))
        {
            var (code, state) = await ComeBackAsync(begun.Headers.Location!);
            using var back = await browser.PostAsync("/sign-in/callback", Form(code, state));
        }

        var copied = browser.Copy();
        using var page = await browser.GetAsync("/responsible", Page);
        Assert.Contains(
            $"form-action 'self' {_provider.Authority};", page.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        var token = FormToken().Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var signedOut = await browser.PostAsync("/sign-out", form);
        var to = signedOut.Headers.Location!.AbsoluteUri;
        Assert.StartsWith($"{_provider.Authority}/end?", to, StringComparison.Ordinal);
        Assert.Contains("id_token_hint=", to, StringComparison.Ordinal);
        Assert.Contains("post_logout_redirect_uri=", to, StringComparison.Ordinal);
        Assert.Contains($"client_id={TestIdentityProvider.Audience}", to, StringComparison.Ordinal);

        using (var desk = await copied.GetAsync("/api/v1/me/desk")) Assert.Equal(HttpStatusCode.Unauthorized, desk.StatusCode);
        using var ended = await browser.GetAsync($"/sign-out/callback?state={Query(to, "state")}", Page);
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (ended.StatusCode, ended.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Transfers_by_operations_were_journaled_as_the_role_and_shared_idempotency_keys()
    {
        string[] by = ["anna", "bo"];
        List<string> transfers = [];
        foreach (var person in by)
        {
            var token = _provider.Token(new() { ["sub"] = person, ["role"] = "operations" });
            var ordered = await _host.PostAsync(
                "/api/v1/caseload-transfers", null, new { from = "bif-9", to = (string[])["bif-3"], reason = person },
                ("Authorization", $"Bearer {token}"), ("Idempotency-Key", "same"));
            Assert.True(ordered.Code == 202, ordered.Text);
            Assert.Equal(person, ordered.Body.GetProperty("by").GetString());
            var id = ordered.Body.GetProperty("id").GetString()!;
            transfers.Add(id);
            await Testing.Eventually.IsAsync("the transfer to be done", async () => (await _host.GetAsync(
                $"/api/v1/caseload-transfers/{id}", null, ("Authorization",
                    $"Bearer {token}"))).Body.GetProperty("state").GetString() == "done");
        }

        Assert.NotEqual(transfers[0], transfers[1]);
    }

    [Theory]
    [InlineData("evil.example.org", 400)]
    [InlineData("127.0.0.1.example.org", 400)]
    [InlineData("localhost", 401)]
    [InlineData("127.0.0.1", 401)]
    public async Task A_request_to_another_host_name_was_answered(string name, int status)
    {
        Assert.Equal(status, (await _host.GetAsync("/api/v1/me/desk", null, ("Host", name))).Code);
        Assert.Equal(200, (await _host.GetAsync("/health/live", null, ("Host", name))).Code);
    }

    private async Task<int> StatusAsync(string path, string token) =>
        (await _host.GetAsync(path, null, ("Authorization", $"Bearer {token}"))).Code;

    private static string Query(string address, string name) =>
        address[(address.IndexOf($"{name}=", StringComparison.Ordinal) + name.Length + 1)..].Split('&')[0];

    private static FormUrlEncodedContent Form(string code, string state) =>
        new(new Dictionary<string, string> { ["code"] = code, ["state"] = state });

    [System.Text.RegularExpressions.GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex FormToken();

    /// <summary>What the provider has the browser post back.</summary>
    private async Task<(string Code, string State)> ComeBackAsync(Uri to)
    {
        var (back, code, state) = await _provider.SignInAsync(to);
        Assert.Equal($"https://{_host.Client.BaseAddress!.Authority}/sign-in/callback", back);
        return (code, state);
    }
}

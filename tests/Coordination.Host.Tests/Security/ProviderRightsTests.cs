using System.Net;
using System.Net.Http.Headers;

namespace Coordination.Host.Tests.Security;

/// <summary>Rights that a provider gives and takes, on two silos that map its claims and ask it about every token.</summary>
public sealed class ProviderRightsTests(TwoProviderHosts fixture) : IClassFixture<TwoProviderHosts>
{
    private const string Page = "text/html";
    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(30);

    private readonly TestIdentityProvider _provider = fixture.Provider;

    [Fact]
    public async Task A_token_of_client_credentials_may_do_what_its_scopes_say()
    {
        var system = await fixture.TokenAsync("sof-system", "events:SOF read:SOF feed:SOF");
        var cpr = RunningHost.NewCpr();
        var sent = await SendAsync("/SOF/nexus", cpr, system);
        Assert.True(sent.Code == 200, sent.Text);
        var key = sent.Body.GetProperty("results")[0].GetProperty("citizen").GetString();
        Assert.Equal(403, (await SendAsync("/BIF/fasit", cpr, system)).Code);
        Assert.Equal(200, (await GetAsync($"/api/v1/citizens/{key}", system)).Code);
        Assert.Equal(200, (await GetAsync("/api/v1/feed?department=SOF", system)).Code);
        Assert.Equal(403, (await GetAsync("/api/v1/feed?department=BIF", system)).Code);
        Assert.Equal(403, (await GetAsync("/api/v1/operations/summary", system)).Code);

        // Of a scope that is not asked for, nothing is given; and what the client may not have, the provider does not write.
        var feed = await fixture.TokenAsync("sof-system", "feed:SOF");
        Assert.Equal(403, (await SendAsync("/SOF/nexus", cpr, feed)).Code);
        Assert.Equal(403, (await GetAsync($"/api/v1/citizens/{key}", feed)).Code);
        Assert.Equal(400, (await _provider.AskAsync("sof-system", TwoProviderHosts.SystemSecret, "read:BIF")).Status);
    }

    [Fact]
    public async Task A_source_that_lost_its_right_is_refused_at_once()
    {
        var source = await fixture.TokenAsync("bif-fasit");
        var cpr = RunningHost.NewCpr();
        Assert.Equal(200, (await SendAsync("/BIF/fasit", cpr, source)).Code);
        Assert.Equal(403, (await SendAsync("/SOF/nexus", cpr, source)).Code);

        await _provider.Clients.WithdrawAsync("bif-fasit");
        Assert.Equal(401, (await SendAsync("/BIF/fasit", cpr, source)).Code);
        Assert.Equal(401, (await fixture.Second.GetAsync("/api/v1/feed?department=BIF", null, source)).Code);
        Assert.Equal(400, (await _provider.AskAsync("bif-fasit", TwoProviderHosts.SystemSecret, "")).Status);
    }

    [Fact]
    public async Task A_stream_ends_when_its_right_is_taken_away()
    {
        await _provider.Clients.AddSystemAsync("bif-reader", TwoProviderHosts.SystemSecret, [], "feed:BIF");
        var (_, bearer) = await fixture.TokenAsync("bif-reader", "feed:BIF");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/feed/stream?department=BIF");
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(bearer);
        using var stream = await fixture.Second.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
        var read = stream.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await _provider.Clients.WithdrawAsync("bif-reader");
        Assert.Contains("event: end", await read.WaitAsync(EndMax, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_are_read_as_the_settings_name_them()
    {
        var browser = await SignedInAsync("bif-1@kommune.dk");
        using (var desk = await browser.GetAsync("/", Page))
            Assert.Contains("Bente", await desk.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var operations = await browser.GetAsync("/policy", Page)) Assert.Equal(HttpStatusCode.Forbidden, operations.StatusCode);

        var both = await SignedInAsync("bif-2@kommune.dk", "drift");
        using (var operations = await both.GetAsync("/policy", Page)) Assert.Equal(HttpStatusCode.OK, operations.StatusCode);

        // A guest of another domain is nobody, and so are the claims that the settings do not name.
        foreach (var name in (string[])["bif-1@gaest.dk", "bif-1", "bif-77@kommune.dk"])
        {
            var guest = await SignedInAsync(name);
            using var desk = await guest.GetAsync("/", Page);
            Assert.Equal((name, HttpStatusCode.Forbidden), (name, desk.StatusCode));
            Assert.Contains(
                $"Spørg {TwoProviderHosts.Contact}.", WebUtility.HtmlDecode(await desk.Content.ReadAsStringAsync()),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_that_cannot_be_asked_about_opens_nothing()
    {
        // Signed by the provider and not in the form of its tokens: asked about it, the provider answers with an error.
        var odd = _provider.Token(new() { ["sub"] = "u1", ["realm_access"] = new { roles = (string[])["drift"] } });
        var answer = await GetAsync("/api/v1/operations/summary", ("Authorization", $"Bearer {odd}"));
        Assert.Equal(503, answer.Code);
        Assert.NotNull(answer.Header("Retry-After"));
        Assert.Equal(200, (await GetAsync("/api/v1/operations/summary", await fixture.TokenAsync("drift"))).Code);
    }

    [Fact]
    public async Task A_logout_at_the_provider_ends_session_and_streams_on_every_silo()
    {
        using var atProvider = _provider.NewBrowser();
        var browser = new PlainBrowser(fixture.First.Client);
        var before = _provider.Sessions.ToArray();
        await browser.SignInAsync(_provider, Person("bif-3@kommune.dk"), atProvider);
        var session = _provider.Sessions.Except(before).Single();
        var other = await SignedInAsync("bif-3@kommune.dk");
        var second = browser.At(fixture.Second.Client);
        var streams = await Task.WhenAll(browser.OpenAsync("/live/alerts"), second.OpenAsync("/live/alerts"));
        using (var desk = await second.GetAsync("/", Page)) Assert.Equal(HttpStatusCode.OK, desk.StatusCode);

        Assert.Equal(200, await LogOutAsync(_provider.LogoutToken(new() { ["sub"] = "p-bif-3@kommune.dk", ["sid"] = session })));

        foreach (var place in (PlainBrowser[])[browser, second])
            using (var desk = await place.GetAsync("/api/v1/me/desk")) Assert.Equal(HttpStatusCode.Unauthorized, desk.StatusCode);
        foreach (var stream in streams)
            Assert.Contains("event: end", await stream.WaitAsync(EndMax, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (var desk = await other.GetAsync("/api/v1/me/desk")) Assert.Equal(HttpStatusCode.OK, desk.StatusCode);

        // Without a session it ends all of the person's.
        Assert.Equal(200, await LogOutAsync(_provider.LogoutToken(new() { ["sub"] = "p-bif-3@kommune.dk" })));
        using (var desk = await other.GetAsync("/api/v1/me/desk")) Assert.Equal(HttpStatusCode.Unauthorized, desk.StatusCode);
    }

    [Fact]
    public async Task What_is_no_logout_token_ends_nothing()
    {
        var browser = await SignedInAsync("bif-8@kommune.dk");
        Dictionary<string, object> person = new() { ["sub"] = "p-bif-8@kommune.dk" };
        string[] wrong =
        [
            "", "nonsense", _provider.Token(person), _provider.LogoutToken([]), _provider.LogoutToken(new(person) { ["nonce"] = "n" }),
            _provider.LogoutToken(person, issuer: "https://id.example.org"), _provider.LogoutToken(person, age: TimeSpan.FromHours(1)),
            _provider.LogoutToken(person, age: TimeSpan.FromMinutes(10)), _provider.LogoutToken(person, age: TimeSpan.FromHours(-1)),
            _provider.LogoutToken(person, audience: "another"), _provider.LogoutToken(person, signing: TestIdentityProvider.NewKey()),
            $"{Unsigned(_provider.LogoutToken(person))}.",
        ];
        foreach (var token in wrong) Assert.Equal((token, 400), (token, await LogOutAsync(token)));
        using var json = await fixture.First.Client.PostAsync(
            new Uri("/sign-out/back-channel", UriKind.Relative), HostProcess.Json("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, json.StatusCode);
        using var desk = await browser.GetAsync("/api/v1/me/desk");
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
    }

    [Fact]
    public async Task The_front_channel_ends_the_session_that_it_names()
    {
        var before = _provider.Sessions.ToArray();
        var browser = await SignedInAsync("bif-9@kommune.dk");
        var session = _provider.Sessions.Except(before).Single();
        var issuer = Uri.EscapeDataString($"{_provider.Authority}/");
        foreach (var query in (string[])["", $"?iss={issuer}", $"?sid={session}", $"?iss=https%3A%2F%2Fid.example.org&sid={session}"])
            Assert.Equal(400, (await GetAsync($"/sign-out/front-channel{query}", ("Accept", Page))).Code);
        using (var desk = await browser.GetAsync("/api/v1/me/desk")) Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        Assert.Equal(200, (await fixture.Second.GetAsync($"/sign-out/front-channel?iss={issuer}&sid={session}", null)).Code);
        using (var desk = await browser.GetAsync("/api/v1/me/desk")) Assert.Equal(HttpStatusCode.Unauthorized, desk.StatusCode);
    }

    private static Dictionary<string, object> Person(string name, params string[] roles) => new()
    {
        ["sub"] = $"p-{name}", ["preferred_username"] = name, ["realm_access"] = new { roles },
        ["caseworker"] = "bif-1", ["role"] = "auditor",
    };

    private static string Unsigned(string token)
    {
        var header = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode("""{"alg":"none","typ":"logout+jwt"}""");
        return $"{header}.{token.Split('.')[1]}";
    }

    private async Task<PlainBrowser> SignedInAsync(string name, params string[] roles)
    {
        var browser = new PlainBrowser(fixture.First.Client);
        await browser.SignInAsync(_provider, Person(name, roles));
        return browser;
    }

    private async Task<int> LogOutAsync(string token)
    {
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);
        using var answer = await fixture.First.Client.PostAsync(
            new Uri("/sign-out/back-channel", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return (int)answer.StatusCode;
    }

    private Task<Answer> SendAsync(string source, string cpr, (string, string) token)
    {
        var sent = RunningHost.Registration(cpr);
        sent["source"] = source;
        return fixture.First.PostAsync(
            "/api/v1/events", null, HostProcess.Json(sent, "application/cloudevents+json"), token, ("Prefer", "wait=20"));
    }

    private Task<Answer> GetAsync(string path, (string, string) header) => fixture.First.GetAsync(path, null, header);
}

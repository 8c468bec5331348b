using System.Net;
using System.Text.Json;

namespace Coordination.Host.Tests.Security;

/// <summary>Outside Development people and programs sign in with the identity provider, and with nobody else.</summary>
public sealed class IdentityProviderTests : IAsyncLifetime
{
    private const string Page = "text/html";

    private static readonly string[] Roles = ["guest", "operations"];

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-provider-").FullName;
    private TestIdentityProvider _provider = null!;
    private HostProcess _host = null!;

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

        using var signIn = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        signIn.Headers.Add("X-Forwarded-Proto", "https");
        signIn.Headers.Add("Accept", Page);
        using var page = await host.SendAsync(signIn);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("<html", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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

    public async ValueTask InitializeAsync()
    {
        _provider = await TestIdentityProvider.StartAsync(_folder);
        _host = await HostProcess.StartAsync(
            _folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("SSL_CERT_FILE", _provider.CertificateFile),
            ("Authentication__Authority", _provider.Authority), ("Authentication__Audience", TestIdentityProvider.Audience),
            ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        var operations = _provider.Token(new() { ["sub"] = "u1", ["role"] = "operations" });
        Assert.Equal(
            200, (await _host.SendAsync(
                HttpMethod.Put, "/api/v1/organization", null, RunningHost.Organization, ("Authorization", $"Bearer {operations}"))).Code);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<int> StatusAsync(string path, string token) =>
        (await _host.GetAsync(path, null, ("Authorization", $"Bearer {token}"))).Code;

    private static FormUrlEncodedContent Form(string code, string state) =>
        new(new Dictionary<string, string> { ["code"] = code, ["state"] = state });

    /// <summary>What the provider has the browser post back.</summary>
    private async Task<(string Code, string State)> ComeBackAsync(Uri to)
    {
        using var handler =
            new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, given, _, _) =>
            given!.ExportCertificatePem() == File.ReadAllText(_provider.CertificateFile) };
        using var http = new HttpClient(handler);
        using var form = JsonDocument.Parse(await http.GetStringAsync(to));
        Assert.Equal($"https://{_host.Client.BaseAddress!.Authority}/sign-in/callback", form.RootElement.GetProperty("to").GetString());
        return (form.RootElement.GetProperty("code").GetString()!, form.RootElement.GetProperty("state").GetString()!);
    }

    /// <summary>A browser behind a proxy that speaks https with it; keeps cookies and follows nothing.</summary>
    private sealed class PlainBrowser(HttpClient http)
    {
        private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

        public Task<HttpResponseMessage> GetAsync(string path, string accept = "*/*") =>
            SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", accept } } });

        public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) =>
            SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });

        private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
        {
            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
            using var client = new HttpClient(handler) { BaseAddress = http.BaseAddress };
            request.Headers.Add("X-Forwarded-Proto", "https");
            if (_cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var answer = await client.SendAsync(request);
            request.Dispose();
            if (!answer.Headers.TryGetValues("Set-Cookie", out var set)) return answer;
            foreach (var pair in set.Select(value => value.Split(';')[0].Split('=', 2))) _cookies[pair[0]] = pair[1];
            return answer;
        }
    }
}

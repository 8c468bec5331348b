using System.Net;
using System.Text.RegularExpressions;
using Coordination.Host.Tests.Security;

namespace Coordination.Host.Tests.Http;

/// <summary>
/// A browser behind a proxy that serves the host below a path: what does not begin with the path is not found there. The proxy takes
/// the path off and says so, speaks https with the browser, and follows nothing. Cookies are kept.
/// </summary>
internal sealed partial class ServedBelow(HostProcess host, string prefix) : IDisposable
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = host.Client.BaseAddress,
    };

    /// <summary>Signs a person in with the provider, and answers where the browser is sent then.</summary>
    internal async Task<string> SignInAsync(TestIdentityProvider provider, Dictionary<string, object> person)
    {
        provider.Person = person;
        var begun = await GetAsync(LocationOf(await GetAsync($"{prefix}/", "text/html")), "text/html");
        var (to, code, state) = await provider.SignInAsync(begun.Headers.Location!);
        Assert.Equal($"https://{host.Client.BaseAddress!.Authority}{prefix}/sign-in/callback", to);
        using var form = new FormUrlEncodedContent([new("code", code), new("state", state)]);
        return LocationOf(await SendAsync(HttpMethod.Post, $"{prefix}/sign-in/callback", form));
    }

    internal Task<HttpResponseMessage> GetAsync(string address, string accept = "*/*", string? token = null) =>
        SendAsync(HttpMethod.Get, address, accept: accept, token: token);

    internal async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, HttpContent? content = null, string accept = "*/*", string? token = null, string? prefer = null)
    {
        Assert.True(address == prefix || address.StartsWith($"{prefix}/", StringComparison.Ordinal), $"{address} is not below {prefix}.");
        using var request = new HttpRequestMessage(method, address[prefix.Length..]) { Content = content };
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Prefix", prefix);
        request.Headers.Add("Accept", accept);
        if (prefer is not null) request.Headers.Add("Prefer", prefer);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(static cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []) Keep(cookie);
        return answer;
    }

    /// <summary>Where an answer sends the browser.</summary>
    internal static string LocationOf(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect, $"{answer.RequestMessage!.RequestUri}: {answer.StatusCode}");
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>The addresses of this host in HTML, by the attribute they stand in.</summary>
    internal static ILookup<string, string> AddressesIn(string html) => Attribute().Matches(html)
        .Select(static match => (Name: match.Groups[1].Value, Address: WebUtility.HtmlDecode(match.Groups[2].Value)))
        .Where(static found => found.Address is ['/', ..])
        .ToLookup(static found => found.Name, static found => found.Address.Split('#')[0]);

    public void Dispose() => _client.Dispose();

    /// <summary>As a browser: a cookie is sent to its path alone, and one named __Host- must have the path /.</summary>
    private void Keep(string cookie)
    {
        var parts = cookie.Split(';', StringSplitOptions.TrimEntries);
        var pair = parts[0].Split('=', 2);
        var path = parts.Single(static part => part.StartsWith("path=", StringComparison.OrdinalIgnoreCase))[5..];
        Assert.True(pair[0].StartsWith("__Host-", StringComparison.Ordinal) ? path == "/" : path == "/"
            || path.StartsWith(prefix, StringComparison.Ordinal), cookie);
        _cookies[pair[0]] = pair[1];
    }

    [GeneratedRegex("""[\s](href|src|action|formaction|data-[a-z]+)="([^"]*)"|url\(""")]
    private static partial Regex Attribute();
}

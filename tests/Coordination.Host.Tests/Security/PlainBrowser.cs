using System.Net;
using System.Text.RegularExpressions;

namespace Coordination.Host.Tests.Security;

/// <summary>A browser behind a proxy that speaks https with it; keeps cookies and follows nothing.</summary>
internal sealed partial class PlainBrowser(HttpClient http)
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <summary>Another browser with the same cookies.</summary>
    public PlainBrowser Copy() => At(http);

    /// <summary>The same browser at another host behind the same name.</summary>
    public PlainBrowser At(HttpClient other)
    {
        var there = new PlainBrowser(other);
        foreach (var (name, value) in _cookies) there._cookies[name] = value;
        return there;
    }

    /// <summary>Everything it keeps.</summary>
    public string Kept => string.Join('\n', _cookies.Select(static cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>Sets a cookie.</summary>
    public void Set(string name, string value) => _cookies[name] = value;

    /// <summary>Opens a stream; answers what it brings until it ends.</summary>
    public async Task<Task<string>> OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Content.ReadAsStringAsync();
    }

    /// <summary>Signs a person in with the provider.</summary>
    /// <param name="root">The path of the pages; empty: those of colleagues.</param>
    /// <returns>Where the browser is sent.</returns>
    public async Task<Uri> SignInAsync(
        TestIdentityProvider provider, Dictionary<string, object> person, HttpClient? atProvider = null, string root = "")
    {
        provider.Person = person;
        using var begun = await GetAsync($"{root}/sign-in", "text/html");
        var (_, code, state) = await provider.SignInAsync(begun.Headers.Location!, atProvider);
        using var form = new FormUrlEncodedContent([new("code", code), new("state", state)]);
        using var back = await PostAsync($"{root}/sign-in/callback", form);
        Assert.True(
            back.StatusCode == HttpStatusCode.Redirect, $"{back.StatusCode} {back.Headers} {await back.Content.ReadAsStringAsync()}");
        return back.Headers.Location!;
    }

    /// <summary>Signs out by the form of a page; answers where the browser is sent.</summary>
    public async Task<Uri> SignOutAsync(string page, string root = "")
    {
        using var shown = await GetAsync(page, "text/html");
        var token = FormToken().Match(await shown.Content.ReadAsStringAsync()).Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var signedOut = await PostAsync($"{root}/sign-out", form);
        return signedOut.Headers.Location!;
    }

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

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}

using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Coordination.Host.Tests.Pages;

/// <summary>Somebody's browser: it keeps cookies, and posts forms with the token of the page they are on. It follows no redirect.</summary>
internal sealed partial class SignedInBrowser : IDisposable
{
    private readonly HttpClient _client;

    private readonly CookieContainer _cookies = new();

    private SignedInBrowser(Uri address) =>
        _client = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
        {
            BaseAddress = address,
        };

    /// <summary>Its cookies, as a header.</summary>
    internal string Cookies => _cookies.GetCookieHeader(_client.BaseAddress!);

    /// <summary>Where the last answer redirected to; null: it did not.</summary>
    internal string? Location { get; private set; }

    /// <summary>The page last read.</summary>
    internal string Page { get; private set; } = "";

    /// <summary>The page last read, as a browser has it.</summary>
    internal IHtmlDocument Document { get; private set; } = new HtmlParser().ParseDocument("");

    /// <summary>A browser in which nobody is signed in.</summary>
    internal static SignedInBrowser Nobody(HostProcess host) => new(host.Client.BaseAddress!);

    internal static Task<SignedInBrowser> OpenAsync(HostProcess host, string caseworker) => OpenAsync(host, ("caseworker", caseworker));

    /// <summary>Signs in with a field of the sign-in page: <c>caseworker</c> or <c>role</c>.</summary>
    internal static async Task<SignedInBrowser> OpenAsync(HostProcess host, (string Name, string Value) choice)
    {
        var browser = new SignedInBrowser(host.Client.BaseAddress!);
        await browser.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/sign-in", choice));
        return browser;
    }

    /// <summary>Signs a citizen in to their own page.</summary>
    internal static async Task<SignedInBrowser> OpenAsCitizenAsync(HostProcess host, string key)
    {
        var browser = new SignedInBrowser(host.Client.BaseAddress!);
        await browser.GetAsync("/my/sign-in");
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/my/sign-in", ("citizen", key)));
        return browser;
    }

    internal async Task<HttpStatusCode> GetAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return await ReadAsync(answer);
    }

    /// <summary>Posts a form of the page last read.</summary>
    internal async Task<HttpStatusCode> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        (string Name, string Value) token = ("__RequestVerificationToken", Token().Match(Page).Groups[1].Value);
        using var form = new FormUrlEncodedContent(fields.Append(token).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), form);
        return await ReadAsync(answer);
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpStatusCode> ReadAsync(HttpResponseMessage answer)
    {
        Location = answer.Headers.Location?.OriginalString;
        if (answer.StatusCode == HttpStatusCode.Redirect) return answer.StatusCode;
        var html = await answer.Content.ReadAsStringAsync();
        Page = WebUtility.HtmlDecode(html);
        Document = new HtmlParser().ParseDocument(html);
        return answer.StatusCode;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Coordination.Host.Tests.Security;

/// <summary>Sends mutated requests as everybody, with tokens, and with the cookies and the form token of signed-in people.</summary>
internal sealed partial class FuzzSession(HostProcess host) : IDisposable
{
    private static readonly string[] Tokens =
    [
        "caseworker:bif-1", "caseworker:bif-1", "caseworker:bif-lead", "caseworker:sof-1", "role:auditor", "role:operations",
        "role:operations", "role:integration", "source:/BIF/fasit",
    ];

    private static readonly string[] Signed = ["caseworker=bif-1", "caseworker=bif-lead", "role=operations"];

    private readonly List<(string Cookies, string Form)> _people = [];
    private readonly HttpClient _client = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 16 })
    {
        BaseAddress = host.Client.BaseAddress, Timeout = TimeSpan.FromSeconds(60),
    };

    internal async Task SignInAsync()
    {
        foreach (var who in Tokens) await host.TokenAsync(who);
        foreach (var who in Signed)
        {
            var jar = new CookieContainer();
            using var browser = new HttpClient(new HttpClientHandler { CookieContainer = jar, AllowAutoRedirect = false })
            {
                BaseAddress = host.Client.BaseAddress,
            };
            var token = FormToken().Match(await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative))).Groups[1].Value;
            using var choice = new FormUrlEncodedContent(
            [
                KeyValuePair.Create(who.Split('=')[0], who.Split('=')[1]), KeyValuePair.Create("__RequestVerificationToken", token),
            ]);
            using var signed = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), choice);
            Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
            var page = await browser.GetStringAsync(new Uri("/responsible", UriKind.Relative));
            _people.Add((jar.GetCookieHeader(browser.BaseAddress!), FormToken().Match(page).Groups[1].Value));
        }
    }

    /// <summary>The status; null when this client cannot even send the request.</summary>
    internal async Task<int?> SendAsync(RequestMutation mutation)
    {
        var random = mutation.Random;
        using var request = mutation.Build(_people[random.Next(_people.Count)]);
        if (request is null) return null;
        if (!request.Headers.Contains("Cookie") && random.Next(8) > 0)
            request.Headers.Authorization =
                new AuthenticationHeaderValue("Bearer", await host.TokenAsync(Tokens[random.Next(Tokens.Length)]));
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream") await answer.Content.LoadIntoBufferAsync();
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The host may close the connection on a body that it refuses. One that is gone fails the next requests too.
            return null;
        }
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}

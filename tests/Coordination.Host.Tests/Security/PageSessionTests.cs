using System.Net;
using System.Security.Cryptography;
using Coordination.Grains;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage;
using Coordination.Storage.Schema;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Host.Tests.Security;

/// <summary>The security of the pages, behind a few endpoints of the tests' own, on two hosts that share a database.</summary>
public sealed class PageSessionTests : IAsyncLifetime
{
    private static readonly ServiceKeys Keys = new(
        RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), AreWellKnown: false);

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-pages-").FullName;
    private WebApplication _first = null!;
    private WebApplication _second = null!;

    public async ValueTask InitializeAsync()
    {
        _first = await StartAsync();
        _second = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_cookie_reads_and_is_good_on_every_host()
    {
        using var browser = new Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(_first, "/api/read")).StatusCode);
        await browser.GetAsync(_first, "/in");
        Assert.Equal("bif-1", await (await browser.GetAsync(_first, "/api/read")).Content.ReadAsStringAsync());
        Assert.Equal("bif-1", await (await browser.GetAsync(_second, "/api/read")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_cookie_gives_no_commands_to_the_api()
    {
        using var browser = new Browser();
        await browser.GetAsync(_first, "/in");
        using var body = new StringContent("{}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsync(_first, "/api/act", body)).StatusCode);
    }

    [Fact]
    public async Task A_form_needs_the_token_of_the_page_it_came_with()
    {
        using var browser = new Browser();
        await browser.GetAsync(_first, "/in");
        var token = await (await browser.GetAsync(_first, "/form")).Content.ReadAsStringAsync();
        using var without = new FormUrlEncodedContent([KeyValuePair.Create("what", "x")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(_first, "/form", without)).StatusCode);
        using var with = new FormUrlEncodedContent(
            [KeyValuePair.Create("what", "x"), KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(_second, "/form", with)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_streams_of_the_session()
    {
        using var browser = new Browser();
        await browser.GetAsync(_first, "/in");
        using var stream = await browser.GetAsync(_first, "/live", HttpCompletionOption.ResponseHeadersRead);
        var read = stream.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await browser.GetAsync(_first, "/out");
        Assert.EndsWith(
            "over", await read.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(_first, "/api/read")).StatusCode);
    }

    [Fact]
    public async Task A_copied_cookie_was_alive_after_sign_out()
    {
        using var browser = new Browser();
        var copied = CookieOf(await browser.GetAsync(_first, "/in"));
        Assert.Equal(HttpStatusCode.OK, await StatusWithAsync(_second, copied));
        await browser.GetAsync(_first, "/out");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWithAsync(_first, copied));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWithAsync(_second, copied));
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_before_and_takes_another_key()
    {
        using var browser = new Browser();
        var earlier = CookieOf(await browser.GetAsync(_first, "/in"));
        var later = CookieOf(await browser.GetAsync(_second, "/in"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWithAsync(_first, earlier));
        Assert.Equal(HttpStatusCode.OK, await StatusWithAsync(_first, later));
    }

    [Fact]
    public async Task Streams_on_another_host_went_on_after_sign_out()
    {
        using var browser = new Browser();
        await browser.GetAsync(_first, "/in");
        using var stream = await browser.GetAsync(_second, "/live", HttpCompletionOption.ResponseHeadersRead);
        var read = stream.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await browser.GetAsync(_first, "/out");
        Assert.EndsWith(
            "over", await read.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_are_kept_from_scripts_and_other_sites()
    {
        using var browser = new Browser();
        var cookie = (await browser.GetAsync(_first, "/in")).Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("coordination-development=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Outside_development_a_cookie_belongs_to_this_host_alone()
    {
        var cookie = new CookieBuilder();
        PageSession.Describe(cookie, isDevelopment: false);
        Assert.Equal("__Host-coordination", cookie.Name);
        Assert.Equal(CookieSecurePolicy.Always, cookie.SecurePolicy);
        Assert.Equal("/", cookie.Path);
        Assert.Null(cookie.Domain);
        Assert.True(cookie.HttpOnly);
    }

    [Fact]
    public async Task People_are_sent_to_sign_in_and_an_endpoint_without_policy_admits_nobody()
    {
        using var browser = new Browser();
        using var page = await browser.GetAsync(_first, "/form", accept: "text/html");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal("/sign-in?returnTo=%2Fform", page.Headers.Location!.OriginalString);
        await browser.GetAsync(_first, "/in");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(_first, "/nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(_first, "/nothing")).StatusCode);
    }

    private static string CookieOf(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    /// <summary>What another browser gets that has only the cookie.</summary>
    private static async Task<HttpStatusCode> StatusWithAsync(WebApplication app, string cookie)
    {
        using var handler = new HttpClientHandler { UseCookies = false };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, Browser.Address(app, "/api/read"));
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<WebApplication> StartAsync()
    {
        var settings = HostSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Data:Folder", _folder)]).Build(),
            isDevelopment: true);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddLogging().AddRoutingCore().AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(provider => ServiceClock.System(provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<PostHistory>().AddSingleton<OrganizationSource>();
        builder.Services.AddCoordinationStorage(options =>
        {
            options.DataFolder = _folder;
            options.UseServiceKeys(Keys.Content);
        }).AddSecurity(settings, Keys);
        var app = builder.Build();
        await app.Services.GetRequiredService<StorageSchema>().MigrateAsync();
        app.UseRouting();
        app.UseAuthentication();
        app.UseCaller();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapGet("/in", http => PageSession.SignInAsync(http, new Caller(CallerKind.Caseworker, "bif-1"))).AllowAnonymous();
        app.MapGet("/out", static http => PageSession.SignOutAsync(http)).AllowAnonymous();
        app.MapGet("/api/read", (HttpContext http) => http.Caller().Id).RequireAuthorization(AccessPolicies.Caseworkers);
        app.MapPost("/api/act", () => "done").RequireAuthorization(AccessPolicies.Caseworkers);
        app.MapGet("/form", (HttpContext http, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(http).RequestToken)
            .RequireAuthorization(AccessPolicies.Caseworkers);
        app.MapPost("/form", ([FromForm] string what) => what).RequireAuthorization(AccessPolicies.Caseworkers);
        app.MapGet("/nobody", () => "never");
        app.MapGet("/live", async (HttpContext http, LiveSessions sessions) =>
        {
            using var session = sessions.Follow(http)!;
            await http.Response.WriteAsync("begun ");
            await http.Response.Body.FlushAsync();
            var over = new TaskCompletionSource();
            await using var told = session.Over.Register(over.SetResult);
            await over.Task;
            await http.Response.WriteAsync("over");
        }).RequireAuthorization(AccessPolicies.Caseworkers);
        await app.StartAsync();
        return app;
    }

    private sealed class Browser : IDisposable
    {
        private readonly HttpClient _client = new(
            new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

        internal async Task<HttpResponseMessage> GetAsync(
            WebApplication app, string path, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead,
            string accept = "application/json")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address(app, path));
            request.Headers.Accept.ParseAdd(accept);
            return await _client.SendAsync(request, until, TestContext.Current.CancellationToken);
        }

        internal Task<HttpResponseMessage> PostAsync(WebApplication app, string path, HttpContent body) =>
            _client.PostAsync(Address(app, path), body, TestContext.Current.CancellationToken);

        public void Dispose() => _client.Dispose();

        // Cookies know no ports: both hosts are one to the browser.
        internal static Uri Address(WebApplication app, string path) =>
            new(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), path);
    }
}

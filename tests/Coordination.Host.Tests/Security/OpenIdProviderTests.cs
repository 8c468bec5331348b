using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Host.Tests.Security;

/// <summary>What the host makes of a real provider: its keys, its sessions, and people whom it names and nobody here knows.</summary>
public sealed class OpenIdProviderTests(ProviderHost fixture) : IClassFixture<ProviderHost>
{
    private const string Page = "text/html";
    private const string Summary = "/api/v1/operations/summary";

    private static readonly string[] NoGroups = [];

    private readonly TestIdentityProvider _provider = fixture.Provider;
    private readonly HostProcess _host = fixture.Host;

    private string Operations => _provider.Token(new() { ["sub"] = "u1", ["role"] = "operations" });

    [Fact]
    public async Task Keys_change_while_the_service_runs_and_removed_ones_are_refused()
    {
        var first = Operations;
        Assert.Equal(200, await StatusAsync(first));

        _provider.RotateKeys(publishOld: true);
        var second = Operations;
        Assert.Equal(200, await StatusAsync(second));
        Assert.Equal(200, await StatusAsync(first));

        _provider.RotateKeys(publishOld: false);
        Assert.Equal(200, await StatusAsync(Operations));
        Assert.Equal(401, await StatusAsync(first));
        Assert.Equal(401, await StatusAsync(second));
    }

    [Fact]
    public async Task People_sign_in_with_a_key_that_the_host_has_not_seen()
    {
        _provider.RotateKeys(publishOld: false);
        var browser = new PlainBrowser(_host.Client);
        await browser.SignInAsync(_provider, new() { ["sub"] = "u2", ["caseworker"] = "bif-1" });
        using var desk = await browser.GetAsync("/", Page);
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
    }

    [Fact]
    public async Task A_citizen_signs_in_with_a_level_and_their_number_is_kept_nowhere()
    {
        var (cpr, unknown) = (RunningHost.NewCpr(), RunningHost.NewCpr());
        const string level = "https://data.gov.dk/concept/core/nsis/Substantial";
        var told = await _host.PostAsync(
            "/api/v1/events", null,
            HostProcess.Json(RunningHost.Registration(cpr), "application/cloudevents+json"),
            ("Authorization", $"Bearer {_provider.Token(new() { ["sub"] = "fasit", ["source"] = "/BIF/fasit" })}"), ("Prefer", "wait=20"));
        Assert.True(told.Code == 200, told.Text);

        // Without the level, with a lower one, as somebody unknown, without a number: the same page, which names nobody.
        Dictionary<string, object>[] refused =
        [
            new() { ["sub"] = cpr, ["dk.cpr"] = cpr }, new() { ["sub"] = cpr, ["dk.cpr"] = cpr, ["loa"] = "Low" },
            new() { ["sub"] = unknown, ["dk.cpr"] = unknown, ["loa"] = level }, new() { ["sub"] = "x", ["loa"] = level },
        ];
        HashSet<string> shown = [];
        foreach (var person in refused)
        {
            var closed = new PlainBrowser(_host.Client);
            Assert.Equal("/my/closed", (await closed.SignInAsync(_provider, person, root: "/my")).OriginalString);
            using var page = await closed.GetAsync("/my/closed", Page);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            shown.Add(FormTokenFree(await page.Content.ReadAsStringAsync()));
            using var none = await closed.GetAsync("/my", Page);
            Assert.Equal("/my/sign-in", none.Headers.Location!.OriginalString);
        }

        Assert.Contains("Log på med MitID", WebUtility.HtmlDecode(Assert.Single(shown)), StringComparison.Ordinal);

        var browser = new PlainBrowser(_host.Client);
        using var begun = await browser.GetAsync("/my/sign-in", Page);
        Assert.Contains("acr_values=substantial", begun.Headers.Location!.Query, StringComparison.Ordinal);
        using var atProvider = _provider.NewBrowser();
        var citizen = new Dictionary<string, object> { ["sub"] = cpr, ["dk.cpr"] = cpr, ["loa"] = level };
        Assert.Equal("/my", (await browser.SignInAsync(_provider, citizen, atProvider, "/my")).OriginalString);
        using var own = await browser.GetAsync("/my", Page);
        Assert.Contains("Hej Anna", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var desk = await browser.GetAsync("/", Page);
        Assert.StartsWith("/sign-in", desk.Headers.Location!.OriginalString, StringComparison.Ordinal);

        // Neither in a cookie nor in what the host wrote: what it printed, its database.
        Assert.DoesNotContain(cpr, browser.Kept, StringComparison.Ordinal);
        Assert.DoesNotContain(cpr, _host.Printed, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(fixture.Folder, "data"), "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file) == "host.lock") continue; // Held by the host alone; it is empty.
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Assert.False((await reader.ReadToEndAsync()).Contains(cpr, StringComparison.Ordinal), file);
        }

        // Somebody else who is refused in the same browser does not find the page of who was there before.
        var shared = new PlainBrowser(_host.Client);
        await shared.SignInAsync(_provider, citizen, root: "/my");
        using (var signedIn = await shared.GetAsync("/my", Page)) Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        var copied = shared.Copy();
        Assert.Equal("/my/closed", (await shared.SignInAsync(_provider, refused[2], root: "/my")).OriginalString);
        using (var next = await shared.GetAsync("/my", Page)) Assert.Equal("/my/sign-in", next.Headers.Location!.OriginalString);
        using (var replayed = await copied.GetAsync("/my", Page)) Assert.Equal("/my/sign-in", replayed.Headers.Location!.OriginalString);

        var ended = await browser.SignOutAsync("/my", "/my");
        Assert.StartsWith($"{_provider.Authority}/end?", ended.AbsoluteUri, StringComparison.Ordinal);
        Assert.DoesNotContain("id_token_hint", ended.Query, StringComparison.Ordinal);
        using var after = await browser.GetAsync("/my", Page);
        Assert.Equal("/my/sign-in", after.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Tokens_without_signature_or_signed_with_a_public_key_are_refused()
    {
        var parts = Operations.Split('.');
        Assert.Equal(200, await StatusAsync(string.Join('.', parts)));
        foreach (var alg in (string[])["none", "None", "NONE"])
        {
            var header = Encoded($$"""{"alg":"{{alg}}","typ":"JWT"}""");
            Assert.Equal(401, await StatusAsync($"{header}.{parts[1]}."));
            Assert.Equal(401, await StatusAsync($"{header}.{parts[1]}.{parts[2]}"));
        }

        using var browser = _provider.NewBrowser();
        var published = JsonElement.Parse(await browser.GetStringAsync(new Uri("/keys", UriKind.Relative))).GetProperty("keys")[0];
        var confused = Encoded($$"""{"alg":"HS256","typ":"JWT","kid":"{{published.GetProperty("kid").GetString()}}"}""");
        var signature = HMACSHA256.HashData(
            Base64UrlEncoder.DecodeBytes(published.GetProperty("n").GetString()), Encoding.ASCII.GetBytes($"{confused}.{parts[1]}"));
        Assert.Equal(401, await StatusAsync($"{confused}.{parts[1]}.{Base64UrlEncoder.Encode(signature)}"));
    }

    [Fact]
    public async Task Signing_out_ends_the_providers_session_too()
    {
        using var atProvider = _provider.NewBrowser();
        var browser = new PlainBrowser(_host.Client);
        var before = _provider.Sessions.ToArray();
        await browser.SignInAsync(_provider, new() { ["sub"] = "u2", ["caseworker"] = "bif-1" }, atProvider);
        var session = Assert.Single(_provider.Sessions.Except(before));

        using var ended = await atProvider.GetAsync(await browser.SignOutAsync("/responsible"));
        Assert.Equal($"https://{_host.Client.BaseAddress!.Authority}/sign-out/callback",
            ended.Headers.Location!.GetLeftPart(UriPartial.Path));
        Assert.DoesNotContain(session, _provider.Sessions);
        using var back = await browser.GetAsync(ended.Headers.Location.PathAndQuery, Page);
        Assert.Equal("/sign-in", back.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("no-role", "Du har ikke adgang endnu", "You have no access yet")]
    [InlineData("unknown-person", "Organisationen kender dig ikke", "The organization does not know you")]
    [InlineData("groups-elsewhere", "Dit login nævner for mange grupper", "Your sign-in names too many groups")]
    public async Task Who_is_not_let_in_is_told_why_and_whom_to_ask(string why, string danish, string english)
    {
        Dictionary<string, object> person = why switch
        {
            "no-role" => new() { ["sub"] = "u5", ["role"] = "guest" },
            "unknown-person" => new() { ["sub"] = "u6", ["caseworker"] = "bif-77", ["role"] = "guest" },
            _ => new()
            {
                ["sub"] = "u7", ["caseworker"] = "bif-1",
                ["_claim_names"] = new { role = "src1" },
                ["_claim_sources"] = new { src1 = new { endpoint = "https://graph.example.org" } },
            },
        };
        var answer = await _host.GetAsync("/api/v1/me/desk", null, ("Authorization", $"Bearer {_provider.Token(person)}"));
        if (why == "unknown-person")
        {
            // Departments name people before the organization document does: the API answers them as everybody.
            Assert.Equal(200, answer.Code);
        }
        else
        {
            Assert.Equal(403, answer.Code);
            Assert.Equal($"urn:coordination:problems/{why}", answer.Body.GetProperty("type").GetString());
            Assert.Contains("Ask your leader, or operations", answer.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        var browser = new PlainBrowser(_host.Client);
        await browser.SignInAsync(_provider, person);
        var shown = await ShownAsync(browser, "/");
        Assert.Contains(danish, shown, StringComparison.Ordinal);
        Assert.Contains("Spørg din leder eller driften.", shown, StringComparison.Ordinal);
        Assert.Contains(why == "unknown-person" ? "logget på som bif-77" : "logget på som u", shown, StringComparison.Ordinal);
        Assert.Contains("action=\"/sign-out\"", shown, StringComparison.Ordinal);
        foreach (var path in (string[])["/citizens", "/responsible", "/operations", "/looks"])
            Assert.Contains(danish, await ShownAsync(browser, path), StringComparison.Ordinal);

        browser.Set("language", "en");
        Assert.Contains(english, await ShownAsync(browser, "/"), StringComparison.Ordinal);
        Assert.StartsWith($"{_provider.Authority}/end?", (await browser.SignOutAsync("/")).AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_organization_does_not_know_is_let_in_by_a_role_alone()
    {
        var token = _provider.Token(new() { ["sub"] = "u8", ["caseworker"] = "drift-7", ["role"] = "operations" });
        Assert.Equal(200, await StatusAsync(token));
        Assert.Equal(200, (await _host.GetAsync("/api/v1/me/desk", null, ("Authorization", $"Bearer {token}"))).Code);
        Assert.Equal(403, await StatusAsync(_provider.Token(new() { ["sub"] = "u9", ["caseworker"] = "bif-78", ["role"] = NoGroups })));
    }

    private static async Task<string> ShownAsync(PlainBrowser browser, string path)
    {
        using var page = await browser.GetAsync(path, Page);
        Assert.Equal((path, HttpStatusCode.Forbidden), (path, page.StatusCode));
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string FormTokenFree(string page) =>
        System.Text.RegularExpressions.Regex.Replace(page, "__RequestVerificationToken\" value=\"[^\"]+", "");

    private static string Encoded(string json) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(json));

    private async Task<int> StatusAsync(string token) =>
        (await _host.GetAsync(Summary, null, ("Authorization", $"Bearer {token}"))).Code;
}

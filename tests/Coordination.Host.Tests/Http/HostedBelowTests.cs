using System.Net;
using System.Text.RegularExpressions;
using Coordination.Host.Tests.Security;
using Coordination.Testing;

namespace Coordination.Host.Tests.Http;

/// <summary>The host below a path of a proxy, over real HTTP: everything it names is reached through the proxy.</summary>
public sealed partial class HostedBelowTests(ProviderHost fixture, RunningHost untrusting) : IClassFixture<ProviderHost>, IDisposable
{
    private const string Prefix = "/kommune/koordinering";
    private const int Citizens = 3;
    private const int PagesMin = 12;
    private const int FormsMin = 6;
    private const int MonthsMax = 4; // Every month of a calendar leads to another.

    private readonly ServedBelow _browser = new(fixture.Host, Prefix);

    private string Source => fixture.Provider.Token(new() { ["sub"] = "s1", ["source"] = "/BIF/fasit" });

    private string Operations => fixture.Provider.Token(new() { ["sub"] = "o1", ["role"] = "operations" });

    public void Dispose() => _browser.Dispose();

    [Theory]
    [InlineData("caseworker", "bif-lead")]
    [InlineData("caseworker", "bif-1")]
    [InlineData("role", "operations")]
    public async Task Every_link_and_form_of_the_pages_was_reached_at_the_root_alone(string claim, string who)
    {
        for (var citizen = 0; citizen < Citizens; citizen++) await SettleAsync();
        Assert.Equal($"{Prefix}/", await _browser.SignInAsync(fixture.Provider, new() { ["sub"] = $"p-{who}", [claim] = who }));
        Queue<string> next = new([$"{Prefix}/", $"{Prefix}/responsible"]);
        HashSet<string> known = [.. next];
        HashSet<string> forms = new(StringComparer.Ordinal);
        var pages = 0;
        while (next.TryDequeue(out var address))
        {
            using var page = await _browser.GetAsync(address, "text/html");
            Assert.True(
                page.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.Forbidden,
                    $"{address}: {page.StatusCode}");
            if (page.StatusCode == HttpStatusCode.Redirect
                && known.Add(ServedBelow.LocationOf(page))) next.Enqueue(ServedBelow.LocationOf(page));
            if (page.Content.Headers.ContentType?.MediaType != "text/html") continue;
            pages++;
            var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var found = ServedBelow.AddressesIn(html);
            foreach (var link in found["href"].Concat(found["src"]))
                if (!(IsMonth(link) && known.Count(IsMonth) >= MonthsMax) && known.Add(link)) next.Enqueue(link);
            foreach (var stream in found["data-stream"]) await FollowAsync(stream);
            foreach (var form in found["action"].Concat(found["formaction"]).Concat(found["data-seen"]))
                if (html.Contains($"method=\"get\" action=\"{form}\"", StringComparison.Ordinal))
                {
                    if (known.Add(form)) next.Enqueue(form);
                }
                else if (forms.Add(form) && !form.EndsWith("/sign-out", StringComparison.Ordinal)) await PostAsync(form, address, html);
        }

        Assert.True(pages >= PagesMin && forms.Count >= FormsMin, $"{pages} pages, {forms.Count} forms: {string.Join(' ', known)}");
    }

    [Fact]
    public async Task Links_and_locations_of_the_API_were_reached_at_the_root_alone()
    {
        await SettleAsync();
        using var policy = await _browser.GetAsync($"{Prefix}/api/v1/policy", token: Operations);
        var links = LinkTarget().Matches(policy.Headers.GetValues("Link").Single()).Select(static match => match.Groups[1].Value).ToArray();
        Assert.Equal(2, links.Length);
        foreach (var link in links) Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync(link, token: Operations)).StatusCode);

        using var order = HostProcess.Json(new { from = "bif-9", to = (string[])["bif-3"], reason = "x" });
        using var ordered = await _browser.SendAsync(HttpMethod.Post, $"{Prefix}/api/v1/caseload-transfers", order, token: Operations);
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        using var progress = await _browser.GetAsync(ordered.Headers.Location!.OriginalString, token: Operations);
        Assert.Equal(HttpStatusCode.OK, progress.StatusCode);

        var caseworker = fixture.Provider.Token(new() { ["sub"] = "c1", ["caseworker"] = "bif-1" });
        using var alerts = await _browser.GetAsync($"{Prefix}/api/v1/alerts?limit=1", token: caseworker);
        var body = System.Text.Json.JsonElement.Parse(await alerts.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var href = body[0].GetProperty("action").GetProperty("href").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync(href, "text/html", caseworker)).StatusCode);
        var more = LinkTarget().Match(alerts.Headers.GetValues("Link").Single()).Groups[1].Value;
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync(more, token: caseworker)).StatusCode);

        using var document = await _browser.GetAsync($"{Prefix}/openapi/v1.json");
        Assert.Contains($"\"url\": \"{Prefix}\"", await document.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/reference")]
    [InlineData("/reference/")]
    public async Task The_page_of_the_API_finds_its_script_and_its_document(string path)
    {
        using var page = await _browser.GetAsync($"{Prefix}{path}", "text/html");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var scripts = Script().Matches(html).Select(static match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(scripts);
        var here = new Uri(new Uri($"https://host{Prefix}{path}"), Base().Match(html).Groups[1].Value);
        foreach (var script in scripts)
        {
            using var answer = await _browser.GetAsync(new Uri(here, script).AbsolutePath);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("//evil.example.org")]
    [InlineData("/a\" onclick=\"b")]
    [InlineData("/../x")]
    [InlineData("/a?b")]
    [InlineData("/%00")]
    [InlineData("/a, /%00")]
    [InlineData("/%")]
    [InlineData("/%C3%28")]
    public async Task A_prefix_that_is_no_plain_path_is_refused(string prefix)
    {
        var answer = await fixture.Host.GetAsync("/responsible", null, ("X-Forwarded-Prefix", prefix), ("X-Forwarded-Proto", "https"));
        Assert.Equal(400, answer.Code);
        Assert.Contains("X-Forwarded-Prefix", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prefix_from_whom_no_forwarded_header_is_believed_changes_nothing()
    {
        var page = await untrusting.Host.GetAsync("/responsible", "caseworker:bif-1", ("X-Forwarded-Prefix", Prefix));
        Assert.Equal(200, page.Code);
        Assert.Contains("href=\"/responsible\"", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Prefix, page.Text, StringComparison.Ordinal);
    }

    private static bool IsMonth(string link) => link.Contains("month=", StringComparison.Ordinal);

    /// <summary>Two appointments that clash: a citizen with a conflict, deadlines and alerts.</summary>
    private async Task SettleAsync()
    {
        var cpr = RunningHost.NewCpr();
        var starts = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(20);
        object Appointment(string id) => RunningHost.Event("appointment.booked", $"cpr:{cpr}", new
        {
            appointmentId = id, kind = "other", startsAt = starts, endsAt = starts.AddHours(1), place = $"Sted {id}", caseworker = "bif-1",
        });
        using var events = HostProcess.Json(
            new[] { RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1"), Appointment("a"), Appointment("b"),
                Appointment("c") },
            "application/cloudevents-batch+json");
        using var taken = await _browser.SendAsync(HttpMethod.Post, $"{Prefix}/api/v1/events", events, token: Source, prefer: "wait=20");
        Assert.True(
            taken.StatusCode == HttpStatusCode.OK, await taken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Posts a form of a page as it stands, and follows where it leads.</summary>
    private async Task PostAsync(string form, string page, string html)
    {
        using var fields = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", FormToken().Match(html).Groups[1].Value),
            new("returnTo", ReturnTo().Match(html).Groups[1].Value), new("reason", "afprøvning"), new("language", "en"),
        ]);
        using var answer = await _browser.SendAsync(HttpMethod.Post, form, fields, "text/html");
        Assert.True(
            answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity or HttpStatusCode.OK
                or HttpStatusCode.Forbidden or HttpStatusCode.Conflict, // Of a form that must name the version it was made from.
            $"{form} on {page}: {answer.StatusCode}");
        if (answer.StatusCode != HttpStatusCode.Redirect) return;
        using var then = await _browser.GetAsync(ServedBelow.LocationOf(answer), "text/html");
        Assert.True(then.StatusCode == HttpStatusCode.OK, $"{form} led to {answer.Headers.Location}: {then.StatusCode}");
    }

    /// <summary>Reads a stream of a page up to its first data. Panels name only addresses below the path.</summary>
    private async Task FollowAsync(string stream)
    {
        // A person has a bounded number of streams; the host notices a little later that those before were closed.
        HttpResponseMessage? opened = null;
        await Eventually.IsAsync($"{stream} to be opened", async () =>
        {
            opened?.Dispose();
            opened = await _browser.GetAsync(stream, "text/event-stream");
            return opened.StatusCode != HttpStatusCode.TooManyRequests;
        });
        using var answer = opened!;
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "text/event-stream", $"{stream}: {answer.StatusCode}");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var panel = !stream.Contains("operations", StringComparison.Ordinal);
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            foreach (var found in ServedBelow.AddressesIn(line))
                Assert.All(found, address => Assert.StartsWith($"{Prefix}/", address, StringComparison.Ordinal));
            if (line.StartsWith("event: panel", StringComparison.Ordinal)) panel = true;
            if (line.Length == 0 && panel) return;
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("<base href=\"([^\"]+)\"")]
    private static partial Regex Base();

    [GeneratedRegex("<script[^>]* src=\"([^\"]+)\"")]
    private static partial Regex Script();

    [GeneratedRegex("name=\"returnTo\" value=\"([^\"]+)\"")]
    private static partial Regex ReturnTo();

    [GeneratedRegex("<([^>]+)>")]
    private static partial Regex LinkTarget();
}

using System.Net;
using Coordination.Host.Security;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Tablets;

/// <summary>A citizen answers a scale on a tablet with a code: once, and by that nobody learns of whom.</summary>
[Collection(nameof(SharedPages))]
public sealed class TabletTests(OwnHost own)
{
    private const string Sof = "/SOF/nexus";

    private static readonly (string, string)[] Answers = [("answer1", "6"), ("answer2", "5"), ("answer3", "8"), ("answer4", "7")];

    [Fact]
    public async Task A_code_opens_the_questions_and_the_answers_are_the_citizens_feedback()
    {
        var cpr = NewCpr();
        var key = await TellAsync(cpr);
        var code = await CodeAsync(key, "ORS");
        using var tablet = SignedInBrowser.Nobody(own.Host);
        Assert.Equal(HttpStatusCode.OK, await tablet.GetAsync("/feedback"));

        // However it is written.
        Assert.Equal(HttpStatusCode.OK, await tablet.PostAsync("/feedback", ("code", code.Replace('-', ' ').ToLowerInvariant())));
        Assert.Equal(
            ["Hvordan har du det med dig selv?", "Hvordan går det med dem, du holder af?",
                "Hvordan går det ude: på job, i skole, med venner?", "Hvordan går det alt i alt?"],
            tablet.Document.QuerySelectorAll("legend").Select(static one => one.TextContent));
        Assert.Equal(4 * 11, tablet.Document.QuerySelectorAll("input[type=radio]").Length);
        Assert.Null(tablet.Document.QuerySelector("svg.tablet-face, nav, [href*=citizens], .sign-out"));
        foreach (var hidden in (string[])[cpr, key, "Anna Prøve", "SOF", "Socialforvaltningen", "sof-1"])
            Assert.DoesNotContain(hidden, tablet.Page, StringComparison.OrdinalIgnoreCase);

        Assert.Equal(
            HttpStatusCode.Redirect, await tablet.PostAsync("/feedback/answers", [("code", code), ("instrument", "ORS"), .. Answers]));
        Assert.Equal("/feedback/thanks", tablet.Location);
        await tablet.GetAsync(tablet.Location!);
        Assert.Contains("Tak for dine svar", tablet.Page, StringComparison.Ordinal);

        var feedback = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body.GetProperty("feedback")[0];
        Assert.Equal(("SOF", "ORS"), (Text(feedback, "department"), Text(feedback, "instrument")));
        Assert.Equal(26, feedback.GetProperty("scores")[0].GetProperty("score").GetDecimal());
        var entries = (await own.Host.GetAsync($"/api/v1/citizens/{key}/history?limit=1000", "role:auditor")).Body.EnumerateArray();
        Assert.Single(
            entries, static entry => Text(entry, "by") == "citizen" && Text(entry, "kind") == "coordination.feedback.recorded.v1");

        // The code opens nothing more, and the opening of it was a look.
        await tablet.GetAsync("/feedback");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await tablet.PostAsync("/feedback", ("code", code)));
        var looks = (await own.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body.EnumerateArray();
        Assert.Single(looks, static one => Text(one, "what") == "feedback-codes" && Text(one, "who") == "sof-1");
    }

    [Fact]
    public async Task What_is_refused_comes_back_with_the_answers()
    {
        var key = await TellAsync(NewCpr());
        var code = await CodeAsync(key, "CORS");
        using var tablet = SignedInBrowser.Nobody(own.Host);
        await tablet.GetAsync("/feedback");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await tablet.PostAsync("/feedback", ("code", "AAAAA-BBBBB")));
        Assert.Equal("AAAAA-BBBBB", tablet.Document.QuerySelector("#code")!.GetAttribute("value"));
        Assert.Contains("Koden passer ikke, eller den gælder ikke mere.", tablet.Page, StringComparison.Ordinal);
        await tablet.PostAsync("/feedback", ("code", code));
        Assert.Equal(4 * 11, tablet.Document.QuerySelectorAll("svg.tablet-face").Length);

        (string, string)[] three = [("code", code), ("instrument", "CORS"), .. Answers[..3]];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await tablet.PostAsync("/feedback/answers", three));
        Assert.Equal(["6", "5", "8"], Checked(tablet));
        Assert.Equal("Vælg et tal.", tablet.Document.QuerySelector("#answer4-missing")!.TextContent.Trim());

        // Another language, and a form without its token, keep them too.
        Assert.Equal(HttpStatusCode.OK, await tablet.PostAsync("/feedback/language", [.. three, ("language", "en")]));
        Assert.Contains("How are things at home?", tablet.Page, StringComparison.Ordinal);
        Assert.Equal(["6", "5", "8"], Checked(tablet));
        using (var foreign = new FormUrlEncodedContent([.. three.Select(static one => KeyValuePair.Create(one.Item1, one.Item2))]))
        {
            var answer = await own.Host.PostAsync("/feedback/answers", null, foreign, ("Accept", "text/html"));
            Assert.Equal(400, answer.Code);
            Assert.Contains("Det, du har svaret, står her endnu.", WebUtility.HtmlDecode(answer.Text), StringComparison.Ordinal);
            Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(answer.Text, " checked"));
        }

        // A code of the same scale that is opened anew ends this one; its answers go on with the new one.
        var next = await CodeAsync(key, "CORS");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, await tablet.PostAsync("/feedback/answers", [.. three, ("answer4", "10")]));
        Assert.Equal(["6", "5", "8", "10"], Checked(tablet));
        Assert.NotNull(tablet.Document.QuerySelector("#code[aria-invalid=true]"));
        Assert.Equal(
            HttpStatusCode.Redirect,
            await tablet.PostAsync("/feedback/answers", [("code", next), ("instrument", "CORS"), .. Answers[..3], ("answer4", "10")]));
        var feedback = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body.GetProperty("feedback");
        Assert.Equal(1, feedback[0].GetProperty("scores").GetArrayLength());
    }

    [Fact]
    public async Task A_code_is_opened_by_whoever_sees_the_citizen_for_a_department_of_theirs()
    {
        var key = await TellAsync(NewCpr());
        var path = $"/api/v1/citizens/{key}/feedback-codes";
        foreach (var who in (string[])["caseworker:bif-1", "role:auditor", "role:operations", "source:/SOF/nexus"])
            Assert.Equal(403, (await own.Host.PostAsync(path, who, new { instrument = "nonsense" })).Code);
        Assert.Equal(403, (await own.Host.PostAsync(path, "caseworker:sof-1", new { instrument = "ORS", department = "BIF" })).Code);
        var refused = await own.Host.PostAsync(path, "caseworker:sof-1", new { instrument = "YCORS" });
        Assert.Equal(422, refused.Code);
        Assert.Contains("/instrument", refused.Text, StringComparison.Ordinal);
        var opened = await own.Host.PostAsync(path, "caseworker:sof-1", new { instrument = "SRS", department = "sof" });
        Assert.Equal(201, opened.Code);
        Assert.Equal(
            ("SRS", "SOF", "/feedback"),
            (Text(opened.Body, "instrument"), Text(opened.Body, "department"), Text(opened.Body, "address")));
        Assert.Equal(await own.NowAsync() + TimeSpan.FromMinutes(30), opened.Body.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Equal(Passes.CodeLength + 1, Text(opened.Body, "code")!.Length);
    }

    [Fact]
    public async Task A_code_of_somebody_who_has_died_asked_its_questions()
    {
        var cpr = NewCpr();
        var code = await CodeAsync(await TellAsync(cpr), "ORS");
        await own.SettleAsync(Event("citizen.died", $"cpr:{cpr}", new { onDate = "2026-08-30" }));
        using var tablet = SignedInBrowser.Nobody(own.Host);
        await tablet.GetAsync("/feedback");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await tablet.PostAsync("/feedback", ("code", code)));
        Assert.Contains("Koden passer ikke, eller den gælder ikke mere.", tablet.Page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            await tablet.PostAsync("/feedback/answers", [("code", code), ("instrument", "ORS"), .. Answers]));
        Assert.Contains("Koden gælder ikke mere.", tablet.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_told_to_nobody_and_stored_nowhere()
    {
        using var answer = await own.Host.Client.GetAsync(new Uri("/feedback", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("script-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tablet_on_which_a_colleague_is_signed_in_asks_nothing()
    {
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "sof-1");
        await browser.GetAsync("/feedback");
        Assert.Contains("En kollega er logget ind her", browser.Page, StringComparison.Ordinal);
        Assert.Null(browser.Document.QuerySelector("#code"));
        await browser.PostAsync("/sign-out");
        await browser.GetAsync("/feedback");
        Assert.NotNull(browser.Document.QuerySelector("#code"));
    }

    [Fact]
    public async Task The_citizens_page_opens_a_code_and_shows_it_once()
    {
        var key = await TellAsync(NewCpr());
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "sof-1");
        await browser.GetAsync($"/citizens/{key}");
        Assert.Equal(
            HttpStatusCode.Redirect,
            await browser.PostAsync($"/citizens/{key}/feedback-codes", ("instrument", "SRS"), ("returnTo", $"/citizens/{key}")));
        await browser.GetAsync($"/citizens/{key}");
        var told = browser.Document.QuerySelector("[role=status].notice")!.TextContent;
        var code = told.Split("Koden er ")[1].Split('.')[0];
        using var tablet = SignedInBrowser.Nobody(own.Host);
        await tablet.GetAsync("/feedback");
        Assert.Equal(HttpStatusCode.OK, await tablet.PostAsync("/feedback", ("code", code)));
        Assert.Contains("Blev du hørt og forstået?", tablet.Page, StringComparison.Ordinal);
        await browser.GetAsync($"/citizens/{key}");
        Assert.DoesNotContain(code, browser.Page, StringComparison.Ordinal);
    }

    private static string?[] Checked(SignedInBrowser tablet) =>
        [.. tablet.Document.QuerySelectorAll("input[type=radio][checked]").Select(static one => one.GetAttribute("value"))];

    private async Task<string> CodeAsync(string key, string instrument)
    {
        var opened = await own.Host.PostAsync($"/api/v1/citizens/{key}/feedback-codes", "caseworker:sof-1", new { instrument });
        Assert.True(opened.Code == 201, opened.Text);
        return Text(opened.Body, "code")!;
    }

    private Task<string> TellAsync(string cpr) => own.SettleAsync(
        Event("citizen.registered", $"cpr:{cpr}", new { name = "Anna Prøve", birthDate = "1980-01-01" }, source: Sof),
        Event("intervention.started", $"cpr:{cpr}", new
        {
            interventionId = "s-1", kind = "housing-support", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-01",
        }, source: Sof));

    private static string? Text(System.Text.Json.JsonElement one, string name) => one.GetProperty(name).GetString();
}

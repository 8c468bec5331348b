using System.Net;
using static Coordination.Host.Tests.Pages.ReturnedPage;

namespace Coordination.Host.Tests.Pages.Absences;

/// <summary>A caseworker's own absence, and for whom they substitute.</summary>
[Collection(nameof(ChangedDocuments))]
public sealed class AbsencePageTests(OwnHost own)
{
    [Theory]
    [InlineData("da", "2026-08-01", "Afslut fraværet nu", "Jeg er stedfortræder for")]
    [InlineData("en", "2026-09-20", "Delete the planned absence", "I substitute for")]
    public async Task An_absence_is_registered_shown_to_the_substitute_and_ended(string language, string from, string end, string heading)
    {
        using var away = await OpenAsync("bif-8", language);
        Assert.Null(away.Document.QuerySelector("button[value=end]"));
        Assert.Equal(
            HttpStatusCode.Redirect, await away.PostAsync(
                "/absence", ("of", "bif-8"), ("substitute", "Bjarke"), ("from", from), ("to", "2026-09-30"), ("returnTo", "/absence")));
        await away.GetAsync("/absence");
        Assert.Equal(from, Value(Form(away, "#absence-form"), "from"));
        Assert.Equal(end, away.Document.QuerySelector("button[value=end]")!.TextContent);
        HangsTogether(away);

        using var substitute = await OpenAsync("bif-9", language);
        var shown = substitute.Document.QuerySelector("#stands-in-heading")!;
        Assert.Equal(heading, shown.TextContent);
        var row = Assert.Single(shown.Closest("section")!.QuerySelectorAll("tbody tr"));
        Assert.Contains("Betina", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("30", row.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, await away.PostAsync("/absence", ("of", "bif-8"), ("act", "end"), ("returnTo", "/absence")));
        var said = (await own.Host.GetAsync("/api/v1/me/absence", "caseworker:bif-8")).Body;
        Assert.Equal(System.Text.Json.JsonValueKind.Null, said.GetProperty("from").ValueKind);
        Assert.Equal("bif-9", said.GetProperty("substitute").GetString());
        await away.GetAsync("/absence");
        Assert.Null(away.Document.QuerySelector("button[value=end]"));
    }

    private async Task<SignedInBrowser> OpenAsync(string caseworker, string language)
    {
        var browser = await SignedInBrowser.OpenAsync(own.Host, caseworker);
        await browser.GetAsync("/absence");
        await browser.PostAsync("/language", ("language", language), ("returnTo", "/absence"));
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/absence"));
        return browser;
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using static Coordination.Host.Tests.Pages.ReturnedPage;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Returned;

/// <summary>A refused form comes back on its page with everything that was typed, without scripts.</summary>
public sealed class ReturnedFormsTests(OwnHost own) : IClassFixture<OwnHost>
{
    private const string Typed = "Fordi <b>Anna</b> flytter & \"snart\"";

    [Fact]
    public async Task A_refused_offer_comes_back_open_and_filled_in_with_the_fault_at_its_field()
    {
        var (browser, key) = await OnCitizenAsync();
        using var opened = browser;
        var refused = await browser.PostAsync(
            $"/citizens/{key}/handovers", ("what", "intervention BIF/k-1"), ("reason", Typed), ("note", "ring først"),
            ("returnTo", $"/citizens/{key}?zoom=year"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        var form = Form(browser, "#offer-form");
        Assert.Equal(Typed, Value(form, "reason"));
        Assert.Equal("ring først", Value(form, "note"));
        Assert.Equal("intervention BIF/k-1", ((IHtmlSelectElement)form.QuerySelector("[name=what]")!).Value);
        Assert.NotNull(form.Closest("details[open]"));
        Faulty(form, "caseworker", "Vælg enten en enhed eller en sagsbehandler.");
        Assert.Equal("year", Zoom(browser));
        Assert.Equal($"/citizens/{key}?zoom=year", browser.Document.Body!.GetAttribute("data-address"));
    }

    [Fact]
    public async Task Whom_several_match_is_chosen_among_those_and_the_rest_stays()
    {
        var (browser, key) = await OnCitizenAsync();
        using var opened = browser;
        (string, string)[] fields =
            [("what", "intervention BIF/k-1"), ("caseworker", "jobcenter"), ("reason", Typed), ("returnTo", $"/citizens/{key}")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.PostAsync($"/citizens/{key}/handovers", fields));
        var form = Form(browser, "#offer-form");
        Assert.Equal("jobcenter", Value(form, "caseworker"));
        Assert.Equal(Typed, Value(form, "reason"));
        var choices = form.QuerySelectorAll("input[name='caseworker.choice']");
        Assert.Contains("bif-2", choices.Select(static one => one.GetAttribute("value")));
        Assert.Same(choices[0], form.QuerySelector("[autofocus]"));
        Assert.Equal(
            HttpStatusCode.Redirect, await browser.PostAsync($"/citizens/{key}/handovers", [.. fields, ("caseworker.choice", "bif-2")]));
        var picture = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1")).Body;
        Assert.Equal("bif-2", picture.GetProperty("handovers")[0].GetProperty("to").GetProperty("caseworker").GetString());
    }

    [Theory]
    [InlineData("Bo")]
    [InlineData("bo jobcenter")]
    [InlineData("Bo · Jobcenter · BIF")]
    [InlineData("bif-2")]
    public async Task A_colleague_is_named_as_one_knows_them(string typed)
    {
        var (browser, key) = await OnCitizenAsync();
        using var opened = browser;
        Assert.Equal(
            HttpStatusCode.Redirect, await browser.PostAsync(
                $"/citizens/{key}/handovers", ("what", "intervention BIF/k-1"), ("caseworker", typed), ("reason", Typed),
                ("returnTo", $"/citizens/{key}")));
        var picture = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1")).Body;
        Assert.Equal("bif-2", picture.GetProperty("handovers")[0].GetProperty("to").GetProperty("caseworker").GetString());
    }

    [Fact]
    public async Task What_was_typed_about_something_settled_meanwhile_stays_to_be_copied()
    {
        var (browser, key) = await OnCitizenAsync();
        using var opened = browser;
        var offered = await own.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", new
        {
            what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = "bif-2" }, reason = "flyttet",
        });
        Assert.Equal(201, offered.Code);
        using var asked = await SignedInBrowser.OpenAsync(own.Host, "bif-2");
        await asked.GetAsync($"/citizens/{key}");
        var decline = Form(asked, "form[action$='/decline']").GetAttribute("action")!;
        var withdraw = decline.Replace("/decline", "/withdraw", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync(withdraw, ("returnTo", "/")));
        var refused = await asked.PostAsync(decline, ("reason", Typed), ("returnTo", "/"));
        Assert.NotEqual(HttpStatusCode.Redirect, refused);
        Assert.Equal(Typed, asked.Document.QuerySelector(".kept p")!.TextContent);
        Assert.True(asked.Document.QuerySelector(".notice-refused")!.HasAttribute("autofocus"));
    }

    [Fact]
    public async Task An_answer_without_a_reason_comes_back_with_the_answer_chosen()
    {
        var (browser, key) = await OnCitizenAsync(both: true);
        using var opened = browser;
        var form = browser.Document.Forms.First(static one => one.QuerySelector("input[value=pass-on]") is not null);
        var action = form.GetAttribute("action")!;
        var refused = await browser.PostAsync(action, ("answer", "pass-on"), ("reason", " "), ("returnTo", $"/citizens/{key}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        var returned = browser.Document.Forms.Single(one => one.GetAttribute("action") == action);
        Assert.True(returned.QuerySelector("input[value=pass-on]")!.HasAttribute("checked"));
        Faulty(returned, "reason", "Skriv en begrundelse.");

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, await browser.PostAsync(action, ("reason", Typed), ("returnTo", $"/citizens/{key}")));
        returned = browser.Document.Forms.Single(one => one.GetAttribute("action") == action);
        Assert.Equal(Typed, Value(returned, "reason"));
        Faulty(returned, "answer", "Vælg et svar.");
    }

    [Fact]
    public async Task A_refused_transfer_keeps_giver_receivers_and_reason()
    {
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-lead");
        await browser.GetAsync("/transfers");
        var refused = await browser.PostAsync(
            "/transfers", ("from", "bif-9"), ("to.0", "Bo"), ("share.0", "2"), ("to.2", "Ukendt"), ("reason", Typed),
            ("returnTo", "/transfers"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        var form = Form(browser, "#order-form");
        Assert.Equal("bif-9", ((IHtmlSelectElement)form.QuerySelector("[name=from]")!).Value);
        Assert.Equal(("Bo", "2", "Ukendt"), (Value(form, "to.0"), Value(form, "share.0"), Value(form, "to.2")));
        Assert.Equal(Typed, Value(form, "reason"));
        Faulty(form, "to.2", "Ingen kollega passer til “Ukendt”.");

        await browser.PostAsync(
            "/transfers", ("from", "bif-9"), ("to.1", "Bo"), ("share.1", "mange"), ("reason", Typed), ("returnTo", "/transfers"));
        Faulty(Form(browser, "#order-form"), "share.1", "En andel er et tal fra 1 til 1.000.");
    }

    [Fact]
    public async Task A_refused_absence_keeps_its_days_and_names_the_field()
    {
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-3");
        await browser.GetAsync("/absence");
        var refused = await browser.PostAsync(
            "/absence", ("of", "bif-3"), ("substitute", "Bo"), ("from", "2026-12-04"), ("to", "2026-12-01"), ("returnTo", "/absence"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        var form = Form(browser, "#absence-form");
        Assert.Equal(("Bo", "2026-12-04", "2026-12-01"), (Value(form, "substitute"), Value(form, "from"), Value(form, "to")));
        Assert.NotNull(form.QuerySelector("[aria-invalid=true][autofocus]"));

        await browser.PostAsync("/absence", ("of", "bif-3"), ("substitute", "Søren"));
        Faulty(Form(browser, "#absence-form"), "substitute", "Ingen kollega passer til “Søren”.");
    }

    [Fact]
    public async Task A_page_that_may_not_be_read_any_more_is_not_shown_again()
    {
        var (browser, key) = await OnCitizenAsync();
        using var opened = browser;
        using var stranger = await SignedInBrowser.OpenAsync(own.Host, "sof-1");
        await stranger.GetAsync("/");
        var refused = await stranger.PostAsync(
            $"/citizens/{key}/handovers", ("what", "intervention BIF/k-1"), ("reason", "x"), ("returnTo", $"/citizens/{key}"));
        Assert.Equal(HttpStatusCode.Forbidden, refused);
        Assert.DoesNotContain("Anna Prøve", stranger.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_elsewhere_is_never_shown_again()
    {
        var (browser, key) = await OnCitizenAsync();
        using var opened = browser;
        var refused = await browser.PostAsync($"/citizens/{key}/contacts/answer", ("contact", "BIF/none"), ("returnTo", "//elsewhere"));
        Assert.Equal(HttpStatusCode.NotFound, refused);
        Assert.Equal("/", browser.Document.Body!.GetAttribute("data-address"));
    }

    [Theory]
    [InlineData("/live/alerts")]
    [InlineData("/api/v1/organization")]
    [InlineData("/css/coordination.css")]
    [InlineData("/no/such/page")]
    public async Task What_is_no_page_is_not_read_for_a_returned_form(string returnTo)
    {
        var (browser, key) = await OnCitizenAsync();
        using var opened = browser;
        var refused = await browser.PostAsync($"/citizens/{key}/contacts/answer", ("contact", "BIF/none"), ("returnTo", returnTo));
        Assert.Equal(HttpStatusCode.NotFound, refused);
        Assert.False(browser.Document.Body!.HasAttribute("data-address"));
    }

    private async Task<(SignedInBrowser Browser, string Key)> OnCitizenAsync(bool both = false)
    {
        var cpr = NewCpr();
        if (both)
            await own.SettleAsync(Event("intervention.started", $"cpr:{cpr}", new
            {
                interventionId = "s-1", kind = "housing-support", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-01",
            }, source: "/SOF/nexus"));
        var key = await own.SettleAsync(Registration(cpr), Event("intervention.started", $"cpr:{cpr}", new
        {
            interventionId = "k-1", kind = "mentor", unit = "bif-unit", caseworker = "bif-1", startsOn = "2026-08-01",
            intensity = "intensive",
        }));
        var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-1");
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync($"/citizens/{key}"));
        return (browser, key);
    }

    private static string? Zoom(SignedInBrowser browser) =>
        browser.Document.QuerySelector(".zoom [aria-current]")?.GetAttribute("href")?.Split("zoom=")[^1].Split('#', '&')[0];
}

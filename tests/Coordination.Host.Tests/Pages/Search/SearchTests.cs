using System.Net;
using AngleSharp.Html.Dom;
using Coordination.Host.Pages.Search;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Search;

public sealed class SearchTests(OwnHost own) : IClassFixture<OwnHost>
{
    [Theory]
    [InlineData("Anna Prøve 1980-01-31", "Anna Prøve", "1980-01-31")]
    [InlineData("31.1.1980 Anna Prøve", "Anna Prøve", "1980-01-31")]
    [InlineData("Anna Prøve, 31/01/1980", "Anna Prøve", "1980-01-31")]
    [InlineData("Anna 31011980", "Anna", "1980-01-31")]
    public void A_name_with_a_date_of_birth_may_be_a_citizen(string text, string name, string day) =>
        Assert.Equal(new FoundCitizen(null, name, day), SearchText.CitizenIn(text));

    [Theory]
    [InlineData("Anna Prøve")]
    [InlineData("31.1.1980")]
    [InlineData("Anna 31.13.1980")]
    [InlineData("kontor 12345")]
    public void Anything_else_is_no_citizen(string text) => Assert.Null(SearchText.CitizenIn(text));

    [Theory]
    [InlineData("010180-1234")]
    [InlineData("010180 1234")]
    public void A_number_is_found_however_it_is_written(string text) =>
        Assert.Equal("0101801234", SearchText.CitizenIn(text)!.Cpr!.Replace("-", "", StringComparison.Ordinal));

    [Fact]
    public async Task A_citizen_is_looked_up_from_the_header_for_a_reason()
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1"));
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-1");
        await browser.GetAsync("/");
        Assert.NotNull(browser.Document.QuerySelector("header form[role=search][method=post]"));
        Assert.Equal(HttpStatusCode.OK, await browser.PostAsync("/search", ("q", cpr)));
        var form = browser.Document.Forms.Single(static one => one.GetAttribute("action") == "/citizens/look-up");
        Assert.Equal(cpr, ((IHtmlInputElement)form.QuerySelector("[name=cpr]")!).Value);
        Assert.NotNull(form.QuerySelector("textarea[name=reason][required]"));
        Assert.DoesNotContain(
            browser.Document.QuerySelectorAll("[href]"), one => one.GetAttribute("href")!.Contains(cpr, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/citizens/look-up", ("cpr", cpr), ("reason", "sidder her")));

        Assert.Equal(HttpStatusCode.OK, await browser.PostAsync("/search", ("q", "prøve")));
        Assert.NotNull(browser.Document.QuerySelector($".found a[href='/citizens/{key}']"));
        using var other = await SignedInBrowser.OpenAsync(own.Host, "sof-1");
        await other.GetAsync("/");
        await other.PostAsync("/search", ("q", "prøve"));
        Assert.DoesNotContain(key, other.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(cpr, own.Host.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colleagues_and_the_pages_one_may_open_are_found()
    {
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-1");
        await browser.GetAsync("/");
        await browser.PostAsync("/search", ("q", "søren"));
        Assert.Contains("Søren", browser.Document.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("phone of sof-1", browser.Page, StringComparison.Ordinal);
        await browser.PostAsync("/search", ("q", "fravær"));
        Assert.NotNull(browser.Document.QuerySelector(".found a[href='/absence']"));
        await browser.PostAsync("/search", ("q", "organi"));
        Assert.Null(browser.Document.QuerySelector(".found a[href='/organization']"));
        using var leader = await SignedInBrowser.OpenAsync(own.Host, "bif-lead");
        await leader.GetAsync("/");
        await leader.PostAsync("/search", ("q", "organi"));
        Assert.NotNull(leader.Document.QuerySelector(".found a[href='/organization']"));
    }
}

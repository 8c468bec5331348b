using System.Net;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Citizens;

/// <summary>A leader assigns a consultant on the citizen's page, whom the consultant then sees, and ends it.</summary>
[Collection(nameof(SharedPages))]
public sealed class ConsultantPageTests(OwnHost own)
{
    [Fact]
    public async Task A_leader_assigns_a_consultant_who_sees_the_citizen_on_the_desk()
    {
        var key = await CitizenAsync("Konsulentborger");
        var page = $"/citizens/{key}";
        using var leader = await SignedInBrowser.OpenAsync(own.Host, "bif-lead");
        await leader.GetAsync(page);
        Assert.NotNull(leader.Document.QuerySelector("#consultant-form"));
        Assert.Null(leader.Document.QuerySelector("#consultant-end-form"));

        // Without a name, and without a reason, it comes back.
        await leader.PostAsync($"{page}/consultant", ("reason", "mange sager"), ("returnTo", page));
        Assert.Contains("Skriv, hvem der skal være borgerkonsulent.", leader.Page, StringComparison.Ordinal);
        await leader.PostAsync($"{page}/consultant", ("caseworker", "Betina"), ("returnTo", page));
        Assert.Contains("Skriv en begrundelse.", leader.Page, StringComparison.Ordinal);

        using var consultant = await SignedInBrowser.OpenAsync(own.Host, "bif-8");
        await consultant.GetAsync("/");
        Assert.DoesNotContain("Konsulentborger", consultant.Page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Redirect,
            await leader.PostAsync($"{page}/consultant", ("caseworker", "Betina"), ("reason", "mange sager"), ("returnTo", page)));
        await leader.GetAsync(page);
        Assert.Contains("Borgerkonsulenten er tilknyttet.", leader.Page, StringComparison.Ordinal);
        Assert.NotNull(leader.Document.QuerySelector("#consultant-end-form"));

        await consultant.GetAsync("/");
        Assert.Contains("Konsulentborger", consultant.Page, StringComparison.Ordinal);
        Assert.Contains("borgerkonsulent", consultant.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await consultant.GetAsync(page));
        Assert.Null(consultant.Document.QuerySelector("#consultant-form"));

        Assert.Equal(
            HttpStatusCode.Redirect,
            await leader.PostAsync($"{page}/consultant/end", ("reason", "planen er på plads"), ("returnTo", page)));
        Assert.Equal(HttpStatusCode.Forbidden, await consultant.GetAsync(page));
    }

    [Theory]
    [InlineData("bif-1")]
    [InlineData("sof-head")]
    public async Task Nobody_else_assigns_one(string caseworker)
    {
        var key = await CitizenAsync("Uden");
        using var browser = await SignedInBrowser.OpenAsync(own.Host, caseworker);
        await browser.GetAsync($"/citizens/{key}");
        Assert.Null(browser.Document.QuerySelector("#consultant-form"));
        await browser.PostAsync(
            $"/citizens/{key}/consultant", ("caseworker", "bif-8"), ("reason", "mange sager"), ("returnTo", $"/citizens/{key}"));
        Assert.Equal(403, (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-8")).Code);
    }

    private Task<string> CitizenAsync(string name)
    {
        var cpr = NewCpr();
        return own.SettleAsync(
            Event("citizen.registered", $"cpr:{cpr}", new { name, birthDate = "1980-01-01" }), Intervention(cpr, "k-1"));
    }
}

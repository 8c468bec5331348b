using System.Net;
using System.Text.RegularExpressions;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Citizens;

/// <summary>A citizen of BIF and SOF on the pages of somebody in BIF, with and without a ground to see SOF's content.</summary>
[Collection(nameof(SharedPages))]
public sealed class MaskedCitizenTests(OwnHost own)
{
    private const string Bif = "/BIF/fasit";
    private const string Sof = "/SOF/nexus";
    /// <summary>A kind of appointment that others yield to, and one that yields to it.</summary>
    private const string OfMore = "treatment";
    private const string OfLess = "employment-interview";

    private const string Call = "ring til Socialforvaltningen på +45 00 00 00 02";

    /// <summary>What only SOF may show.</summary>
    private static readonly string[] Hidden =
    [
        "Misbrugssamtale", "alcohol-treatment", "Alkohol", "SOF/", "Rusmiddelcentret", "Jobsamtale", "Job interview",
        "employment-interview", "sof-1@",
    ];

    [Theory]
    [InlineData("da", "Du ser BIF's indhold som ansvarlig.", "SOF's indhold er skjult: der mangler samtykke eller lovgrundlag.")]
    [InlineData(
        "en", "You see BIF's content because you are responsible.", "SOF's content is hidden: there is no consent or basis in law.")]
    public async Task The_page_shows_only_that_another_department_is_there_its_time_and_whom_to_call(
        string language, string sees, string lacks)
    {
        var key = await ClashingAsync();
        var page = await PageAsync(key, language);
        Assert.Contains(sees, page, StringComparison.Ordinal);
        Assert.Contains(lacks, page, StringComparison.Ordinal);
        Assert.All(Hidden, word => Assert.DoesNotContain(word, WithoutUnits(page), StringComparison.Ordinal));
        Assert.DoesNotContain(">masked<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0001", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<td[^>]*>\\s*</td>", page);
        Assert.DoesNotMatch("<th[^>]*>\\s*</th>", page);
    }

    [Fact]
    public async Task Lane_table_and_settle_form_name_the_department_the_time_and_whom_to_call()
    {
        var key = await ClashingAsync();
        var page = await PageAsync(key);
        Assert.Contains($"En anden forvaltning (SOF): {Call}", page, StringComparison.Ordinal);
        Assert.Contains("bar-masked", page, StringComparison.Ordinal);
        Assert.Contains("En anden forvaltning skal svare", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Skjult indhold</th>", page, StringComparison.Ordinal);
        Assert.Contains("Optaget tid hos SOF 20. sep. 2026 kl. 10.15–11.15 viger", page, StringComparison.Ordinal);
        Assert.Contains(Call, page, StringComparison.Ordinal);
        Assert.Contains("Noget, der også angår en anden forvaltning", page, StringComparison.Ordinal);
        Assert.DoesNotContain("intervention SOF", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_masked_party_is_settled_by_its_opaque_id()
    {
        var key = await ClashingAsync(OfLess, OfMore);
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-1");
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync($"/citizens/{key}"));
        var picture = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1")).Body;
        var conflict = picture.GetProperty("conflicts").EnumerateArray()
            .First(static one => one.GetProperty("choices").GetArrayLength() > 0);
        var party = conflict.GetProperty("parties").EnumerateArray().Single(one => one.TryGetProperty("masked", out _)).GetProperty("id");
        var answer = $"yield {party.GetString()}";
        Assert.Contains($"value=\"{answer}\"", browser.Page, StringComparison.Ordinal);
        Assert.Contains(">Optaget tid hos SOF 20. sep. 2026 kl. 10.15–11.15 viger</label>", browser.Page, StringComparison.Ordinal);
        var settle = $"/citizens/{key}/conflicts/{conflict.GetProperty("id").GetString()}/settle";
        Assert.Equal(
            HttpStatusCode.Redirect,
            await browser.PostAsync(settle, ("answer", answer), ("reason", "aftalt"), ("returnTo", $"/citizens/{key}")));
        await browser.GetAsync($"/citizens/{key}");
        Assert.Contains("Dit svar er noteret.", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_masked_coordinator_is_a_department_to_call()
    {
        var key = await ClashingAsync();
        var appointed = await own.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", "caseworker:sof-1", new { caseworker = "sof-1", reason = "kender Ida" });
        Assert.Equal(200, appointed.Code);
        var page = await PageAsync(key);
        Assert.Contains($"Hos SOF, {Call}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<strong>Ingen tovholder</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/coordinator/lay-down", page, StringComparison.Ordinal);
        var desk = await own.Host.GetAsync("/", "caseworker:bif-1", ("Accept", "text/html"));
        Assert.Contains("hos SOF", WebUtility.HtmlDecode(desk.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("Søren", WebUtility.HtmlDecode(desk.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_consent_the_page_shows_everything_and_until_when()
    {
        var key = await ClashingAsync();
        await own.SettleAsync(Event(
            "consent.given", $"citizen:{key}", new { scope = (string[])["BIF", "SOF"], until = "2026-12-31" }, source: Bif));
        var page = await PageAsync(key);
        Assert.Contains("ser du SOF's indhold med borgerens samtykke.", page, StringComparison.Ordinal);
        Assert.Contains("Misbrugssamtale", page, StringComparison.Ordinal);
        Assert.DoesNotContain("er skjult", page, StringComparison.Ordinal);
        Assert.DoesNotContain("break-glass", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bif-3", HttpStatusCode.Forbidden)]
    [InlineData("bif-1", HttpStatusCode.OK)]
    public async Task The_glass_is_broken_from_a_closed_and_from_a_masked_page(string caseworker, HttpStatusCode before)
    {
        var key = await ClashingAsync();
        using var browser = await SignedInBrowser.OpenAsync(own.Host, caseworker);
        Assert.Equal(before, await browser.GetAsync($"/citizens/{key}"));
        Assert.DoesNotContain("Misbrugssamtale", browser.Page, StringComparison.Ordinal);
        Assert.Contains("databeskyttelsesrådgiveren får besked", browser.Page, StringComparison.Ordinal);

        var refused = await browser.PostAsync($"/citizens/{key}/break-glass", ("reason", "for kort <b>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        Assert.Contains(">for kort <b></textarea>", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Skriv, hvorfor det ikke kan vente, med mindst 20 tegn.", browser.Page, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Misbrugssamtale", browser.Page, StringComparison.Ordinal);

        const string Reason = "Anna er fundet bevidstløs på gaden";
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync($"/citizens/{key}/break-glass", ("reason", Reason)));
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync($"/citizens/{key}"));
        Assert.Contains("Glasset er brudt til 10.00", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Misbrugssamtale", browser.Page, StringComparison.Ordinal);
        Assert.Contains("id=\"glass-broken\"", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("er skjult", browser.Page, StringComparison.Ordinal);
        var looks = await own.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor");
        Assert.Contains(
            looks.Body.EnumerateArray(),
            look => (look.GetProperty("what").GetString(), look.GetProperty("ground").GetString()) == ("break-glass", Reason));
    }

    // The forms offer every unit of the organization as a receiver.
    private static string WithoutUnits(string page) =>
        Regex.Replace(page, "<optgroup.*?</optgroup>", "", RegexOptions.Singleline);

    private async Task<string> PageAsync(string key, string language = "da")
    {
        var answer = await own.Host.GetAsync(
            $"/citizens/{key}?history=all", "caseworker:bif-1", ("Accept", "text/html"), ("Cookie", $"language={language}"));
        Assert.Equal(200, answer.Code);
        return WebUtility.HtmlDecode(answer.Text);
    }

    /// <summary>A citizen with an intervention and an appointment of BIF and of SOF; the appointments clash, and one yields.</summary>
    private async Task<string> ClashingAsync(string kindOfBif = OfMore, string kindOfSof = OfLess)
    {
        var subject = $"cpr:{NewCpr()}";
        await own.SettleAsync(
            Event("citizen.registered", subject, new { name = "Anna Prøve", birthDate = "1980-01-01" }, source: Bif),
            Event("intervention.started", subject, new
            {
                interventionId = "k-1", kind = "contact-course", unit = "bif-unit", caseworker = "bif-1", startsOn = "2026-08-31",
            }, source: Bif),
            Event("appointment.booked", subject, new
            {
                appointmentId = "a-1", kind = kindOfBif, startsAt = "2026-09-20T10:00:00+02:00", endsAt = "2026-09-20T11:00:00+02:00",
                place = "Jobcentret", caseworker = "bif-1",
            }, source: Bif));
        return await own.SettleAsync(
            Event("intervention.started", subject, new
            {
                interventionId = "s-1", kind = "alcohol-treatment", title = "Misbrugssamtale", unit = "sof-unit", caseworker = "sof-1",
                startsOn = "2026-08-01",
            }, source: Sof),
            Event("appointment.booked", subject, new
            {
                appointmentId = "s-2", kind = kindOfSof, startsAt = "2026-09-20T10:15:00+02:00", endsAt = "2026-09-20T11:15:00+02:00",
                place = "Rusmiddelcentret", caseworker = "sof-1",
            }, source: Sof));
    }
}

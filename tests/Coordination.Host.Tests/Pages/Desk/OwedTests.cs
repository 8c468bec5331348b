using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Desk;

/// <summary>What is owed is done where it stands on the desk, without scripts.</summary>
public sealed class OwedTests(OwnHost own) : IClassFixture<OwnHost>
{
    private const string Bif = "/BIF/fasit";
    private const string Sof = "/SOF/nexus";

    [Fact]
    public async Task A_contact_is_answered_on_the_desk_and_its_department_is_told()
    {
        var subject = $"cpr:{NewCpr()}";
        var key = await own.SettleAsync(
            Event("citizen.registered", subject, new { name = "Kim Prøve", birthDate = "1980-01-01" }, source: Bif),
            Event("contact.received", subject, new { contactId = subject[^4..], channel = "phone", about = "husleje", unit = "bif-unit" },
                source: Bif));
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-lead");
        await browser.GetAsync("/");
        var item = ItemOf(browser, "Kim Prøve");
        Assert.Contains("Svar på henvendelse: Telefon: husleje", item.TextContent, StringComparison.Ordinal);
        Assert.Equal($"received-{key}-BIF/{subject[^4..]}", item.Id); // The same wherever it stands: the page is renewed by it.
        var answer = item.QuerySelector("button[name=contact]")!;
        Assert.Equal("Jeg har svaret", answer.TextContent);
        var before = (await own.Host.GetAsync("/api/v1/feed?limit=1000", $"source:{Bif}")).Header("Last-Event-ID");
        Assert.Equal(
            HttpStatusCode.Redirect,
            await browser.PostAsync(answer.GetAttribute("formaction")!, ("contact", answer.GetAttribute("value")!), ("returnTo", "/")));
        await browser.GetAsync("/");
        Assert.Contains("Henvendelsen er besvaret.", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("contacts/answer", browser.Page, StringComparison.Ordinal);
        var told = await own.Host.GetAsync($"/api/v1/feed?limit=1000&after={before}", $"source:{Bif}");
        Assert.Contains(
            told.Body.EnumerateArray(), one => one.GetProperty("subject").GetString() == $"citizen:{key}"
                && one.GetProperty("type").GetString() == "coordination.decision.deadline-met.v1");
    }

    [Fact]
    public async Task A_slot_is_taken_with_one_press_and_its_department_is_told_the_new_time()
    {
        var key = await ClashingAsync("Lis Prøve");
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-2");
        await browser.GetAsync("/");
        var slot = ItemOf(browser, "Lis Prøve").QuerySelectorAll("button[name=slot]")[^1];
        var before = (await own.Host.GetAsync("/api/v1/feed?limit=1000", $"source:{Bif}")).Header("Last-Event-ID");
        var value = slot.GetAttribute("value")!;
        Assert.Equal(
            HttpStatusCode.Redirect, await browser.PostAsync(slot.GetAttribute("formaction")!, ("slot", value), ("returnTo", "/")));
        await browser.GetAsync("/");
        Assert.Contains("Aftalen er flyttet til den nye tid.", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            browser.Document.QuerySelectorAll(".item"), static one => one.TextContent.Contains("Lis Prøve", StringComparison.Ordinal)
                && one.TextContent.Contains("Aftaler støder sammen", StringComparison.Ordinal));
        var told = (await own.Host.GetAsync($"/api/v1/feed?limit=1000&after={before}", $"source:{Bif}")).Body.EnumerateArray()
            .Where(one => one.GetProperty("subject").GetString() == $"citizen:{key}").ToList();
        var freed = Assert.Single(told, one => one.GetProperty("type").GetString() == "coordination.decision.appointment-freed.v1");
        Assert.Equal(
            DateTimeOffset.Parse(value.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture),
            freed.GetProperty("data").GetProperty("startsAt").GetDateTimeOffset());

        // Pressed again, as from a page that was left open, it is refused and nothing moves.
        Assert.Equal(
            HttpStatusCode.Conflict, await browser.PostAsync($"/citizens/{key}/slots", ("slot", value), ("returnTo", "/")));
        Assert.Contains("Tiden kan ikke vælges mere", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slot_at_a_hidden_place_has_no_button()
    {
        await ClashingAsync("Nis Prøve");
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-2");
        await browser.GetAsync("/");
        var slots = ItemOf(browser, "Nis Prøve").QuerySelectorAll(".slots li");
        Assert.Contains(slots, static one => one.QuerySelector("button") is null);
        Assert.Contains(slots, static one => one.QuerySelector("button") is not null);
    }

    [Theory]
    [InlineData("da", "Opfyldes, når borgeren møder til en jobsamtale.", "Du skal svare")]
    [InlineData("en", "Met when the citizen attends a job interview.", "Your answer is needed")]
    public async Task A_deadline_says_who_answers_on_what_basis_and_what_meets_it(string language, string meets, string answers)
    {
        var subject = $"cpr:{NewCpr()}";
        await own.SettleAsync(
            Event("citizen.registered", subject, new { name = $"Per {language}", birthDate = "1980-01-01" }, source: Bif),
            Event("intervention.started", subject, new
            {
                interventionId = $"d-{language}", kind = "contact-course", unit = "bif-unit", caseworker = "bif-3", startsOn = "2026-08-31",
            }, source: Bif));
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-3");
        await browser.GetAsync("/");
        await browser.PostAsync("/language", ("language", language), ("returnTo", "/"));
        await browser.GetAsync("/");
        var item = ItemOf(browser, $"Per {language}");
        Assert.Contains(meets, item.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{answers} · Lov om en aktiv beskæftigelsesindsats", item.TextContent, StringComparison.Ordinal);
        Assert.All(
            item.QuerySelectorAll("a").Select(static link => link.GetAttribute("href")!),
            static href => Assert.StartsWith("/citizens/", href, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_proposed_takes_the_coordinator_role_right_there()
    {
        var key = await ClashingAsync("Eva Prøve", "bif-8");
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-8");
        await browser.GetAsync("/");
        var item = browser.Document.QuerySelectorAll(".item").First(static one =>
            one.TextContent.Contains("Eva Prøve", StringComparison.Ordinal)
            && one.QuerySelector("input[value=take-role]") is not null);
        Assert.Contains("Jeg bliver tovholder", item.TextContent, StringComparison.Ordinal);
        Assert.NotNull(item.QuerySelector("input[value=pass-on]"));
        var action = item.QuerySelector("form")!.GetAttribute("action")!;
        Assert.Equal(
            HttpStatusCode.Redirect,
            await browser.PostAsync(action, ("answer", "take-role"), ("reason", "Jeg kender Eva bedst"), ("returnTo", "/")));
        var picture = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-8")).Body;
        Assert.Equal("bif-8", picture.GetProperty("coordinator").GetProperty("caseworker").GetString());
    }

    [Fact]
    public async Task A_desk_of_three_hundred_alerts_is_small_and_its_information_is_acknowledged_at_once()
    {
        const int citizens = 11;
        const int deadlines = 28;
        foreach (var number in Enumerable.Range(1, citizens))
        {
            var subject = $"cpr:{NewCpr()}";
            var assigned = Event(
                "caseworker.assigned", subject, new { interventionId = $"t-{number}", caseworker = "bif-9" }, source: Bif);
            assigned["time"] = "2026-08-31T08:59:01+02:00";
            await own.SettleAsync(
            [
                Event("citizen.registered", subject, new { name = $"Tung {number:00}", birthDate = "1980-01-01" }, source: Bif),
                Event("intervention.started", subject, new
                {
                    interventionId = $"t-{number}", kind = "mentor", unit = "bif-unit", caseworker = "bif-lead", startsOn = "2026-08-01",
                }, source: Bif),
                assigned,
                .. Enumerable.Range(1, deadlines).Select(one => Event("deadline.set", subject, new
                {
                    deadlineId = $"d-{one}", title = $"Opfølgning {one}", dueAt = "2026-08-28", responsible = "bif-9",
                }, source: Bif)),
            ]);
        }

        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-9");
        await browser.GetAsync("/");
        Assert.True(PackedBytes(browser.Page) <= 60 * 1024, $"The desk has {PackedBytes(browser.Page)} bytes compressed.");
        Assert.Equal(300, browser.Document.QuerySelectorAll("[data-alert]").Length);
        var elements = browser.Document.QuerySelectorAll("[id]").Select(static one => one.Id!).ToList();
        Assert.Equal(elements.Distinct(), elements);
        var urgent = browser.Document.QuerySelector("[data-alert][data-rank='0']")!.GetAttribute("data-alert")!;
        var groups = browser.Document.QuerySelectorAll("[data-group]");
        Assert.True(groups.Length <= citizens);
        Assert.Equal(groups.Length, groups.Select(static one => one.QuerySelector("h3 a")!.TextContent).Distinct().Count());
        Assert.All(groups, static group =>
        {
            var ranks = group.QuerySelectorAll("[data-alert]").Select(static one => one.GetAttribute("data-rank")!).ToList();
            Assert.Equal(ranks.Order(StringComparer.Ordinal), ranks);
        });
        var all = browser.Document.QuerySelector(".alerts nav a[aria-current] .numbers")!.TextContent;
        Assert.Contains($"Her står 300 af {all}, de mest hastende først.", browser.Page, StringComparison.Ordinal);
        await browser.GetAsync(browser.Document.QuerySelector(".alerts a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(int.Parse(all, CultureInfo.InvariantCulture) - 300, browser.Document.QuerySelectorAll("[data-alert]").Length);

        await browser.GetAsync("/?alerts=info");
        var information = browser.Document.QuerySelectorAll("[data-alert]");
        Assert.Equal(citizens, information.Length);
        Assert.All(information, static one => Assert.Equal("2", one.GetAttribute("data-rank")));
        var form = browser.Document.QuerySelector("form[action='/alerts/acknowledge-information']")!;
        var until = ("until", form.QuerySelector("[name=until]")!.GetAttribute("value")!);
        string[] ids = [.. form.QuerySelectorAll("[name=ids]").Select(static one => one.GetAttribute("value")!)];
        Assert.Equal(information.Select(static one => one.GetAttribute("data-alert")), ids);
        // What the page did not show stays, and what is no information stays whatever is posted.
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync(
            form.GetAttribute("action")!,
            [until, ("returnTo", "/?alerts=info"), ("ids", urgent), .. ids.Skip(1).Select(static id => ("ids", id))]));
        await browser.GetAsync("/?alerts=info");
        Assert.Contains($"Du har kvitteret for {citizens - 1} adviser til orientering.", browser.Page, StringComparison.Ordinal);
        Assert.Equal(ids[0], Assert.Single(browser.Document.QuerySelectorAll("[data-alert]")).GetAttribute("data-alert"));
        await browser.GetAsync("/?alerts=urgent");
        Assert.Contains(urgent, browser.Page, StringComparison.Ordinal);
        await browser.GetAsync("/?alerts=urgent");
        Assert.NotEmpty(browser.Document.QuerySelectorAll("[data-alert]"));
    }

    /// <summary>The bytes of a page as a proxy sends it.</summary>
    private static long PackedBytes(string page)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(page));
        return packed.Length;
    }

    private static IElement ItemOf(SignedInBrowser browser, string citizen) =>
        browser.Document.QuerySelectorAll(".item").First(one => one.TextContent.Contains(citizen, StringComparison.Ordinal)
            && !one.TextContent.Contains("Ingen tovholder", StringComparison.Ordinal));

    /// <summary>A citizen of BIF and SOF whose job interview yields to a treatment.</summary>
    private async Task<string> ClashingAsync(string name, string caseworker = "bif-2")
    {
        var subject = $"cpr:{NewCpr()}";
        await own.SettleAsync(
            Event("intervention.started", subject, new
            {
                interventionId = $"s-{name}", kind = "housing-support", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-01",
            }, source: Sof),
            Event("appointment.booked", subject, new
            {
                appointmentId = $"t-{name}", kind = "treatment", startsAt = "2026-09-21T10:15:00+02:00",
                endsAt = "2026-09-21T11:15:00+02:00", place = "Rusmiddelcentret", caseworker = "sof-1",
            }, source: Sof));
        return await own.SettleAsync(
            Event("citizen.registered", subject, new { name, birthDate = "1980-01-01" }, source: Bif),
            Event("intervention.started", subject, new
            {
                interventionId = $"k-{name}", kind = "mentor", unit = "bif-unit", caseworker, startsOn = "2026-08-01",
                intensity = "intensive",
            }, source: Bif),
            Event("appointment.booked", subject, new
            {
                appointmentId = $"a-{name}", kind = "employment-interview", startsAt = "2026-09-21T10:00:00+02:00",
                endsAt = "2026-09-21T11:00:00+02:00", place = "Jobcentret", caseworker,
            }, source: Bif));
    }
}

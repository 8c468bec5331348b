using System.Net;
using System.Text.Json;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.OwnPages;

/// <summary>What a citizen sees on their own page, and what they say there.</summary>
[Collection(nameof(SharedPages))]
public sealed class OwnPageTests(OwnHost own)
{
    private const string Interview = "2026-09-07T10:00:00+02:00";

    [Fact]
    public async Task It_holds_the_plan_the_times_the_coordinator_what_was_decided_and_who_looked()
    {
        var key = await TellAsync(NewCpr());
        using var browser = await SignedInBrowser.OpenAsCitizenAsync(own.Host, key);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/my"));
        string[] told =
        [
            "Hej Anna Prøve", "Jeg vil have et arbejde", "Du sagde ja til planen den 31. aug. 2026.", "Ring til jobcenteret",
            "senest den 1. okt. 2026", "Vi ser på planen igen den 1. dec. 2026.", "Uenig i tempoet",
            "7. sep. 2026 kl. 10.00–11.00", "Jobsamtale", "Beskæftigelse", "Jobcenter, lokale 3", "Bente",
            "Den falder samtidig med en anden aftale", "Flyttet. Før var tiden 8. sep. 2026 kl. 09.00.", "Aflyst. Du skal ikke møde op.",
            "Nyt siden sidst", "Din tovholder", "Bo", "tel:2", "phone of bif-2", "mailto:bif-2@example.org", "Socialforvaltningen",
            "To af dine tider faldt samtidig.", "Tiden 7. sep. 2026 kl. 10.00 skal flyttes.", "Beskæftigelse vil trække i din ydelse.",
            "Grunden er, at du ikke kom til en aftale.", "Beløb: 700 kr.", "Vi har sat det på pause.",
            "Hvem har set din sag?", "Søren", "Slog dig op med en grund, som er skrevet ned", "Så hele din sag i en time",
            "Hjælper dig med din sag", "En, der passer på reglerne", "Ser efter, at alt går rigtigt til",
            "Et af kommunens systemer", "Henter eller sender oplysninger for kommunen", "En, der holder systemet i gang",
            "Ville se din sag, men fik nej",
        ];
        Assert.All(told, text => Assert.Contains(text, browser.Page, StringComparison.Ordinal));

        // Soonest first, each once.
        string[] times = ["7. sep. 2026 kl. 10.00", "7. sep. 2026 kl. 10.15", "9. sep. 2026 kl. 09.00", "10. sep. 2026 kl. 09.00"];
        Assert.Equal(times, browser.Document.QuerySelectorAll(".own-when").Select(static one => one.TextContent.Split('–')[0]));
        Assert.DoesNotContain("bif-", browser.Document.QuerySelector("#looks")!.TextContent, StringComparison.Ordinal);
        await browser.PostAsync("/my/language", ("language", "en"), ("returnTo", "/my"));
        await browser.GetAsync("/my");
        Assert.Contains("Hello Anna Prøve", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Two of your appointments were at the same time.", browser.Page, StringComparison.Ordinal);
    }

    /// <summary>What was written for colleagues or is about others is not in the page, however it is looked for.</summary>
    [Fact]
    public async Task Nothing_of_others_and_nothing_that_was_written_for_colleagues_is_in_its_bytes()
    {
        var cpr = NewCpr();
        var key = await TellAsync(cpr);
        var other = await own.SettleAsync(
            Event("citizen.registered", $"cpr:{NewCpr()}", new { name = "Karl Nabo", birthDate = "1999-09-09" }));
        using var browser = await SignedInBrowser.OpenAsCitizenAsync(own.Host, key);
        await browser.GetAsync("/my");
        string[] secrets =
        [
            cpr, "HEMMELIG", "Karl Nabo", other, "phone of sof-1", "sof-1@example.org", "phone of bif-1", "bif-1@example.org",
            "Barnet siger", "handover", "underretning",
        ];
        Assert.All(secrets, text => Assert.DoesNotContain(text, browser.Page, StringComparison.OrdinalIgnoreCase));

        // They are there for those who may see them: each was told.
        var whole = await own.Host.GetAsync($"/api/v1/citizens/{key}/export", "role:data-protection-officer");
        foreach (var told in (string[])["overdragelse", "konflikt", "sanktion", "opslag", "glas", "foranstaltning", "underretter"])
            Assert.Contains($"HEMMELIG {told}", whole.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_does_not_fit_is_a_contact_of_the_coordinator()
    {
        var key = await TellAsync(NewCpr());
        using var browser = await SignedInBrowser.OpenAsCitizenAsync(own.Host, key);
        await browser.GetAsync("/my");
        var form = browser.Document.QuerySelector("form[action='/my/time']:has([value='BIF/samtale'])")!;
        var id = form.QuerySelector("[name=id]")!.GetAttribute("value")!;
        (string, string)[] said = [("id", id), ("appointment", "BIF/samtale"), ("text", "Jeg skal hente min søn")];

        // A text that is too long comes back with what was typed, where it was typed.
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            await browser.PostAsync("/my/time", ("id", id), ("appointment", "BIF/samtale"), ("text", new string('x', 1_600))));
        Assert.Equal(1_600, browser.Document.QuerySelector("[aria-invalid]")!.TextContent.Length);
        Assert.NotNull(browser.Document.QuerySelector("details[open] [aria-invalid]"));

        for (var twice = 0; twice < 2; twice++)
        {
            Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/my/time", said));
            Assert.Equal("/my", browser.Location);
            await browser.GetAsync("/my");
        }

        Assert.Contains("Tak. Vi har fået din besked om tiden.", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Du får svar senest 2. sep. 2026.", browser.Page, StringComparison.Ordinal);
        var contact = Assert.Single((await own.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body
            .GetProperty("contacts").EnumerateArray());
        Assert.Equal("7. september 2026 kl. 10.00: Jeg skal hente min søn", contact.GetProperty("about").GetString());
        Assert.Equal(("BIF", "own-page", "open"), (Text(contact, "department"), Text(contact, "channel"), Text(contact, "status")));
        Assert.Equal("bif-2", Text(contact, "owner"));
        Assert.Contains("En henvendelse er din at svare på", await TitlesAsync("bif-2", key));
        Assert.Contains("En henvendelse om en aftale, du svarer for", await TitlesAsync("bif-1", key));

        // It was journaled as said by the citizen, and is answered as every contact.
        var history = (await own.Host.GetAsync($"/api/v1/citizens/{key}/history?limit=1000", "role:auditor")).Body.EnumerateArray();
        Assert.Single(history, static entry =>
            Text(entry, "by") == "citizen" && Text(entry, "kind") == "coordination.contact.received.v1");
        using var coordinator = await SignedInBrowser.OpenAsync(own.Host, "bif-2");
        await coordinator.GetAsync($"/citizens/{key}");
        Assert.Contains("Min side (borgerens egen)", coordinator.Page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Redirect,
            await coordinator.PostAsync(
                $"/citizens/{key}/contacts/answer", ("contact", Text(contact, "id")), ("returnTo", $"/citizens/{key}")));
        await browser.GetAsync("/my");
        Assert.Contains("Svaret i dag kl. 09.00.", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("En henvendelse om en aftale, du svarer for", await TitlesAsync("bif-1", key));
    }

    [Fact]
    public async Task A_wish_is_owed_an_answer_and_only_so_many_wait_at_once()
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1"));
        using var browser = await SignedInBrowser.OpenAsCitizenAsync(own.Host, key);
        await browser.GetAsync("/my");
        Assert.Contains("Du har ikke en tovholder lige nu.", browser.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.PostAsync("/my/wish", ("text", " ")));

        // As long as the page lets somebody type it: a browser sends two characters for a line break, and counts one.
        var lines = string.Join("\r\n", Enumerable.Repeat('x', 750));
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/my/wish", ("text", lines)));
        for (var number = 1; number < 10; number++)
            Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/my/wish", ("text", $"Jeg ønsker mig en bolig {number}")));
        Assert.Equal(HttpStatusCode.Conflict, await browser.PostAsync("/my/wish", ("text", "Og en have")));
        Assert.Equal("Og en have", browser.Document.QuerySelector("#wish")!.TextContent);
        Assert.Contains("Det kan ikke sendes nu.", browser.Page, StringComparison.Ordinal);
        var contacts = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body.GetProperty("contacts");
        Assert.Equal(10, contacts.GetArrayLength());
        Assert.All(contacts.EnumerateArray(), static one => Assert.Equal("bif-1", Text(one, "owner")));
        Assert.Equal(HttpStatusCode.NotFound, await browser.PostAsync("/my/time", ("appointment", "BIF/nowhere"), ("text", "x")));
    }

    [Fact]
    public async Task The_session_is_the_citizens_alone_and_follows_their_place()
    {
        var (cpr, renumbered) = (NewCpr(), NewCpr());
        var key = await own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1"));
        using var browser = await SignedInBrowser.OpenAsCitizenAsync(own.Host, key);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/my"));

        // At any other address the citizen is nobody, and a caseworker is nobody here; the same browser may hold both.
        foreach (var path in (string[])["/", $"/citizens/{key}", "/responsible", "/help"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await browser.GetAsync(path));
            Assert.DoesNotContain("Anna", browser.Page, StringComparison.Ordinal);
        }

        using var caseworker = await SignedInBrowser.OpenAsync(own.Host, "bif-1");
        Assert.Equal(HttpStatusCode.Unauthorized, await caseworker.GetAsync("/my"));

        // A number that turns out to be the same person's leads to the same page; so does the older one.
        var second = await own.SettleAsync(
            Event("citizen.renumbered", $"cpr:{cpr}", new { to = $"cpr:{renumbered}" }), Registration(renumbered));
        var other = (await own.Host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr = renumbered })).Body
            .GetProperty("key").GetString()!;
        Assert.NotEqual(second, other);
        using (var again = await SignedInBrowser.OpenAsCitizenAsync(own.Host, other))
        {
            await again.GetAsync("/my");
            Assert.Contains("Hej Anna Prøve", again.Page, StringComparison.Ordinal);
        }

        // Signed out, the cookie is worth nothing, also a copy of it.
        var copied = browser.Cookies;
        await browser.GetAsync("/my");
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/my/sign-out"));
        Assert.Equal("/my/signed-out", browser.Location);
        var answer = await own.Host.GetAsync("/my", null, ("Cookie", copied));
        Assert.DoesNotContain("Anna", answer.Text, StringComparison.Ordinal);

        // A death closes it, for who is signed in too.
        using var last = await SignedInBrowser.OpenAsCitizenAsync(own.Host, key);
        await own.SettleAsync(Event("citizen.died", $"cpr:{cpr}", new { onDate = "2026-08-30" }));
        Assert.Equal(HttpStatusCode.Redirect, await last.GetAsync("/my"));
        Assert.Equal("/my/closed", last.Location);
    }

    [Fact]
    public async Task Nobody_learns_by_signing_in_whether_somebody_is_known()
    {
        var unknown = (await own.Host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr = NewCpr() })).Body
            .GetProperty("key").GetString()!;
        foreach (var key in (string[])[unknown, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "x"])
        {
            using var browser = await SignedInBrowser.OpenAsCitizenAsync(own.Host, key);
            Assert.Equal("/my/closed", browser.Location);
            Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/my/closed"));
            Assert.Contains("Log på med MitID", browser.Page, StringComparison.Ordinal);
        }
    }

    private static string Text(JsonElement one, string property) => one.GetProperty(property).GetString()!;

    private async Task<IReadOnlyList<string>> TitlesAsync(string caseworker, string key) =>
    [
        .. (await own.Host.GetAsync("/api/v1/alerts?state=open&limit=1000", $"caseworker:{caseworker}")).Body.EnumerateArray()
            .Where(alert => Text(alert, "citizen") == key).Select(static alert => Text(alert.GetProperty("title"), "da")),
    ];

    /// <summary>A citizen of whom much is known, and about whom much was written for colleagues.</summary>
    private async Task<string> TellAsync(string cpr)
    {
        var key = await own.SettleAsync(
            Registration(cpr), Intervention(cpr, "k-1"),
            Appointment(cpr, "samtale", "employment-interview", Interview, "bif-1", "Jobcenter, lokale 3"),
            Appointment(cpr, "opfølgning", "other", "2026-09-08T09:00:00+02:00", "bif-1", "Jobcenter, lokale 3"),
            At("08:59:30", Event(
                "appointment.moved", $"cpr:{cpr}",
                new { appointmentId = "opfølgning", startsAt = "2026-09-09T09:00:00+02:00", endsAt = "2026-09-09T10:00:00+02:00" })),
            Appointment(cpr, "kursus", "other", "2026-09-10T09:00:00+02:00", "bif-1", "Jobcenter, lokale 4"),
            At("08:59:30", Event("appointment.cancelled", $"cpr:{cpr}", new { appointmentId = "kursus", reason = "HEMMELIG aflysning" })));
        await own.SettleAsync(
            Event(
                "intervention.started", $"cpr:{cpr}",
                new
                {
                    interventionId = "b-1", kind = "drug-treatment", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-01",
                    title = "HEMMELIG titel",
                },
                source: "/SOF/nexus"),
            Appointment(cpr, "behandling", "treatment", "2026-09-07T10:15:00+02:00", "sof-1", "Klinik", "/SOF/nexus"),
            Event(
                "concern.reported", $"cpr:{cpr}", new { concernId = "HEMMELIG underretter", unit = "sof-unit", caseworker = "sof-1" },
                source: "/SOF/nexus"));
        await own.SettleAsync(
            At("08:59:40", Event(
                "sanction.notified", $"cpr:{cpr}", new { sanctionId = "s-1", reason = "no-show", caseworker = "bif-1", amount = 700 })));
        await SendAsync(key, "PUT", "coordinator", "bif-lead", new { caseworker = "bif-2", reason = "HEMMELIG valg" });
        await SendAsync(
            key, "POST", "handovers", "bif-1",
            new
            {
                what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = "bif-3" }, reason = "HEMMELIG overdragelse",
                note = "HEMMELIG note om Karl Nabo",
            });
        await SendAsync(
            key, "POST", "measures", "bif-2", new { department = "SOF", what = "HEMMELIG foranstaltning", reason = "HEMMELIG grund" });
        await SendAsync(
            key, "PUT", "plan", "bif-2",
            new
            {
                wishes = "Jeg vil have et arbejde",
                goals = new[] { new { text = "Praktik i et køkken", interventionIds = (string[])["BIF/k-1"] } },
                steps = new[] { new { what = "Ring til jobcenteret", who = "Anna", dueOn = "2026-10-01" } },
                views = new object[]
                {
                    new { of = "citizen", text = "Det går godt", disagreement = "Uenig i tempoet" },
                    new { of = "child", text = "Barnet siger: HEMMELIG" },
                },
                reviewOn = "2026-12-01",
            });
        await SendAsync(key, "POST", "plan/agree", "bif-2", new { how = "Ved mødet", version = 1 });
        var picture = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body;
        var clash = picture.GetProperty("conflicts").EnumerateArray().Single(static one => Text(one, "kind") == "appointment-clash");
        await SendAsync(
            key, "POST", $"conflicts/{Text(clash, "id")}/settle", "bif-2",
            new { outcome = "yield", party = "BIF/samtale", reason = "HEMMELIG konflikt" });
        var hold = picture.GetProperty("conflicts").EnumerateArray().Single(static one => Text(one, "kind") == "sanction-hold");
        await SendAsync(
            key, "POST", $"conflicts/{Text(hold, "id")}/settle", "bif-2", new { outcome = "advise-lift", reason = "HEMMELIG sanktion" });
        Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{key}", "role:integration")).Code);
        Assert.Equal(403, (await own.Host.GetAsync($"/api/v1/citizens/{key}", "role:operations")).Code);
        Assert.Equal(
            200, (await own.Host.PostAsync("/api/v1/citizens/lookup", "caseworker:sof-1", new { cpr, reason = "HEMMELIG opslag" })).Code);
        await SendAsync(key, "POST", "break-glass", "bif-9", new { reason = "HEMMELIG glas om naboen Karl Nabo" });
        foreach (var caseworker in (string[])["bif-1", "bif-9", "sof-1"])
            Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{key}", $"caseworker:{caseworker}")).Code);
        return key;
    }

    private async Task SendAsync(string key, string method, string path, string caseworker, object body)
    {
        var answer = await own.Host.SendAsync(new HttpMethod(method), $"/api/v1/citizens/{key}/{path}", $"caseworker:{caseworker}", body);
        Assert.True(answer.Code is 200 or 201, $"{path}: {answer.Code} {answer.Text}");
    }

    private static Dictionary<string, object?> Appointment(
        string cpr, string id, string kind, string startsAt, string caseworker, string place, string source = "/BIF/fasit") => Event(
        "appointment.booked", $"cpr:{cpr}",
        new
        {
            appointmentId = id, kind, startsAt, endsAt = DateTimeOffset.Parse(startsAt, null).AddHours(1).ToString("O"), caseworker, place,
        },
        source: source);

    private static Dictionary<string, object?> At(string time, Dictionary<string, object?> reported)
    {
        reported["time"] = $"2026-08-31T{time}+02:00";
        return reported;
    }
}

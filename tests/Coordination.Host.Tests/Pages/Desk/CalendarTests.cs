using System.Globalization;
using System.Net;
using System.Text.Json;
using Ical.Net.CalendarComponents;
using static Coordination.Host.Tests.RunningHost;
using Calendar = Ical.Net.Calendar;

namespace Coordination.Host.Tests.Pages.Desk;

/// <summary>The calendar file of one's own deadlines and appointments, as a calendar program reads it.</summary>
public sealed class CalendarTests(OwnHost own) : IClassFixture<OwnHost>
{
    private const string Path = "/api/v1/me/calendar.ics";
    private const string Sof = "/SOF/nexus";

    [Fact]
    public async Task It_holds_what_the_desk_says_is_owed_at_the_same_instants()
    {
        await CitizenAsync(
            "bif-2", NewCpr(), Deadline("bif-2", "d-1", "2026-09-04"), Deadline("bif-2", "d-2", "2026-09-02T12:30:00+02:00"));
        await OfferToAsync("bif-2");
        var owes = (await own.Host.GetAsync("/api/v1/me/desk", "caseworker:bif-2")).Body.GetProperty("owes").EnumerateArray()
            .Where(static one => one.GetProperty("kind").GetString()
                is not ("handover-answer" or "conflict-answer" or "appoint-coordinator"))
            .Select(static one => one.GetProperty("dueAt").GetDateTimeOffset()).ToArray();
        Assert.True(owes.Length >= 3);
        var due = (await ReadAsync("bif-2")).Events.Where(static one => one.Transparency == "TRANSPARENT").ToArray();
        Assert.Equal(owes.Order(), due.Select(At).Order());
        Assert.Equal(2, due.Count(static one => one.Summary == "Frist: Forvaltningens egen frist"));
        Assert.Single(due, static one => one.Summary == "Frist: Svar på overdragelse");
        Assert.All(due, static one => Assert.Equal(one.Start, one.End));
    }

    [Fact]
    public async Task It_holds_one_s_own_appointments_from_today_on_and_no_others()
    {
        var key = await CitizenAsync(
            "bif-3", NewCpr(), Appointment("bif-3", "early", "2026-08-31T07:30"), Appointment("bif-3", "late", "2026-09-03T10:00"),
            Appointment("bif-3", "yesterday", "2026-08-30T10:00"), Appointment("bif-8", "other", "2026-09-03T14:00"),
            Appointment("bif-3", "off", "2026-09-04T10:00"),
            (cpr => Event("appointment.cancelled", cpr, new { appointmentId = "off" })));
        var events = (await ReadAsync("bif-3")).Events.Where(static one => one.Transparency == "OPAQUE").ToArray();
        var shown = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-3")).Body
            .GetProperty("appointments").EnumerateArray()
            .Where(static one => one.GetProperty("caseworker").GetString() == "bif-3")
            .Where(static one => one.GetProperty("status").GetString() == "booked")
            .Select(static one => one.GetProperty("startsAt").GetDateTimeOffset())
            .Where(static at => at >= DateTimeOffset.Parse("2026-08-31T00:00:00+02:00", CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(2, shown.Length);
        Assert.Equal(shown.Order(), events.Select(At).Order());
        Assert.All(events, one =>
        {
            Assert.Equal(("Jobsamtale", "CONFIRMED", $"lokale {At(one).UtcDateTime.Hour}"), (one.Summary, one.Status, one.Location));
            Assert.EndsWith($"/citizens/{key}", one.Url!.AbsoluteUri, StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromHours(1), one.End!.AsUtc - one.Start!.AsUtc);
        });
    }

    [Fact]
    public async Task It_names_nobody_and_repeats_no_words_that_somebody_wrote()
    {
        var cpr = NewCpr();
        await CitizenAsync("bif-8", cpr, Deadline("bif-8", "d-9", "2026-09-04"), Appointment("bif-8", "a-9", "2026-09-03T10:00"));
        var text = (await own.Host.GetAsync(Path, "caseworker:bif-8")).Text;
        Assert.Contains("VEVENT", text, StringComparison.Ordinal);
        Assert.All((string[])["Anna", "Prøve", cpr, "Opfølgning for Anna", "Betina"],
            word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_protected_address_shows_no_place_where_the_picture_does()
    {
        var key = await CitizenAsync(
            "bif-9", NewCpr(), Appointment("bif-9", "home", "2026-09-03T10:00"),
            static cpr => Event("citizen.corrected", cpr, new { addressProtected = true }));
        var picture = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-9")).Body;
        Assert.Equal("lokale 8", picture.GetProperty("appointments")[0].GetProperty("place").GetString());
        var one = Meeting(await ReadAsync("bif-9"), key);
        Assert.Null(one.Location);
        Assert.DoesNotContain("lokale", (await own.Host.GetAsync(Path, "caseworker:bif-9")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_appointment_with_a_citizen_downloads_none_of_theirs()
    {
        var key = await CitizenAsync("bif-1", NewCpr(), Appointment("bif-1", "mine", "2026-09-03T10:00"));
        await own.SettleAsync(Event(
            "appointment.booked", $"citizen:{key}",
            new
            {
                appointmentId = "s-1", kind = "treatment", startsAt = "2026-09-07T10:00:00+02:00", endsAt = "2026-09-07T11:00:00+02:00",
                place = "klinik", caseworker = "sof-1",
            }, source: Sof));
        var own1 = (await own.Host.GetAsync(Path, "caseworker:bif-1")).Text;
        Assert.DoesNotContain("klinik", own1, StringComparison.Ordinal);
        Assert.DoesNotContain("SOF", own1, StringComparison.Ordinal);
        Assert.Equal("klinik", Meeting(await ReadAsync("sof-1"), key).Location);
    }

    [Fact]
    public async Task An_appointment_that_yields_is_tentative_and_says_so()
    {
        var key = await CitizenAsync("bif-1", NewCpr(), Appointment("bif-1", "yields", "2026-09-03T12:00"));
        await own.SettleAsync(Event(
            "admission.started", $"citizen:{key}", new { admissionId = "a-1", kind = "ward", place = "afdeling Q" }, source: Sof));
        var one = Meeting(await ReadAsync("bif-1"), key);
        Assert.Equal(("TENTATIVE", "Jobsamtale (skal flyttes)"), (one.Status, one.Summary));
    }

    [Fact]
    public async Task Every_download_of_an_appointment_is_a_look()
    {
        var key = await CitizenAsync("bif-1", NewCpr(), Appointment("bif-1", "look", "2026-09-03T15:00"));
        var without = await CitizenAsync("bif-1", NewCpr());
        await ReadAsync("bif-1");
        Assert.Contains(await LooksAsync(key), static look => look is ("bif-1", "calendar", "involved"));
        Assert.DoesNotContain(await LooksAsync(without), static look => look.What == "calendar");
    }

    [Fact]
    public async Task An_entry_keeps_its_id_and_the_answer_is_a_file_that_is_not_kept()
    {
        await CitizenAsync("bif-1", NewCpr(), Appointment("bif-1", "stable", "2026-09-08T10:00"));
        var (first, second) = (await ReadAsync("bif-1"), await ReadAsync("bif-1"));
        Assert.Equal(first.Events.Select(static one => one.Uid).Order(), second.Events.Select(static one => one.Uid).Order());
        Assert.Equal(first.Events.Count, first.Events.Select(static one => one.Uid).Distinct().Count());
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Authorization = new("Bearer", await own.Host.TokenAsync("caseworker:bif-1"));
        using var answer = await own.Host.Client.SendAsync(request);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("koordinering.ics", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_desk_links_to_it_in_both_languages()
    {
        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-1");
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/"));
        Assert.Equal("Hent mine frister og aftaler som kalenderfil", browser.Document.QuerySelector($"a[href='{Path}']")!.TextContent);
        await browser.PostAsync("/language", ("language", "en"), ("returnTo", "/"));
        await browser.GetAsync("/");
        Assert.Equal(
            "Get my deadlines and appointments as a calendar file", browser.Document.QuerySelector($"a[href='{Path}']")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync(Path));
        Assert.Contains("X-WR-CALNAME:Coordination", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_calendar_holds_is_refused_and_the_limit_named()
    {
        var subject = $"cpr:{NewCpr()}";
        foreach (var some in Enumerable.Range(1, 1_001).Chunk(250))
            await own.SettleAsync([.. some.Select(number => Event(
                "deadline.set", subject,
                new { deadlineId = $"many-{number}", title = "Opfølgning", dueAt = "2026-09-30", responsible = "bif-lead" }))]);
        var answer = await own.Host.GetAsync(Path, "caseworker:bif-lead");
        Assert.Equal(422, answer.Code);
        Assert.Contains("more than 1000", answer.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await own.Host.GetAsync(Path, "caseworker:sof-head")).Code);
    }

    private async Task<Calendar> ReadAsync(string caseworker)
    {
        var answer = await own.Host.GetAsync(Path, $"caseworker:{caseworker}");
        Assert.True(answer.Code == 200, answer.Text);
        return Calendar.Load(answer.Text)!;
    }

    private async Task<string> CitizenAsync(string caseworker, string cpr, params Func<string, object>[] events)
    {
        var subject = $"cpr:{cpr}";
        return await own.SettleAsync(
            [Registration(cpr), Intervention(cpr, $"k-{cpr}", caseworker), .. events.Select(one => one(subject))]);
    }

    private static CalendarEvent Meeting(Calendar calendar, string key) =>
        calendar.Events.Single(one => one.Transparency == "OPAQUE" && one.Url!.AbsoluteUri.EndsWith(key, StringComparison.Ordinal));

    private static Func<string, object> Deadline(string caseworker, string id, string dueAt) => subject => Event(
        "deadline.set", subject,
        new { deadlineId = $"{id}-{subject[^4..]}", title = "Opfølgning for Anna", dueAt, responsible = caseworker });

    private static Func<string, object> Appointment(string caseworker, string id, string at) => subject => Event(
        "appointment.booked", subject,
        new
        {
            appointmentId = id, kind = "employment-interview", startsAt = $"{at}:00+02:00",
            endsAt = $"{at[..11]}{int.Parse(at[11..13], CultureInfo.InvariantCulture) + 1:00}{at[13..]}:00+02:00",
            place = $"lokale {int.Parse(at[11..13], CultureInfo.InvariantCulture) - 2}", caseworker,
        });

    private async Task OfferToAsync(string caseworker)
    {
        var cpr = NewCpr();
        var key = await CitizenAsync("bif-1", cpr);
        var offered = await own.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", new
        {
            what = new { type = "intervention", id = $"BIF/k-{cpr}" }, to = new { caseworker }, reason = "flyttet",
        });
        Assert.Equal(201, offered.Code);
    }

    private async Task<(string Who, string What, string Ground)[]> LooksAsync(string key) =>
    [
        .. (await own.Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body.EnumerateArray()
            .Select(static look => (Text(look, "who"), Text(look, "what"), Text(look, "ground"))),
    ];

    private static string Text(JsonElement look, string name) => look.TryGetProperty(name, out var value) ? $"{value}" : "";

    private static DateTimeOffset At(CalendarEvent one) => one.Start!.AsUtc;
}

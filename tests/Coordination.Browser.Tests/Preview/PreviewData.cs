using Coordination.Host.Pages;
using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Desk;
using Coordination.Host.Pages.Handovers;
using Coordination.Host.Pages.SignIn;
using Coordination.Host.Pages.Localization;

namespace Coordination.Browser.Tests.Preview;

/// <summary>Fixed models to render the pages with. The instant is fixed.</summary>
public static class PreviewData
{
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 12, 0, TimeSpan.FromHours(1));

    public static readonly ConflictModel Clash = new(
        "k-7f3a", "c-amalie", "Amalie Testsen", "appointment-clash", "open",
        "Jobsamtalen fredag 4. december kl. 10.00–11.00 ligger samtidig med behandling kl. 10.30. Behandling går forud for jobsamtale " +
        "(politikkens rækkefølge). Svarer ingen, viger jobsamtalen, og Jobcentret finder en ny tid.",
        [
            new("appointment", "BIF/a-1", "BIF", "Jobsamtale 4. dec. kl. 10.00"),
            new("appointment", "SUF/a-2", "SUF", "Behandling 4. dec. kl. 10.30"),
        ],
        "Jonas Friis", true, Now.AddHours(5), null, null, "2026-01-01",
        [
            new("yield", new("appointment", "BIF/a-1", "BIF", "Jobsamtale 4. dec. kl. 10.00")),
            new("yield", new("appointment", "SUF/a-2", "SUF", "Behandling 4. dec. kl. 10.30")),
            new("keep-both", null),
        ]);

    public static readonly ConflictModel Hold = new(
        "k-91bc", "c-amalie", "Amalie Testsen", "sanction-hold", "open",
        "Sanktionen af 20. november er sat i bero: borgeren var i intensiv behandling på det tidspunkt. Tovholderen anbefaler at " +
        "ophæve eller fastholde inden 5 hverdage.",
        [new("sanction", "BIF/s-1", "BIF", "Sanktion, udeblivelse"), new("intervention", "SUF/i-1", "SUF", "Stofmisbrugsbehandling")],
        "Mette Holm", false, Now.AddDays(5), "held", null, "2026-01-01", []);

    public static readonly HandoverModel Offer = new(
        "h-1", "c-amalie", "Amalie Testsen", "coordination", null, "Mette Holm (Børn og Familie)", "Jonas Friis (Handicap)", "offered",
        "Amalie fylder 16 og får sin hovedkontakt hos jer.", "Moderen foretrækker telefonmøder om formiddagen.", Now.AddDays(2), true,
        false);

    public static PageFrame Frame(Language language, string path, bool signedIn = true, DateTimeOffset? now = null) => new(
        new Localizer(language, now ?? Now), path,
        signedIn ? new HeaderUser("Jonas Friis", "SOF · Handicap og Psykiatri", true) : null, signedIn ? 3 : 0,
        "Eksempel Kommune (testdata)");

    public static AlertModel Alert(string id, string severity, string title, string english) => new(
        id, "appointment-clash", severity, "Beskæftigelse", "Amalie Testsen", new(title, english),
        "Find en ny tid, eller svar på konflikten.",
        "Aftalernes rækkefølge, regelsæt 2026-01-01; lokal praksis.", "/citizens/c-amalie#conflict-k-7f3a", Now.AddHours(5), "delivered",
        Now.AddMinutes(-14));

    public static AlertFeed Feed(string stream) => new(
        [
            Alert("a-3", "urgent", "Udsættelse af lejemål registreret, barn på adressen", "Eviction registered, child at the address"),
            Alert("a-2", "warning", "Frist om 2 dage: børnefaglig undersøgelse", "Deadline in 2 days: child examination"),
            Alert("a-1", "info", "Møde flyttet: jobsamtale 4. december kl. 10.00", "Meeting moved: job interview 4 December at 10:00"),
        ],
        41, stream);

    public static DeskModel Desk() => new(
        [
            new(Now.AddDays(-2), null, null, new("d-0", "c-bo", "Bo Eksempelsen", "contact-answer", null, "Lokal retningslinje, 2 hverdage")
            {
                Meets = "Opfyldes, når henvendelsen er besvaret.",
            }),
            new(Now.AddHours(5), Clash, null, null),
            new(Now.AddDays(2), null, Offer, null),
            new(
                Now.AddDays(7), null, null,
                new("d-1", "c-amalie", "Amalie Testsen", "child-examination", null, "Barnets lov § 20, stk. 3")
                {
                    Meets = "Opfyldes, når den børnefaglige undersøgelse er afsluttet.",
                }),
        ],
        [
            Offer with
            {
                Id = "h-2", CitizenKey = "c-bo", CitizenName = "Bo Eksempelsen", WhatType = "intervention", What = "Bostøtte",
                From = "Jonas Friis", To = "Enheden Bostøtte Nord", CanAnswer = false, CanWithdraw = true,
            },
        ],
        [
            new("c-amalie", "Amalie Testsen", ["BIF", "SOF", "SUF", "BUF"], "Mette Holm", false, 2, Now.AddHours(5)),
            new("c-bo", "Bo Eksempelsen", ["SOF", "KFF"], null, true, 0, Now.AddDays(-2)),
            new("c-cille", "Cille Prøve-Jensen", ["SOF", "REGION"], null, false, 1, Now.AddDays(1)),
            new("c-dan", "Dan Demosen", ["SOF"], null, false, 0, null),
        ],
        Feed("/live/alerts"));

    public static DeskModel EmptyDesk() => new([], [], [], new([], 0, "/live/alerts"));

    public static TimelineCourse Course() => new(
        [
            new("SOF", "Socialforvaltningen"), new("BIF", "Beskæftigelse og Integration"), new("SUF", "Sundhed og Omsorg"),
            new("BUF", "Børn og Unge"),
            new("other-authority", "Anden myndighed")
            {
                Masked = "En anden myndighed: ring til en anden myndighed på 38 66 00 00",
                Call = "ring til en anden myndighed på 38 66 00 00", NarrowName = "Anden",
            },
        ],
        [
            new("SOF/i-1", "SOF", "child-examination", null, "active", new(2026, 8, 3), new(2026, 12, 1), "Mette Holm", "Barnets lov § 20"),
            new("SOF/i-2", "SOF", "contact-person", null, "active", new(2026, 10, 12), null, "Jonas Friis", "Barnets lov § 32"),
            new("BIF/i-3", "BIF", "contact-course", "Kontaktforløb (mor)", "active", new(2026, 9, 1), null, "Lars Juhl", "LAB § 31"),
            new("BIF/i-4", "BIF", "job-placement", null, "planned", new(2027, 1, 11), new(2027, 4, 9), "Lars Juhl", null),
            new(
                "SUF/i-5", "SUF", "drug-treatment", "Behandlingsforløb (mor)", "active", new(2026, 7, 15), new(2027, 1, 29), "Eva Lind",
                "SEL § 101"),
            new("BUF/i-6", "BUF", "school-support", null, "planned", new(2026, 12, 7), new(2027, 6, 25), "Nina Bæk", null),
            new("BUF/i-8", "BUF", "mentor", null, "ended", new(2026, 9, 20), new(2026, 11, 8), "Nina Bæk", null),
        ],
        [
            new(
                "BIF/a-1", "BIF", "employment-interview", Local(2026, 12, 4, 10, 0), Local(2026, 12, 4, 11, 0), "Jobcenter Musvågevej",
                "yielding"),
            new("SUF/a-2", "SUF", "treatment", Local(2026, 12, 4, 10, 30), Local(2026, 12, 4, 11, 30), "Rådgivningscenter Kbh.", "booked"),
            new("SOF/a-3", "SOF", "child-and-family", Local(2026, 12, 15, 9, 0), Local(2026, 12, 15, 10, 0), "Hos familien", "booked"),
            new(
                "BIF/a-5", "BIF", "employment-interview", Local(2026, 11, 12, 9, 0), Local(2026, 11, 12, 9, 45), "Jobcenter Musvågevej",
                "excused"),
            new("b3c1", "other-authority", "", Local(2026, 12, 4, 10, 15), Local(2026, 12, 4, 11, 15), null, "")
            {
                MaskedCall = "ring til en anden myndighed på 38 66 00 00",
            },
        ],
        [
            new("d-1", "SOF", "child-examination", null, Local(2026, 12, 2, 23, 59), "warned"),
            new("d-2", "BUF", "transition-start", null, Local(2026, 11, 20, 23, 59), "missed"),
            new("d-3", "SUF", "plan-follow-up", null, Local(2027, 1, 12, 23, 59), "open"),
        ],
        [new("REGION/ind-1", "psychiatric-ward", new(2026, 11, 9), new(2026, 11, 16), null)],
        [Clash, Hold]);

    public static CitizenModel Citizen(TimelineZoom zoom) => new(
        "c-amalie", "Amalie Testsen", new(2011, 1, 1), true, new("Mette Holm", "SOF", "Børn og Familie", "72 36 00 00"), false,
        [
            Clash, Hold,
            Clash with
            {
                Id = "k-old", Status = "settled", Owes = null, Settlement = "Jobsamtalen viger (Mette Holm)", AnswerBy = null, Choices = [],
            },
        ],
        [Offer], Course(), zoom,
        [
            new(
                "Socialforvaltningen", new("Mette Holm", "SOF", "Børn og Familie", "72 36 00 00"),
                "Børnefaglig undersøgelse, kontaktperson", "Tovholder"),
            new(
                "Beskæftigelse og Integration", new("Lars Juhl", "BIF", "Jobcenter Nord", "72 36 00 11"), "Kontaktforløb",
                "vikar for Ida Krag"),
            new("Sundhed og Omsorg", new("Eva Lind", "SUF", null, "72 36 00 22"), "Behandlingsforløb", null),
            new("Region Hovedstaden", new("Afdelingens indgang", "REGION", null, "38 66 00 00"), "Anden indsats", null),
        ],
        [
            new(
                23, Now.AddMinutes(-14), "Aftaler støder sammen: jobsamtale og behandling 4. december.", "politikken",
                "Aftalernes rækkefølge; lokal praksis", "2026-01-01"),
            new(22, Now.AddHours(-3), "Jobsamtale aftalt til 4. december kl. 10.00.", "Fasit (BIF)", null, null),
            new(21, Now.AddDays(-1), "Overdragelse af rollen som tovholder tilbudt Jonas Friis.", "Mette Holm", null, null),
        ],
        Feed("/live/alerts?citizen=c-amalie"))
    {
        Received =
        [
            new(
                "KFF/h-1", "Telefon: husleje", "Borgerservice", Now.AddHours(-20), "open", Now.AddDays(1), "Mette Holm (SOF)",
                "Jonas Friis (SOF)", false, true),
            new("SUF/h-2", "Skranke", "Sundhed og Omsorg", Now.AddDays(-9), "answered", null, null, null, false, false),
        ],
        Colleagues =
        [
            new(
                "Mette Holm", "Socialforvaltningen", "Børn og Familie", "sagsbehandler, tovholder", null, null,
                "fraværende, Jonas Friis svarer imens"),
            new("Jonas Friis", "Socialforvaltningen", null, "vikar", "72 36 00 01", "jonas@example.org", null),
        ],
    };

    public static CitizenModel EmptyCitizen() => new(
        "c-ny", "Ny Borgersen", null, false, null, true, [], [], new([], [], [], [], [], []), TimelineZoom.Quarter, [], [],
        new([], 0, "/live/alerts?citizen=c-ny"));

    public static SignInModel SignIn() => new(
        [
            new("bif-1", "Lars Juhl", "BIF Beskæftigelse og Integration", "Jobcenter Nord"),
            new("bif-2", "Ida Krag", "BIF Beskæftigelse og Integration", "Teamleder"),
            new("sof-1", "Mette Holm", "SOF Socialforvaltningen", "Børn og Familie"),
            new("sof-2", "Jonas Friis", "SOF Socialforvaltningen", "Handicap og Psykiatri"),
            new("suf-1", "Eva Lind", "SUF Sundhed og Omsorg", "Rusmiddelcenter"),
        ],
        "/", "Ingen sagsbehandler har det id.");

    private static DateTimeOffset Local(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.FromHours(1));
}

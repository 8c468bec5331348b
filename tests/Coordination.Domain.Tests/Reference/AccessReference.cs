using System.Globalization;
using System.Text;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Tests.Access;
using Coordination.Events;

namespace Coordination.Domain.Tests.Reference;

/// <summary>
/// The table of who sees what: each role on each ground, output by output, found by asking for the outputs. A citizen has an intervention
/// and an appointment at BIF, and at SOF an intervention, an appointment that clashes with BIF's, and a requirement; SOF coordinates.
/// </summary>
internal static class AccessReference
{
    private const string Full = "full", Masked = "masked", Nothing = "–", Other = "another authority", Looks = "read";

    /// <summary>A cell that must not occur: the department is named whose matter is secret.</summary>
    public const string Named = "SOF";

    // What tells that SOF's content is shown, and what tells that there is something.
    private const string Secret = "HEMMELIG", Something = "SOF", OtherAuthority = "other-authority", InWords = "en anden myndighed";

    private const string CitizenKeyInAddress = "{key}";

    private static readonly (string Name, Viewer Viewer)[] Roles =
    [
        ("responsible at BIF", Of("bif-job-1")), ("their unit leader", Of("bif-job-lead")), ("responsible at SOF", Of("sof-treatment-2")),
        ("their unit leader (SOF)", Of("sof-treatment-lead")), ("coordinator (SOF)", Of("sof-adult-2")),
        ("asked to take over (SUF)", Of("suf-rehab-1")), ("colleague at BIF, not involved", Of("bif-job-3")),
        ("head of BIF", Of("bif-head")), ("somebody nobody knows", Of("nobody-9")),
        ("consultant (KFF)", Of("kff-service-1")), ("auditor", Of(ViewerKind.Auditor)),
        ("integration service", Of(ViewerKind.Integration)), ("operations", Of(ViewerKind.Operations)),
        ("data-protection officer", Of(ViewerKind.DataProtection)), ("BIF's system", Viewer.SystemOf([new("BIF")])),
        ("KFF's system", Viewer.SystemOf([new("KFF")])),
    ];

    private static readonly (string Name, Action<CitizenScenario, Viewer> Give)[] Grounds =
    [
        ("no basis", static (_, _) => { }),
        ("consent BIF–SOF–SUF", static (place, _) => Consent(place, ["BIF", "SOF", "SUF"], null)),
        ("consent that ran out", static (place, _) =>
        {
            Consent(place, ["BIF", "SOF", "SUF"], place.Now.AddHours(1));
            place.Advance("PT2H");
        }),
        ("consent withdrawn for SOF", static (place, _) =>
        {
            Consent(place, ["BIF", "SOF", "SUF"], null);
            place.Advance("PT1M").Hears("BIF", new ConsentWithdrawn { Scope = TextList.Of(["SOF"]) });
        }),
        ("consent BIF–SUF only", static (place, _) => Consent(place, ["BIF", "SUF"], null)),
        ("law BIF–SOF", static (place, _) => Law(place)),
        ("law that ended", static (place, _) =>
        {
            Law(place);
            place.Advance("PT1M").Hears("SOF", new BasisEnded { Scope = TextList.Of(["BIF", "SOF"]) });
        }),
        ("broken glass", static (place, viewer) => Break(place, viewer)),
        ("broken glass, an hour later", static (place, viewer) =>
        {
            Break(place, viewer);
            place.Advance("PT1H");
        }),
    ];

    private static readonly string[] Outputs =
        [Received.Picture, Received.History, Received.Contacts, Received.Colleagues, Received.Alerts];

    /// <summary>The number of cases.</summary>
    public static int Cases => 2 * Roles.Length * Grounds.Length * (Outputs.Length + 1);

    /// <summary>The page.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Who sees what

            What each role sees of SOF's content of a citizen whom BIF and SOF work with, on each ground. Written by a test from the
            outputs themselves ({Cases} cases); `CitizenAccess` is the rule, `Mask` the one shape of what is hidden.

            - **full**: SOF's kinds, titles, places, documents and people.
            - **masked**: that there is something, of which department, when where a time is needed to rebook, and whom to call.
            - **–**: nothing; for the picture and what belongs to it the answer is 403.
            - **read**: who looked at the citizen; the role is told it, whatever it sees of the content.

            Every row is walked through every door of a running host, with a credential of the role (`DoorsTests`), and every door
            answers what the row says:

            | output | HTTP | page | grain call of an Orleans client |
            |---|---|---|---|
            | picture | `GET /api/v1/citizens/{CitizenKeyInAddress}` | `/citizens/{CitizenKeyInAddress}` | `ICitizenGrain.Picture` |
            | history | `GET …/history` | with the picture | `ICitizenGrain.History` |
            | contacts | `GET …/contacts` | with the picture | `ICitizenGrain.Contacts` |
            | colleagues | `GET …/colleagues` | with the picture | `ICitizenGrain.Colleagues` |
            | alerts | `GET /api/v1/alerts` | `/` | pushed by `ICaseworkerGrain` |
            | access log | `GET …/access-log` | | `ICitizenGrain.MayReadLooks` |

            Pages are for people: a system is refused them, whatever it sees.

            A citizen is nobody at all of these doors, whoever else they are. What they see of themselves is at `/my`, by a rule of its
            own ([decision 56](../decisions/0056-a-citizen-is-nobody-but-at-their-own-page.md)).


            """);
        Rows(page, isSecret: false, CellOf);
        page.Append(
            CultureInfo.InvariantCulture,
            $"""

            ## A secret matter

            The same of a citizen whose interventions at SOF are at a crisis center and a placement, which policy marks as secret
            (`access.secretKinds`): to whoever may not see SOF's content they belong to **another authority**.


            """);
        Rows(page, isSecret: true, SecretCellOf);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Rows(StringBuilder page, bool isSecret, Func<string?, string> cellOf)
    {
        page.Append("| role | ground | ").AppendJoin(" | ", Outputs).Append(" | access log |\n|---|---|---|");
        foreach (var _ in Outputs) page.Append("---|");
        page.Append('\n');
        foreach (var (role, viewer) in Roles)
            foreach (var (ground, give) in Grounds)
            {
                var place = Citizen(isSecret);
                give(place, viewer);
                var received = Received.By(place, viewer);
                page.Append("| ").Append(role).Append(" | ").Append(ground).Append(" | ")
                    .AppendJoin(" | ", Outputs.Select(output => cellOf(received.GetValueOrDefault(output))))
                    .Append(" | ").Append(CitizenAccess.MayReadLooks(place.Citizen, viewer, place.Organization) ? Looks : Nothing)
                    .Append(" |\n");
            }
    }

    private static string SecretCellOf(string? received) => received is null ? Nothing
        : Tells(received, Secret, "\"caseworker\": \"sof-treatment-2\"", "(SOF)") ? Full
        : Tells(received, "\"department\": \"SOF\"", "\"name\": \"SOF\"", "SOF/", "hos SOF") ? Named
        : Tells(received, OtherAuthority, InWords) ? Other
        : Nothing;

    private static string CellOf(string? received) => received is null ? Nothing
        : Tells(received, Secret, "\"caseworker\": \"sof-treatment-2\"", "(SOF)") ? Full
        : Tells(received, Something, "\"masked\": true") ? Masked
        : Nothing;

    private static bool Tells(string received, params ReadOnlySpan<string> any)
    {
        foreach (var one in any)
            if (received.Contains(one, StringComparison.Ordinal)) return true;
        return false;
    }

    private static CitizenScenario Citizen(bool isSecret)
    {
        var place = new CitizenScenario();
        place.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4));
        place.Hears("SOF", EventSamples.Started(
            "b", isSecret ? "shelter" : "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-02-01"), 12)
            with { Title = Secret });
        place.Hears("SOF", EventSamples.Started(
            "m", isSecret ? "placement" : "housing-support", "sof-adult-2", CitizenScenario.Day("2026-02-01"), 1));
        place.Does("sof-adult-2", new AppointAsCoordinator(new("sof-adult-2"), "kender borgeren"));
        place.Hears("SOF", EventSamples.Booked(
            "t", "treatment", CitizenScenario.Local("2026-03-12T10:30"), CitizenScenario.Local("2026-03-12T11:30"), "sof-treatment-2",
            Secret));
        place.Hears("BIF", EventSamples.Booked(
            "i", "employment-interview", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"),
            "bif-job-1"));
        place.Hears("SOF", new RequirementIssued
        {
            RequirementId = "d", Document = Secret, DueOn = CitizenScenario.Day("2026-04-01"), Caseworker = "sof-treatment-2",
        });
        place.Does("bif-job-lead", new AssignConsultant(new("kff-service-1"), "mange sager på én gang"));
        place.Does("bif-job-1", new OfferHandover(
            new(ResponsibilityType.Intervention, new("BIF/k")), new("suf-rehab-1"), null, "ny målgruppe", null, null));
        return place;
    }

    private static void Consent(CitizenScenario place, string[] scope, DateTimeOffset? until) => place.Hears(
        "SOF", new ConsentGiven { Scope = TextList.Of(scope), Until = until is { } end ? new DateOrInstant(end) : null });

    private static void Law(CitizenScenario place) => place.Hears(
        "SOF", new BasisEstablished { Scope = TextList.Of(["BIF", "SOF"]), Law = "lov om helhedsorienteret indsats" });

    private static void Break(CitizenScenario place, Viewer viewer)
    {
        if (viewer.Kind == ViewerKind.Caseworker) place.Asks(viewer.Id.Value, new BreakGlass("borgeren er fundet bevidstløs"));
    }

    private static Viewer Of(string caseworker) => Viewer.Caseworker(new(caseworker));

    private static Viewer Of(ViewerKind kind) => Viewer.Of(kind);
}

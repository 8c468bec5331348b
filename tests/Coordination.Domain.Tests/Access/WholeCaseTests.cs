using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Tests.Reference;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Tests.Access;

/// <summary>
/// A case that has everything, as each of those about it receives it, output by output: what is shown, what is masked and how. The files
/// in <c>Approved</c> were read by a person. After an intended change they are written anew with COORDINATION_WRITE_REFERENCE=1, and what
/// changed in them is read.
/// </summary>
public sealed class WholeCaseTests
{
    private const string Folder = "tests/Coordination.Domain.Tests/Access/Approved";
    private const string Variable = "COORDINATION_WRITE_REFERENCE";

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("bif-job-1")] // Coordinates, and holds an intervention.
    [InlineData("bif-job-2")] // Is asked to take an intervention over.
    [InlineData("bif-job-lead")]
    [InlineData("bif-head")]
    [InlineData("sof-adult-2")] // Offers it; holds what SUF reported too.
    [InlineData("sof-treatment-2")] // Works with the secret matter.
    [InlineData("suf-rehab-1")] // A consent opens BIF's content to them.
    [InlineData("system BIF")]
    [InlineData("system SUF")]
    public void Everybody_receives_what_is_approved(string who)
    {
        var viewer = who.StartsWith("system ", StringComparison.Ordinal)
            ? Viewer.SystemOf([new(who[7..])])
            : Viewer.Caseworker(new(who));
        var outputs = Received.By(Case(), viewer).Where(static one => one.Key != Received.Feed)
            .OrderBy(static one => one.Key, StringComparer.Ordinal);
        var received = string.Concat(outputs.Select(static one => $"== {one.Key}\n{Lines(one.Value)}"));
        var file = Path.Combine(RulesReferenceTests.Root(), Folder, $"{who.Replace(' ', '-')}.txt");
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }) File.WriteAllText(file, received);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), received);
    }

    /// <summary>A line for each thing: for each entry of a list, for each property of a picture, for each entry of a list in it.</summary>
    private static string Lines(string json) => JsonNode.Parse(json) switch
    {
        JsonArray list => string.Concat(list.Select(static one => $"{Line(one)}\n")),
        JsonObject picture => string.Concat(picture.Select(static property => property.Value is JsonArray { Count: > 0 } list
            ? $"{property.Key}:\n{string.Concat(list.Select(static one => $"  {Line(one)}\n"))}"
            : $"{property.Key}: {Line(property.Value)}\n")),
        var other => throw new InvalidOperationException($"{other}"),
    };

    private static string Line(JsonNode? node)
    {
        if (node is not JsonObject one) return node?.ToJsonString(OneLine) ?? "null";
        if (one["data"] is JsonValue data) one["data"] = $"{data.GetValue<string>().Length} characters"; // An entry of the history.
        one.Remove("at");
        one.Remove("policyVersion");
        if (one["explanation"] is JsonObject said) said.Remove("en");
        return one.ToJsonString(OneLine);
    }

    private static InterventionStarted Paid(InterventionStarted started, decimal amount) =>
        started with { Cost = new Cost { Amount = amount, Per = "month" }, Payer = "Statens pulje" };

    private static void Family(CitizenScenario place)
    {
        foreach (var department in (string[])["BIF", "SOF"])
        {
            place.Hears(department, new FamilyLinked
            {
                LinkId = "l", Other = $"citizen:{new string('b', 32)}", Kind = FamilyKind.Child, Standing = FamilyStanding.Custody,
            });
            place.Hears(department, new NetworkNamed
            {
                PersonId = "n", Name = $"Nabo til {department}", Relation = "nabo", Phone = "12345678", MayBeTold = TextList.Of(["plan"]),
            });
        }
    }

    private static CitizenScenario Case()
    {
        var place = new CitizenScenario();
        place.Hears("BIF", new CitizenRegistered { Name = "Anna Prøve", BirthDate = CitizenScenario.Day("1990-01-01") });
        place.Hears("BIF", Paid(EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4), 700));
        place.Hears("SOF", Paid(EventSamples.Started(
            "h", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-02-01"), 6, place: "Bostedet Syd"), 9_000));
        place.Hears("SOF", Paid(EventSamples.Started(
            "s", "shelter", "sof-treatment-2", CitizenScenario.Day("2026-02-20"), place: "Krisecenter Nord"), 30_000)
            with { Title = "Ophold" });
        Family(place);
        place.Hears("SUF", EventSamples.Started("r", "rehabilitation", "suf-rehab-1", CitizenScenario.Day("2026-02-10"), 3));
        place.Hears("SUF", EventSamples.Started("d", "dementia-care", "sof-adult-2", CitizenScenario.Day("2026-02-10"), 1));
        place.Hears("SUF", new ConsentGiven { Scope = TextList.Of(["BIF", "SUF"]), Until = new DateOrInstant(In("2026-06-01T00:00")) });
        Appointments(place);
        Demands(place);
        place.Hears("SUF", EventSamples.Admitted(
            "o", AdmissionKind.Ward, new DateOrInstant(CitizenScenario.Day("2026-03-08")), place: "Hospitalet, afsnit 4"));
        place.Hears("BIF", new ContactReceived
        {
            ContactId = "c-1", Channel = "phone", Unit = "bif-job", About = "spørger om bostøtten", Wants = "SOF",
        });
        place.Hears("SOF", new ContactReceived { ContactId = "c-2", Channel = "mail", Unit = "sof-adult", About = "vil flytte" });
        place.Hears("SUF", new FeedbackRecorded { Instrument = FeedbackInstrument.Ors, Score = 18 });
        place.Hears("SOF", new CitizenMoved { Municipality = "0740", OnDate = CitizenScenario.Day("2026-05-01") });
        place.Hears("SOF", new InterventionChanged { InterventionId = "later", Title = "Kommer senere" }); // Parked.
        People(place);
        return place.Advance("PT30M");
    }

    private static void Appointments(CitizenScenario place)
    {
        place.Hears("BIF", EventSamples.Booked(
            "i", "employment-interview", In("2026-03-12T10:00"), In("2026-03-12T11:00"), "bif-job-1", "Jobcenter", "k"));
        place.Hears("SOF", EventSamples.Booked(
            "t", "treatment", In("2026-03-12T10:30"), In("2026-03-12T11:30"), "sof-treatment-2", "Krisecenter Nord", "s"));
        place.Hears("SUF", EventSamples.Booked(
            "u", "training", In("2026-03-13T09:00"), In("2026-03-13T10:00"), "suf-rehab-1", "Træningscenter", "r"));
        place.Hears("SOF", EventSamples.Booked(
            "v", "housing", In("2026-03-13T09:30"), In("2026-03-13T10:30"), "sof-adult-2", "Bostedet Syd", "h"));
    }

    private static void Demands(CitizenScenario place)
    {
        place.Hears("BIF", Requires("d-1", "bif-job-1", "k"));
        place.Hears("SOF", Requires("d-2", "sof-adult-2", "h"));
        place.Hears("BIF", EventSamples.Notified("n-1", "bif-job-1"));
        place.Hears("SUF", EventSamples.Due("f-1", new DateOrInstant(CitizenScenario.Day("2026-03-20")), "suf-rehab-1", "r"));
        place.Hears("SOF", EventSamples.Due("f-2", new DateOrInstant(CitizenScenario.Day("2026-03-21")), "sof-treatment-2", "s"));
        place.Hears("SUF", EventSamples.Due("f-3", new DateOrInstant(CitizenScenario.Day("2026-03-22")), "bif-job-1", "r"));
    }

    private static void People(CitizenScenario place)
    {
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        place.Does("bif-job-lead", new AssignConsultant(new("kff-service-2"), "har bedt om det"));
        place.Does("sof-adult-2", new OfferHandover(
            new(ResponsibilityType.Intervention, new("SOF/h")), new("bif-job-2"), null, "ny målgruppe", "husk bostøtten", null));
        place.Does("suf-rehab-2", new RequestHandover(
            new(ResponsibilityType.Intervention, new("BIF/k")), "hører til her", "om træningen", null));
        place.Does("bif-job-1", new WritePlan(new PlanText
        {
            Wishes = "Egen bolig",
            Goals = [new PlanGoalView { Text = "Bolig", InterventionIds = ["BIF/k", "SOF/h"] }],
            Steps = [new PlanStepView { What = "Skriv op", Who = "bif-job-1", DueOn = CitizenScenario.Day("2026-03-20") }],
        }));
        place.Does("bif-job-1", new AgreePlan("på et møde", null, null));
        place.Does("bif-job-1", new WritePlan(new PlanText { Wishes = "Egen bolig og arbejde" }));
        var asked = place.Does("bif-job-1", new AskMeasure("SOF", "to timers støtte", "mere om ugen", null));
        place.Does("sof-adult-lead", new AnswerMeasure(new(asked!), "refused", "ingen plads", "SEL § 85", null));
        place.Does("bif-job-1", new AskMeasure("SUF", "hjemmetræning", "efter operationen", null));
        foreach (var clash in place.Conflicts("appointment-clash").Where(static one => one.Parties.Any(p => p.Id.Value == "SUF/u")))
            place.Does(clash.Owes!.Value.Value, new SettleConflict(clash.Id, "yield", new ItemId("SOF/v"), "aftalt"));
        place.Does("kff-service-1", new BreakGlass("borgeren er fundet bevidstløs"));
    }

    private static RequirementIssued Requires(string id, string caseworker, string intervention) => new()
    {
        RequirementId = id, Document = "lejekontrakt", DueOn = CitizenScenario.Day("2026-04-01"), Caseworker = caseworker,
        InterventionId = intervention,
    };

    private static DateTimeOffset In(string local) => CitizenScenario.Local(local);

}

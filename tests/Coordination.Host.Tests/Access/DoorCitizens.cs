using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Access;

/// <summary>
/// The citizens of <c>docs/reference/access.md</c> over HTTP, one for each ground: an intervention and an appointment at BIF, and at SOF
/// interventions, an appointment that clashes with BIF's, and a requirement; SOF coordinates.
/// </summary>
internal sealed class DoorCitizens(DoorsHost doors)
{
    /// <summary>What tells that SOF's content is shown.</summary>
    internal const string Secret = "HEMMELIG";

    internal const string BrokenGlass = "broken glass";
    internal const string GlassOfBefore = "broken glass, an hour later";
    internal const string ConsentOfBefore = "consent that ran out";

    private const string Bif = "/BIF/fasit";
    private const string Sof = "/SOF/nexus";

    private static readonly string[] Grounds =
    [
        "no basis", "consent BIF–SOF–SUF", ConsentOfBefore, "consent withdrawn for SOF", "consent BIF–SUF only", "law BIF–SOF",
        "law that ended", BrokenGlass, GlassOfBefore,
    ];

    /// <summary>Whether a ground is one of those that hold, or ended at once, and not after an hour.</summary>
    internal static bool IsOfTheFirstHour(string ground) => ground is not (GlassOfBefore or ConsentOfBefore);

    /// <summary>Makes them; answers their keys by the ground.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> MakeAsync(bool isSecret)
    {
        var keys = await doors.SettleAsync([.. Grounds.Select(static _ => At(0, Registration(NewCpr())))]);
        await doors.SettleAsync([.. keys.SelectMany(key => OfBif(key))]);
        await doors.SettleAsync([.. keys.SelectMany(key => OfSof(key, isSecret))]);
        await Task.WhenAll(keys.Select(CommandsAsync));
        var placed = Grounds.Zip(keys).ToDictionary(static one => one.First, static one => one.Second);
        await doors.SettleAsync([.. placed.SelectMany(static one => BasesOf(one.Key, one.Value))]);
        await doors.SettleAsync([At(9, Event("consent.withdrawn", $"citizen:{placed["consent withdrawn for SOF"]}", new
        {
            scope = (string[])["SOF"],
        }))]);
        return placed;
    }

    private async Task CommandsAsync(string key)
    {
        var citizen = $"/api/v1/citizens/{key}";
        const string reason = "kender borgeren";
        var coordinator = await doors.Host.SendAsync(
            HttpMethod.Put, $"{citizen}/coordinator", "caseworker:sof-adult-2", new { caseworker = "sof-adult-2", reason });
        Assert.True(coordinator.Code == 200, coordinator.Text);
        var consultant = await doors.Host.SendAsync(
            HttpMethod.Put, $"{citizen}/consultant", "caseworker:bif-job-lead", new { caseworker = "kff-service-1", reason });
        Assert.True(consultant.Code == 200, consultant.Text);
        var offer = await doors.Host.PostAsync($"{citizen}/handovers", "caseworker:bif-job-1", new
        {
            what = new { type = "intervention", id = "BIF/k" }, to = new { caseworker = "suf-rehab-1" }, reason,
        });
        Assert.True(offer.Code == 201, offer.Text);
    }

    private static IEnumerable<Dictionary<string, object?>> OfBif(string key) =>
    [
        At(1, Started(key, Bif, "k", "contact-course", "bif-job-1")),
        At(5, Booked(key, Bif, "i", "10:00", "employment-interview", "bif-job-1", null)),
    ];

    private static IEnumerable<Dictionary<string, object?>> OfSof(string key, bool isSecret) =>
    [
        At(2, Started(key, Sof, "b", isSecret ? "shelter" : "drug-treatment", "sof-treatment-2", Secret)),
        At(3, Started(key, Sof, "m", isSecret ? "placement" : "housing-support", "sof-adult-2")),
        At(4, Booked(key, Sof, "t", "10:30", "treatment", "sof-treatment-2", Secret)),
        At(6, Event("requirement.issued", $"citizen:{key}", new
        {
            requirementId = "d", document = Secret, dueOn = "2026-04-01", caseworker = "sof-treatment-2",
        }, source: Sof)),
    ];

    private static IEnumerable<Dictionary<string, object?>> BasesOf(string ground, string key)
    {
        Dictionary<string, object?> Given(string type, object data) => At(8, Event(type, $"citizen:{key}", data, source: Sof));
        string[] all = ["BIF", "SOF", "SUF"], two = ["BIF", "SOF"];
        return ground switch
        {
            "consent BIF–SOF–SUF" or "consent withdrawn for SOF" => [Given("consent.given", new { scope = all })],
            ConsentOfBefore => [Given("consent.given", new { scope = all, until = DoorsHost.Start.AddHours(1) })],
            "consent BIF–SUF only" => [Given("consent.given", new { scope = (string[])["BIF", "SUF"] })],
            "law BIF–SOF" or "law that ended" when Given("basis.established", new
            {
                scope = two, law = "lov om helhedsorienteret indsats",
            }) is var law => ground == "law BIF–SOF" ? [law] : [law, At(9, Event(
                "basis.ended", $"citizen:{key}", new { scope = two }, source: Sof))],
            _ => [],
        };
    }

    private static Dictionary<string, object?> Started(
        string key, string source, string id, string kind, string caseworker, string? title = null) => Event(
        "intervention.started", $"citizen:{key}",
        new { interventionId = id, kind, title, caseworker, unit = caseworker[..^2], startsOn = "2026-02-01" }, source: source);

    private static Dictionary<string, object?> Booked(
        string key, string source, string id, string at, string kind, string caseworker, string? place) => Event(
        "appointment.booked", $"citizen:{key}",
        new
        {
            appointmentId = id, kind, caseworker, place, startsAt = $"2026-03-12T{at}:00+01:00", endsAt = "2026-03-12T11:30:00+01:00",
            mandatory = true,
        },
        source: source);

    /// <summary>The event at a time of its own, so many seconds after the first.</summary>
    private static Dictionary<string, object?> At(int second, object one)
    {
        var timed = (Dictionary<string, object?>)one;
        timed["time"] = DoorsHost.Start.AddMinutes(-1).AddSeconds(second);
        return timed;
    }
}

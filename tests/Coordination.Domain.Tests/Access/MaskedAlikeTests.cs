using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Access;

/// <summary>
/// The channels by which something hidden could be told: kinds, texts, places, units, reasons, numbers of things, their ids and order, the
/// numbers of the journal, settlements and explanations. Of two citizens who differ only in hidden content a viewer receives the same, byte
/// by byte.
/// </summary>
public sealed partial class MaskedAlikeTests
{
    [Theory]
    [InlineData("bif-job-1")]
    [InlineData("bif-job-lead")]
    public void Citizens_who_differ_in_hidden_content_only_look_the_same(string caseworker)
    {
        var viewer = Viewer.Caseworker(new(caseworker));
        var (one, other) = (Received.By(Citizen(isOne: true), viewer), Received.By(Citizen(isOne: false), viewer));
        Assert.Equal(one.Keys.Order(), other.Keys.Order());
        Assert.Equal(6, one.Count);
        foreach (var output in one.Keys) Assert.Equal(Opaque().Replace(one[output], "#"), Opaque().Replace(other[output], "#"));
    }

    [Fact]
    public void The_same_citizens_differ_for_whoever_sees_everything()
    {
        var auditor = Viewer.Of(ViewerKind.Auditor);
        Assert.NotEqual(
            Received.By(Citizen(isOne: true), auditor)[Received.Picture], Received.By(Citizen(isOne: false), auditor)[Received.Picture]);
    }

    [Fact]
    public void The_masked_picture_says_that_there_is_something_when_and_whom_to_call()
    {
        var picture = Received.By(Citizen(isOne: true), Viewer.Caseworker(new("bif-job-1")))[Received.Picture];
        Assert.Contains("\"masked\": true", picture, StringComparison.Ordinal);
        Assert.Contains("2026-03-12T10:30:00", picture, StringComparison.Ordinal);
        Assert.Contains("\"name\": \"SOF\"", picture, StringComparison.Ordinal);
        Assert.Contains("noget hos SOF den 12. marts 2026 kl. 10.30", picture, StringComparison.Ordinal);
        Assert.Contains("Spørg om stedet", picture, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("suf-rehab-9")]
    [InlineData("SUF-Rehab-9")] // One capital in the organization, and every picture is spelled anew.
    public void A_hidden_party_has_its_masked_shape_in_picture_and_feed_however_ids_are_spelled(string colleague)
    {
        var place = Citizen(isOne: true).Organized(o => o with
        {
            Caseworkers = [.. o.Caseworkers, new() { Id = colleague, Name = "Ny", Department = "SUF", Unit = "suf-rehab" }],
        });
        foreach (var output in (string[])
        [
            Received.By(place, Viewer.Caseworker(new("bif-job-1")))[Received.Picture],
            Received.By(place, Viewer.SystemOf([new("BIF")]))[Received.Feed],
        ])
        {
            var hidden = PartiesIn(JsonNode.Parse(output)!)
                .Where(static party => party!["department"]?.GetValue<string>() == "SOF").ToArray();
            Assert.NotEmpty(hidden);
            Assert.All(hidden, static party => Assert.True(party!["masked"]!.GetValue<bool>(), party.ToJsonString()));
            Assert.All(hidden, static party => Assert.NotNull(party!["contact"]?["name"]));
            Assert.Contains(hidden, static party => party!["startsAt"] is not null);
        }
    }

    [Fact]
    public void What_a_viewer_sees_opens_and_closes_with_the_consent_at_those_instants()
    {
        var place = Citizen(isOne: true);
        var viewer = Viewer.Caseworker(new("bif-job-1"));
        Assert.DoesNotContain("Metadon", Received.All(place, viewer), StringComparison.Ordinal);
        place.Hears("SOF", new ConsentGiven
        {
            Scope = TextList.Of(["bif", "SOF"]), Until = new DateOrInstant(CitizenScenario.Day("2026-03-04")),
        });
        Assert.Contains("Metadon", Received.All(place, viewer), StringComparison.Ordinal);
        Assert.Contains("drug-treatment", Received.By(place, viewer)[Received.Picture], StringComparison.Ordinal);
        place.At("2026-03-05T00:00");
        Assert.DoesNotContain("Metadon", Received.All(place, viewer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_withdrawal_reported_by_another_department_closes_at_once()
    {
        var place = Citizen(isOne: true);
        var viewer = Viewer.Caseworker(new("bif-job-1"));
        place.Hears("SOF", new ConsentGiven { Scope = TextList.Of(["BIF", "SOF"]) });
        Assert.Contains("Metadon", Received.All(place, viewer), StringComparison.Ordinal);
        place.Advance("PT1M").Hears("BIF", new ConsentWithdrawn { Scope = TextList.Of(["SOF"]) });
        Assert.DoesNotContain("Metadon", Received.All(place, viewer), StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_glass_shows_everything_for_an_hour_and_tells_the_coordinator_and_the_officer()
    {
        var place = Citizen(isOne: true).Organized(o => o with { DataProtectionOfficer = "kff-service-2" });
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        var viewer = Viewer.Caseworker(new("suf-rehab-3"));
        Assert.False(CitizenAccess.Of(place.Citizen, viewer, place.Organization, place.Now).IsSeen);
        place.Does("suf-rehab-3", new BreakGlass("borgeren er fundet bevidstløs"));
        Assert.Contains("Metadon", Received.All(place, viewer), StringComparison.Ordinal);
        Assert.Equal(["bif-job-1", "kff-service-2"], place.Alerted("glass-broken"));
        Assert.False(
            CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new("kff-service-2")), place.Organization, place.Now).IsSeen);
        place.Refuses<StateConflict>("suf-rehab-3", new BreakGlass("borgeren er fundet bevidstløs"));
        place.Advance("PT1H");
        Assert.False(CitizenAccess.Of(place.Citizen, viewer, place.Organization, place.Now).IsSeen);
    }

    private static IEnumerable<JsonNode?> PartiesIn(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(static one =>
            one is { Key: "parties", Value: JsonArray parties } ? parties : PartiesIn(one.Value)),
        JsonArray items => items.SelectMany(PartiesIn),
        _ => [],
    };

    /// <summary>A citizen of BIF with SOF's content, which differs in everything but ids, people and the times that clash.</summary>
    private static CitizenScenario Citizen(bool isOne)
    {
        var place = new CitizenScenario();
        place.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4));
        place.Hears("SOF", EventSamples.Started(
            "b", isOne ? "drug-treatment" : "alcohol-treatment", "sof-treatment-2", CitizenScenario.Day("2026-02-01"), isOne ? 12 : 3,
            place: isOne ? "Rusmiddelcenter Nord" : "Klinik Syd") with { Title = isOne ? "Metadon" : "Antabus" });
        place.Hears("BIF", EventSamples.Booked(
            "i", "employment-interview", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"), "bif-job-1",
            "Jobcenter"));
        place.Hears("SOF", EventSamples.Booked(
            "t", "treatment", CitizenScenario.Local("2026-03-12T10:30"), CitizenScenario.Local("2026-03-12T11:30"), "sof-treatment-2",
            isOne ? "Rusmiddelcenter Nord" : "Klinik Syd"));
        if (isOne)
        {
            place.Hears("SOF", new RequirementIssued
            {
                RequirementId = "d", Document = "straffeattest", DueOn = CitizenScenario.Day("2026-04-01"), Caseworker = "sof-treatment-2",
            });
            place.Hears("SOF", new InterventionChanged { InterventionId = "b", Title = "Metadon", Goals = TextList.Of(["stabil"]) });
            place.Hears("SOF", EventSamples.Started("c", "housing-support", "sof-treatment-2", CitizenScenario.Day("2026-02-15"), 2));
        }

        place.Hears("BIF", new RequirementIssued
        {
            RequirementId = "d", Document = "lønseddel", DueOn = CitizenScenario.Day("2026-04-01"), Caseworker = "bif-job-1",
        });
        return place;
    }

    /// <summary>Opaque ids, and the ids that the test gives events and commands.</summary>
    [GeneratedRegex("[0-9a-f]{24}|e-[0-9]+")]
    private static partial Regex Opaque();
}

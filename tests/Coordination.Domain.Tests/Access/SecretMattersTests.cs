using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Tests.Access;

/// <summary>
/// Matters whose mere existence is secret: to whoever may not see them a citizen at a crisis center looks like one whom a hospital treats,
/// in every output, byte by byte apart from opaque ids.
/// </summary>
public sealed partial class SecretMattersTests
{
    private static readonly Viewer[] Others =
    [
        Viewer.Caseworker(new("bif-job-1")), Viewer.Caseworker(new("bif-benefits-1")), Viewer.Caseworker(new("bif-job-lead")),
        Viewer.Caseworker(new("bif-head")), Viewer.Caseworker(new("suf-rehab-3")), Viewer.SystemOf([new("BIF")]),
    ];

    [Theory]
    [InlineData("shelter", false)]
    [InlineData("shelter", true)]
    [InlineData("placement", false)]
    [InlineData("placement", true)]
    public void A_citizen_at_a_crisis_center_looks_like_one_whom_a_hospital_treats(string kind, bool withOpenWork)
    {
        var (secret, outside) = (Citizen("SOF", kind, withOpenWork), Citizen("REGION", "psychiatric-treatment", withOpenWork));
        foreach (var viewer in Others)
        {
            var (one, other) = (Received.By(secret, viewer), Received.By(outside, viewer));
            Assert.Equal(one.Keys.Order(), other.Keys.Order());
            foreach (var output in one.Keys) Assert.Equal(Ordered(other[output]), Ordered(one[output]));
        }
    }

    [Fact]
    public void No_output_names_the_department_of_a_secret_matter()
    {
        var place = Citizen("SOF", "shelter", withOpenWork: false);
        foreach (var viewer in Others)
            foreach (var (output, received) in Received.By(place, viewer))
            {
                Assert.True(!received.Contains("SOF", StringComparison.Ordinal), $"{viewer.Id} {output}: {received}");
                Assert.DoesNotContain("sof-", received, StringComparison.Ordinal);
                Assert.DoesNotContain("shelter", received, StringComparison.Ordinal);
                Assert.DoesNotContain("Krisecenter", received, StringComparison.Ordinal);
            }

        var picture = Received.By(place, Others[0])[Received.Picture];
        Assert.Contains("\"department\": \"other-authority\"", picture, StringComparison.Ordinal);
        Assert.Contains("2026-03-12T10:30:00", picture, StringComparison.Ordinal);
        Assert.Contains("en anden myndighed den 12. marts 2026 kl. 10.30", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_found_and_settled_all_the_same()
    {
        var place = Citizen("SOF", "shelter", withOpenWork: false);
        Assert.Equal(
            ["BIF/i", "BIF/j"],
            place.Conflicts("appointment-clash").Select(static one => one.Settlement?.GivesWay?.Value).Order(StringComparer.Ordinal));
        Assert.Equal(ConflictStatus.Open, place.Conflict("sanction-hold").Status);
        Assert.Equal("sof-adult-2", place.Conflict("sanction-hold").Owes?.Value);
    }

    [Fact]
    public void Its_own_department_and_who_sees_everything_see_it()
    {
        var place = Citizen("SOF", "shelter", withOpenWork: false);
        foreach (var viewer in (Viewer[])[Viewer.Caseworker(new("sof-adult-2")), Viewer.Of(ViewerKind.Auditor)])
        {
            var picture = Received.By(place, viewer)[Received.Picture];
            Assert.Contains("Krisecenter", picture, StringComparison.Ordinal);
            Assert.Contains("\"department\": \"SOF\"", picture, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_basis_that_names_both_opens_it_and_its_end_closes_it()
    {
        var place = Citizen("SOF", "shelter", withOpenWork: false);
        var viewer = Others[0];
        place.Hears("SOF", new ConsentGiven
        {
            Scope = TextList.Of(["BIF", "SOF"]), Until = new DateOrInstant(CitizenScenario.Day("2026-03-04")),
        });
        Assert.Contains("Krisecenter", Received.All(place, viewer), StringComparison.Ordinal);
        place.At("2026-03-05T00:00");
        Assert.DoesNotContain("SOF", Received.All(place, viewer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_basis_with_another_department_opens_nothing()
    {
        var place = Citizen("SOF", "shelter", withOpenWork: false);
        place.Hears("SOF", new ConsentGiven { Scope = TextList.Of(["SUF", "SOF"]) });
        Assert.DoesNotContain("SOF", Received.All(place, Others[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_withdrawn_leaves_no_name_behind()
    {
        var place = Citizen("SOF", "shelter", withOpenWork: false);
        place.Advance("PT1M").Hears("SOF", new EventWithdrawn { Id = "appointment", Reason = "forkert borger" });
        place.Advance("PT1M").Hears("SOF", new EventWithdrawn { Id = "stay", Reason = "forkert borger" });
        Assert.DoesNotContain("SOF", Received.All(place, Others[0]), StringComparison.Ordinal);
        Assert.Contains(place.Conflicts("appointment-clash"), static one => one.Status == ConflictStatus.Dissolved);
        Assert.Contains("other-authority", Received.By(place, Others[0])[Received.Picture], StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_the_time_before_policy_marked_it_name_it_no_more_than_todays()
    {
        var open = PolicyBook.Delivered.Newest with { Access = PolicyBook.Delivered.Newest.Access with { SecretKinds = [] } };
        var book = new PolicyBook(
        [
            new PolicyVersion(open, DateTimeOffset.MinValue, 0),
            new PolicyVersion(PolicyBook.Delivered.Newest, CitizenScenario.Local("2026-03-03T00:00"), 1),
        ]);
        var place = new CitizenScenario { Policies = book };
        Tell(place, "SOF", "shelter", withOpenWork: false);
        var past = place.Citizen;
        Assert.Contains("SOF", Received.All(place, Others[0]), StringComparison.Ordinal);
        place.At("2026-03-03T00:00").Hears("BIF", new CitizenRegistered { Name = "Anna", BirthDate = CitizenScenario.Day("1980-01-01") });
        Assert.DoesNotContain("SOF", Received.All(place, Others[0]), StringComparison.Ordinal);

        var shown = CitizenAccess.Of(place.Citizen, Others[0], place.Organization, place.Now).Shown!.OfThePast();
        var then = new ViewerPicture(past.WithSecretsOf(place.Citizen), place.DecisionContext, shown).Picture();
        Assert.Equal(["BIF", "other-authority"], then.SharedBy);
    }

    [Theory]
    [InlineData("contact-person", "Danner ", "ward", "danner")]
    [InlineData("contact-person", null, "residential", null)]
    public void Policy_marks_places_and_kinds_of_stays_too(string kind, string? place, string stay, string? secretPlace)
    {
        var delivered = PolicyBook.Delivered.Newest;
        var policy = delivered with
        {
            Access = delivered.Access with { SecretKinds = ["residential"], SecretPlaces = secretPlace is null ? [] : [secretPlace] },
        };
        var citizen = new CitizenScenario { Policies = new PolicyBook([new PolicyVersion(policy, DateTimeOffset.MinValue, 0)]) };
        citizen.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4));
        citizen.Hears("SOF", EventSamples.Started("b", kind, "sof-adult-2", CitizenScenario.Day("2026-02-01"), 4, place: place));
        citizen.Hears("SOF", EventSamples.Admitted("a", Vocabulary.Find<AdmissionKind>(stay)!.Value));
        Assert.Equal(secretPlace is null ? "SOF/a" : "SOF/b", Assert.Single(citizen.Citizen.SecretMatters).Value);
        var picture = new ViewerPicture(
            citizen.Citizen, citizen.DecisionContext,
            CitizenAccess.Of(citizen.Citizen, Others[0], citizen.Organization, citizen.Now).Shown!).Picture();
        Assert.Equal(secretPlace is null ? ["BIF", "SOF"] : ["BIF", "other-authority"], picture.SharedBy);
        Assert.Contains(picture.Access, static one => one.Department == "other-authority");
    }

    [Fact]
    public void Only_what_belongs_to_an_open_intervention_of_the_department_is_named()
    {
        var citizen = Citizen("SOF", "shelter", withOpenWork: true).Citizen;
        Assert.True(citizen.IsSecret(new Ids.ItemId("SOF/b")));
        Assert.True(citizen.IsSecret(new Ids.ItemId("SOF/t")));
        Assert.True(citizen.IsSecret(new Ids.ItemId("SOF/a")));
        Assert.True(citizen.IsSecret(new Ids.ItemId("SOF/unlinked")));
        Assert.True(citizen.IsSecret(new Ids.ItemId("SOF/never-heard-of")));
        Assert.False(citizen.IsSecret(new Ids.ItemId("SOF/open")));
        Assert.False(citizen.IsSecret(new Ids.ItemId("SOF/open-visit")));
        Assert.False(citizen.IsSecret(new Ids.ItemId("SOF/open-paper")));
        Assert.False(citizen.IsSecret(new Ids.ItemId("BIF/k")));
    }

    private static CitizenScenario Citizen(string department, string kind, bool withOpenWork)
    {
        var place = new CitizenScenario();
        Tell(place, department, kind, withOpenWork);
        return place;
    }

    /// <summary>A citizen of BIF; another department has an intervention, a stay, appointments, a requirement and a contact.</summary>
    private static void Tell(CitizenScenario place, string department, string kind, bool withOpenWork)
    {
        var isSecret = department == "SOF";
        var (person, unit) = isSecret ? ("sof-adult-2", "sof-adult") : ("region-psych-2", "region-psych");
        var name = isSecret ? "Krisecenter" : "Psykiatrisk Center";
        var day = CitizenScenario.Day("2026-02-01");
        place.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", day, 4));
        if (withOpenWork)
        {
            place.Hears("SOF", EventSamples.Started("open", "housing-support", "sof-treatment-2", day, 2));
            place.Hears("SOF", EventSamples.Booked(
                "open-visit", "social-support", CitizenScenario.Local("2026-03-19T10:00"), CitizenScenario.Local("2026-03-19T11:00"),
                "sof-treatment-2", intervention: "open"));
            place.Hears("SOF", new RequirementIssued
            {
                RequirementId = "open-paper", Document = "huslejekontrakt", DueOn = CitizenScenario.Day("2026-04-01"),
                Caseworker = "sof-treatment-2", InterventionId = "open",
            });
        }

        place.Hears(department, EventSamples.Started("b", kind, person, day, 12, place: name) with { Title = name }, id: "stay");
        place.Hears("BIF", EventSamples.Booked(
            "i", "employment-interview", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"), "bif-job-1",
            "Jobcenter"));
        place.Hears(
            department,
            EventSamples.Booked(
                "t", "health", CitizenScenario.Local("2026-03-12T10:30"), CitizenScenario.Local("2026-03-12T11:30"), person, name,
                intervention: "b"),
            id: "appointment");
        place.Hears(department, EventSamples.Booked(
            "unlinked", "health", CitizenScenario.Local("2026-03-13T10:30"), CitizenScenario.Local("2026-03-13T11:30"), person, name));
        place.Hears("BIF", EventSamples.Booked(
            "j", "employment-interview", CitizenScenario.Local("2026-03-13T10:00"), CitizenScenario.Local("2026-03-13T11:00"), "bif-job-1",
            "Jobcenter"));
        place.Hears(department, EventSamples.Admitted("a", isSecret ? AdmissionKind.Residential : AdmissionKind.PsychiatricWard));
        place.Hears("BIF", EventSamples.Notified("s", "bif-benefits-1"));
        place.Hears(department, new ContactReceived { ContactId = "c", Channel = "phone", Unit = unit, About = "hjælp" });
        place.Does(person, new AppointAsCoordinator(new(person), "kender borgeren"));
    }

    /// <summary>
    /// What was received, without opaque ids. Conflicts of one instant are in the order of their ids, which are opaque: every list is put
    /// in the order of its content.
    /// </summary>
    private static string Ordered(string received)
    {
        return Of(JsonNode.Parse(Opaque().Replace(received, "#")));

        static string Of(JsonNode? json) => json switch
        {
            JsonArray items => $"[{string.Join(",\n", items.Select(Of).Order(StringComparer.Ordinal))}]",
            JsonObject members => $"{{{string.Join(", ", members.Select(static one => $"{one.Key}: {Of(one.Value)}"))}}}",
            _ => json?.ToJsonString() ?? "null",
        };
    }

    /// <summary>Opaque ids, and the ids that the test gives events and commands.</summary>
    [GeneratedRegex("[0-9a-f]{24}|e-[0-9]+")]
    private static partial Regex Opaque();
}

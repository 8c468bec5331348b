using Coordination.Domain.Access;
using Coordination.Events;

namespace Coordination.Domain.Tests.Access;

public sealed class ProtectedPlacesTests
{
    private const string Shelter = "Krisecentret på Kirkevej 7";
    private const string Ward = "Afsnit 12";
    private const string Office = "Jobcentret";

    [Theory]
    [InlineData("sof-adult-1", true, true)] // Responsible for the shelter.
    [InlineData("bif-job-1", false, true)] // Meets the citizen at the office.
    [InlineData("bif-job-2", true, false)] // Meets the citizen in the shelter.
    public void Where_a_protected_citizen_stays_is_shown_to_who_must_go_there(string caseworker, bool shelter, bool office)
    {
        var received = Received.All(Place(addressProtected: true), Viewer.Caseworker(new(caseworker)));
        Assert.Equal(shelter, received.Contains(Shelter, StringComparison.Ordinal));
        Assert.DoesNotContain(Ward, received, StringComparison.Ordinal);
        if (office) Assert.Contains(Office, received, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Shelter + " ")]
    [InlineData("krisecentret på kirkevej 7, stuen")]
    public void A_place_is_hidden_however_it_is_written(string written)
    {
        var place = Place(addressProtected: true);
        place.Hears("BIF", Meeting("m-3", "bif-job-2", written, CitizenScenario.Local("2026-03-12T10:00")));
        var shelter = Shelter[..10];
        Assert.DoesNotContain(
            shelter, Received.All(place, Viewer.Caseworker(new("bif-job-1"))), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(written.Trim(), Received.All(place, Viewer.Caseworker(new("bif-job-2"))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_of_an_intervention_that_names_none_is_where_its_appointments_are()
    {
        const string home = "Hjemme, Bakkevej 12";
        var place = Place(addressProtected: true)
            .Hears("SOF", EventSamples.Started("h", "residential-care", "sof-adult-2", CitizenScenario.Day("2026-03-01")))
            .Hears("SOF", EventSamples.Booked("v", "social-support", CitizenScenario.Local("2026-03-13T10:00"),
                CitizenScenario.Local("2026-03-13T11:00"), "sof-adult-3", home, "h"));
        Assert.DoesNotContain(home, Received.All(place, Viewer.Caseworker(new("bif-job-1"))), StringComparison.Ordinal);
        foreach (var goes in (string[])["sof-adult-2", "sof-adult-3"])
            Assert.Contains(home, Received.All(place, Viewer.Caseworker(new(goes))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_places_of_others_are_shown_with_the_content()
    {
        var received = Received.All(Place(addressProtected: false), Viewer.Caseworker(new("bif-job-1")));
        foreach (var place in new[] { Shelter, Ward, Office }) Assert.Contains(place, received, StringComparison.Ordinal);
    }

    [Fact]
    public void A_departments_system_sees_the_places_that_its_department_reported()
    {
        var place = Place(addressProtected: true);
        Assert.Contains(Shelter, Received.All(place, Viewer.SystemOf([new("SOF")])), StringComparison.Ordinal);
        Assert.DoesNotContain(Shelter, Received.All(place, Viewer.SystemOf([new("BIF")])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "a": "b", "place": "Jobcentret" }""", """{ "a": "b", "place": "Jobcentret" }""")] // Untouched.
    [InlineData(
        """{"place":"Krisecentret på Kirkevej 7, stuen","b":{"x":"Afsnit 12 "},"c":"nær Afsnit 12","d":1}""",
        """{"place":null,"b":{"x":null},"c":"nær Afsnit 12","d":1}""")]
    [InlineData(
        """["Krisecentret på Kirkevej 7",{"place":"Jobcentret"},["Afsnit 12","nær Afsnit 12"],7,null]""",
        """[null,{"place":"Jobcentret"},[null,"nær Afsnit 12"],7,null]""")]
    [InlineData("""{ "list": [ "x", { "y": "z" } ] }""", """{ "list": [ "x", { "y": "z" } ] }""")]
    public void In_an_entry_of_the_journal_each_hidden_place_is_nothing(string data, string seen)
    {
        var place = Place(addressProtected: true);
        var shown = CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new("bif-job-1")), place.Organization, place.Now).Shown!;
        Assert.Equal(seen, ProtectedPlaces.Of(place.Citizen, shown).ShownIn(data));
    }

    // Consent opens everything to both departments, so that only the protection hides.
    private static CitizenScenario Place(bool addressProtected)
    {
        var at = CitizenScenario.Local("2026-03-10T10:00");
        return new CitizenScenario()
            .Hears("SOF", new CitizenRegistered
            {
                Name = "N", BirthDate = CitizenScenario.Day("1980-01-01"), AddressProtected = addressProtected,
            })
            .Hears("SOF", new ConsentGiven { Scope = TextList.Of(["BIF", "SOF"]) })
            .Hears("SOF", new InterventionStarted
            {
                InterventionId = "s", Kind = "shelter", Unit = "sof-adult", Caseworker = "sof-adult-1", Place = Shelter,
                StartsOn = CitizenScenario.Day("2026-03-01"),
            })
            .Hears("BIF", new InterventionStarted
            {
                InterventionId = "k", Kind = "contact-course", Unit = "bif-job", Caseworker = "bif-job-1",
                StartsOn = CitizenScenario.Day("2026-03-01"),
            })
            .Hears("SOF", new AdmissionStarted { AdmissionId = "a", Kind = AdmissionKind.Ward, Place = Ward })
            .Hears("BIF", Meeting("m-1", "bif-job-1", Office, at))
            .Hears("BIF", Meeting("m-2", "bif-job-2", Shelter, at.AddDays(1)));
    }

    private static AppointmentBooked Meeting(string id, string caseworker, string place, DateTimeOffset at) => new()
    {
        AppointmentId = id, Kind = "employment-interview", StartsAt = at, EndsAt = at.AddHours(1), Caseworker = caseworker,
        Place = place,
    };
}

using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Domain.Tests.Pictures;

public sealed class ColleaguesTests
{
    [Fact]
    public void Everybody_who_works_with_the_citizen_is_listed_once_with_all_their_roles()
    {
        var place = Worked();
        place.Does("sof-adult-1", new AppointAsCoordinator(new("sof-adult-1"), "kender borgeren"));
        Assert.Equal(
            [("bif-benefits-1", "caseworker"), ("bif-job-1", "caseworker"), ("kff-service-1", "contact-owner"),
                ("sof-adult-1", "caseworker coordinator")],
            Of(Taken(place)).Select(c => (c.Caseworker, string.Join(' ', c.Roles))));
    }

    [Fact]
    public void Of_one_who_is_away_it_says_who_answers_meanwhile_who_is_listed_too()
    {
        var place = Worked().Organized(o => o.Absent("sof-adult-1", CitizenScenario.Day("2026-03-03"), CitizenScenario.Day("2026-03-03")));
        Assert.Equal((false, null), Away("2026-03-02T23:59"));
        Assert.Equal((true, "sof-adult-2"), Away("2026-03-03T00:00"));
        Assert.Equal((true, "sof-adult-2"), Away("2026-03-03T23:59"));
        Assert.Equal((false, null), Away("2026-03-04T00:00"));
        Assert.Equal(["substitute"], Of(place, "2026-03-03T12:00").Single(c => c.Caseworker == "sof-adult-2").Roles);

        (bool, string?) Away(string at) =>
            Of(place, at).Where(c => c.Caseworker == "sof-adult-1").Select(c => (c.Absent, c.Substitute)).Single();
    }

    [Fact]
    public void Of_one_who_has_left_it_says_who_answers_and_what_has_ended_names_nobody()
    {
        var place = Worked().Organized(o => o.Without("bif-job-1"));
        Assert.Equal(
            (true, "bif-job-lead"), Of(place).Where(c => c.Caseworker == "bif-job-1").Select(c => (c.Absent, c.Substitute!)).Single());
        place.Hears("BIF", new InterventionEnded { InterventionId = "a", EndedOn = place.Today });
        Assert.DoesNotContain(Of(place), c => c.Caseworker is "bif-job-1" or "bif-job-lead");
    }

    [Fact]
    public void What_it_says_about_somebody_follows_the_organization_document_and_the_history_keeps_their_id()
    {
        var place = Worked();
        var journaled = place.Journal.Count;
        var before = Of(place).Single(static c => c.Caseworker == "bif-job-1");
        place.Organized(o => o with
        {
            Caseworkers = [.. o.Caseworkers.Select(static c => c.Id != "bif-job-1"
                ? c
                : c with { Name = "Nyt Navn", Phone = "+45 99", Email = "nyt@example.org" })],
        });
        var after = Of(place).Single(static c => c.Caseworker == "bif-job-1");
        Assert.NotEqual(before.Name, after.Name);
        Assert.Equal(("Nyt Navn", "+45 99", "nyt@example.org"), (after.Name, after.Phone, after.Email));
        Assert.Equal("Nyt Navn", WhoToCall.For(
            place.Citizen, place.Organization, place.Now, [], persons: true).Single(static c => c.Caseworker == "bif-job-1").Name);

        // Nothing of it is journaled: who did what stands under the id.
        Assert.DoesNotContain(place.Journal.Skip(journaled), static entry => entry.By.Contains("Navn", StringComparison.Ordinal));
        Assert.Equal("bif-job-1", place.Responsible("BIF/a"));
    }

    [Fact]
    public void The_list_holds_nothing_of_what_anybody_works_with()
    {
        Assert.Equal(
            ["Absent", "Caseworker", "Department", "DepartmentName", "Email", "Name", "Phone", "Roles", "Substitute", "Unit"],
            typeof(ColleagueView).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("housing-support", Structure.Of(Of(Worked())), StringComparison.Ordinal);
    }

    private static CitizenScenario Worked() => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("a", "job-placement", "bif-job-1", CitizenScenario.Day("2026-02-01")))
        .Hears("BIF",
            EventSamples.Booked(
                "m", "employment-interview", CitizenScenario.Local("2026-03-20T10:00"), CitizenScenario.Local("2026-03-20T11:00"),
                "bif-benefits-1"))
        .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01")));

    /// <summary>With a contact that somebody took over.</summary>
    private static CitizenScenario Taken(CitizenScenario place)
    {
        place.Hears("KFF", new ContactReceived { ContactId = "h", Channel = "counter", Unit = "kff-service" });
        var id = place.Does(
            "sof-adult-1",
            new OfferHandover(new(ResponsibilityType.Contact, new("KFF/h")), new("kff-service-1"), null, "grund", null, null));
        place.Does("kff-service-1", new AcceptHandover(new(id!)));
        return place;
    }

    private static IReadOnlyList<ColleagueView> Of(CitizenScenario place, string? at = null) =>
        Colleagues.Of(place.Citizen, place.Organization, at is null ? place.Now : CitizenScenario.Local(at));
}

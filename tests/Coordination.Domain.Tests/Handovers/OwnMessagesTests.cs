using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Domain.Pictures;
using Coordination.Domain.Rules;
using Coordination.Domain.Tests.Access;
using Coordination.Events;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>What a citizen of BIF and SOF, whom BIF coordinates, says on their own page.</summary>
public sealed class OwnMessagesTests
{
    private const string Coordinator = "bif-job-1";
    private const string Text = "Jeg skal hente min søn";

    [Theory]
    [InlineData("t", "sof-adult-2")]
    [InlineData("unlinked", "sof-adult-2")]
    public void What_is_said_about_a_secret_appointment_stays_in_its_department(string appointment, string owner)
    {
        var place = Place("shelter");
        Assert.False(CoordinatorReads(place, appointment));
        Say(place, appointment);
        var contact = Assert.Single(OwnMessages.Of(place.Citizen));
        Assert.Equal(owner, place.Citizen.OwnerOf(contact)!.Person.Value);
        foreach (var person in (string[])[Coordinator, "bif-job-lead", "bif-head"])
        {
            var received = Received.All(place, Viewer.Caseworker(new(person)));
            Assert.All(
                (string[])["SOF", "sof-", "14.15", "14:15", "13:15", Text],
                told => Assert.DoesNotContain(told, received, StringComparison.Ordinal));
        }

        Assert.Contains(Text, Received.All(place, Viewer.Caseworker(new("sof-adult-2"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_coordinator_learns_nothing_of_a_matter_that_becomes_secret_and_owns_the_rest()
    {
        var place = Place("contact-person");
        Assert.True(CoordinatorReads(place, "t"));
        Say(place, "t");
        var contact = Assert.Single(OwnMessages.Of(place.Citizen));
        Assert.Equal(Coordinator, place.Citizen.OwnerOf(contact)!.Person.Value);
        place.Advance("PT1M").Hears("SOF", EventSamples.Admitted("a", AdmissionKind.Residential, place: "Krisecenter"));
        place.Hears("SOF", EventSamples.Started("b", "shelter", "sof-adult-2", CitizenScenario.Day("2026-02-01"), 12), id: "changed");
        Assert.Equal("sof-adult-2", place.Citizen.OwnerOf(contact)!.Person.Value);
        Assert.DoesNotContain(Text, Received.All(place, Viewer.Caseworker(new(Coordinator))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_form_with_another_text_or_appointment_is_another_message()
    {
        var place = Place("contact-person");
        for (var twice = 0; twice < 2; twice++)
        {
            Say(place, "t");
            Say(place, "t", "og min datter");
            Say(place, "unlinked");
            Say(place, appointment: null);
        }

        Assert.Equal(4, OwnMessages.Of(place.Citizen).Count);
        Assert.Equal(4, place.Journal.Count(static entry => entry is { By: ReservedWords.Citizen, Fact: EventTaken }));
    }

    [Theory]
    [InlineData("sof-adult-2")]
    [InlineData("bif-benefits-1")]
    public void Whoever_meets_the_citizen_is_told_and_nobody_in_their_place(string carrier)
    {
        var place = Place("contact-person");
        var id = place.Does("sof-adult-2", new OfferHandover(
            new(ResponsibilityType.Intervention, new("SOF/b")), new(carrier == "sof-adult-2" ? "sof-adult-1" : carrier), null, "grund",
            null, null))!;
        if (carrier != "sof-adult-2") place.Does(carrier, new AcceptHandover(new(id)));
        Say(place, "t");
        var told = place.AlertTo(carrier, ContactAlerts.Kind);
        Assert.Equal(Severity.Info, told.Severity);
        Assert.Equal(
            ("En henvendelse om en aftale, du svarer for", "A contact about an appointment that you answer for"),
            (place.Said(told).Title.Da, place.Said(told).Title.En));
        Assert.Equal(Severity.Warning, place.AlertTo(Coordinator, ContactAlerts.Kind).Severity);
        place.Does(Coordinator, new AcknowledgeAlert(place.AlertTo(Coordinator, ContactAlerts.Kind).Id));
        place.At("2026-03-03T16:00");
        Assert.Null(place.AlertTo(carrier, ContactAlerts.Kind).EscalatedTo);
        Assert.DoesNotContain(
            place.Citizen.Alerts.Values,
            one => one.Kind == ContactAlerts.Kind && one.Receiver.Value != carrier && one.Receiver.Value != Coordinator);
    }

    private static bool CoordinatorReads(CitizenScenario place, string appointment) =>
        OwnPicture.Of(place.Citizen, place.DecisionContext)!.Appointments.Single(one => one.Id == $"SOF/{appointment}").CoordinatorReads;

    private static string? Say(CitizenScenario place, string? appointment, string text = Text, string id = "form") => place.Does(
        ReservedWords.Citizen, new SayAsCitizen(place.Key, text, appointment is null ? null : new($"SOF/{appointment}")), id);

    private static CitizenScenario Place(string kind)
    {
        var place = new CitizenScenario();
        var day = CitizenScenario.Day("2026-02-01");
        place.Hears("BIF", EventSamples.Started("k", "contact-course", Coordinator, day, 4));
        place.Hears("SOF", EventSamples.Started("b", kind, "sof-adult-2", day, 12));
        var from = CitizenScenario.Local("2026-03-13T14:15");
        place.Hears("SOF", EventSamples.Booked("t", "health", from, from.AddHours(1), "sof-adult-2", intervention: "b"));
        place.Hears("SOF", EventSamples.Booked("unlinked", "health", from.AddDays(1), from.AddDays(1).AddHours(1), "sof-adult-2"));
        place.Does(Coordinator, new AppointAsCoordinator(new(Coordinator), "kender borgeren"));
        return place;
    }
}

using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>A contact received at KFF's counter, where nobody knows the citizen, unless a test says otherwise.</summary>
public sealed class ContactHandoverTests
{
    private const string Deadline = "contact-answer:KFF/h";
    private static readonly Responsibility Contact = new(ResponsibilityType.Contact, new("KFF/h"));

    [Fact]
    public void Whoever_owns_a_contact_is_told_of_it_in_the_first_second()
    {
        var place = Received();
        Assert.Equal(("kff-service-lead", "kff-service-lead"), Owner(place));
        Assert.Equal(
            ("contact-received", place.DeadlineOf(Deadline).Due.At),
            (place.AlertTo("kff-service-lead").Kind, place.AlertTo("kff-service-lead").DueAt!.Value));
        Assert.Equal("contact-answer", place.At("2026-03-03T08:00").AlertTo("kff-service-lead").Kind);
        Assert.True(place.Hears("KFF", new ContactAnswered { ContactId = "h" }).Citizen.Alerts.IsEmpty);
        Assert.Null(place.Citizen.OwnerOf(place.Citizen.FindContact(new("KFF/h"))!));
    }

    [Fact]
    public void Whoever_accepts_a_contact_owns_it_and_its_deadline_and_open_alert_go_along()
    {
        var place = Received().At("2026-03-03T09:00");
        var id = Offer(place, "kff-service-lead", "sof-adult-1");
        Assert.Equal(("kff-service-lead", "kff-service-lead"), Owner(place));
        place.Does("sof-adult-1", new AcceptHandover(new(id)));

        Assert.Equal(("sof-adult-1", "sof-adult-1"), Owner(place));
        Assert.Equal("sof-adult-1", place.DeadlineOf(Deadline).Responsible.Value);
        Assert.Equal("contact-answer", place.AlertTo("sof-adult-1").Kind);
        Assert.Equal("handover-accepted", place.AlertTo("kff-service-lead").Kind);
        Assert.Equal(CitizenScenario.Local("2026-03-04T23:59:59"), place.DeadlineOf(Deadline).Due.At);
    }

    [Fact]
    public void Of_a_unit_that_is_asked_the_first_member_to_accept_owns_it()
    {
        var place = Received();
        var id = place.Does("kff-service-lead", new OfferHandover(Contact, null, new("sof-family"), "grund", "ringer igen kl. 14", null))!;
        place.Does("sof-family-3", new AcceptHandover(new(id)));
        Assert.Equal(("sof-family-3", "sof-family-3"), Owner(place));
        Assert.Contains(
            "sof-family-3", place.Refuses<StateConflict>("sof-family-2", new AcceptHandover(new(id))).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_takers_substitute_answers_then_the_unit_leader_then_the_head()
    {
        var place = Taken("sof-adult-1").Organized(o => o
            .Absent("sof-adult-1", CitizenScenario.Day("2026-03-03"), CitizenScenario.Day("2026-03-06"))
                .Absent("sof-adult-2", CitizenScenario.Day("2026-03-04"))
                .Absent("sof-adult-lead", CitizenScenario.Day("2026-03-05")));
        Assert.Equal(("sof-adult-1", "sof-adult-1"), Owner(place.At("2026-03-02T23:59")));
        Assert.Equal(("sof-adult-1", "sof-adult-2"), Owner(place.At("2026-03-03T00:00")));
        Assert.Equal(("sof-adult-1", "sof-adult-lead"), Owner(place.At("2026-03-04T00:00")));
        Assert.Equal(("sof-adult-1", "sof-head"), Owner(place.At("2026-03-05T00:00")));
        Assert.Equal("sof-head", place.DeadlineOf(Deadline).Responsible.Value);
        Assert.Equal(("sof-adult-1", "sof-adult-1"), Owner(place.At("2026-03-07T00:00")));
    }

    [Fact]
    public void Once_taken_over_it_is_the_takers_whoever_coordinates_or_begins_an_intervention_later()
    {
        var place = Taken("sof-adult-1")
            .Hears("KFF", EventSamples.Started("a", "debt-advice", "kff-service-1", CitizenScenario.Day("2026-01-01")));
        place.Does("kff-service-lead", new AppointAsCoordinator(new("kff-service-1"), "kender borgeren"));
        Assert.Equal(("sof-adult-1", "sof-adult-1"), Owner(place));
    }

    [Fact]
    public void It_goes_along_with_the_intervention_it_concerns_and_with_the_coordinator_role()
    {
        var place = Received(
            new CitizenScenario()
            .Hears("KFF", EventSamples.Started("a", "debt-advice", "kff-service-1", CitizenScenario.Day("2026-01-01"))));
        Assert.Equal(("kff-service-1", "kff-service-1"), Owner(place));
        place.Hears("KFF", EventSamples.Assigned("a", "kff-service-3"));
        Assert.Equal(("kff-service-3", "kff-service-3"), Owner(place));
        place.Does("kff-service-lead", new AppointAsCoordinator(new("kff-service-2"), "kender borgeren"));
        Assert.Equal(("kff-service-2", "kff-service-2"), Owner(place));
        Assert.Empty(place.Citizen.Handovers.Values.Where(h => !h.BySystem));
    }

    [Fact]
    public void An_unknown_contact_without_entry_unit_falls_to_the_head_or_to_operations()
    {
        Assert.Equal(
            ("kff-head", "kff-head"),
            Owner(Received(new CitizenScenario(organization: new Organization(1, AcceptanceMunicipality.Document with
        {
            Departments = [.. AcceptanceMunicipality.Document.Departments.Select(d => d with { EntryUnit = null })],
        }, [])))));
        Assert.Equal(("operations:other", "operations:other"), Owner(Received(new CitizenScenario(organization: Organization.Empty))));
    }

    [Fact]
    public void An_offer_lapses_when_the_contact_is_answered_and_nothing_more_can_be_offered()
    {
        var place = Received();
        var id = Offer(place, "kff-service-lead", "sof-adult-1");
        place.Hears("KFF", new ContactAnswered { ContactId = "h" });
        Assert.Equal(HandoverStatus.Lapsed, place.Handover(id).Status);
        Assert.True(place.Citizen.Alerts.IsEmpty);
        place.Refuses<StateConflict>("sof-adult-1", new AcceptHandover(new(id)));
        Assert.Equal("The contact has been answered.", place.Refuses<StateConflict>("kff-service-lead", Offering("sof-adult-1")).Why);
        place.Refuses<NotFound>(
            "kff-service-lead",
            new OfferHandover(new(ResponsibilityType.Contact, new("KFF/none")), new("sof-adult-1"), null, "grund", null, null));
    }

    [Fact]
    public void An_offer_lapses_when_the_contact_is_another_persons_meanwhile()
    {
        var place = Received();
        var id = Offer(place, "kff-service-lead", "sof-adult-1");
        place.Hears("KFF", EventSamples.Started("a", "debt-advice", "kff-service-1", CitizenScenario.Day("2026-01-01")));
        Assert.Equal((HandoverStatus.Lapsed, "kff-service-1"), (place.Handover(id).Status, Owner(place).Holder));
    }

    [Fact]
    public void One_open_offer_at_a_time_and_unaccepted_it_stays_with_the_giver()
    {
        var place = Received();
        var first = Offer(place, "kff-service-lead", "sof-adult-1");
        place.Refuses<StateConflict>("kff-service-lead", Offering("sof-adult-2"));
        place.Does("sof-adult-1", new DeclineHandover(new(first), "ikke vores"));
        Assert.Equal(["kff-service-lead"], place.Alerted("handover-declined"));
        place.Does("sof-adult-2", new DeclineHandover(new(Offer(place, "kff-service-lead", "sof-adult-2")), "heller ikke os"));
        Assert.Equal(["kff-service-lead", "sof-adult-lead"], place.Alerted("handover-declined"));

        place.Does("kff-service-lead", new WithdrawHandover(new(Offer(place, "kff-service-lead", "bif-job-1")), null));
        var last = Offer(place, "kff-service-lead", "bif-job-1");
        place.At("2026-03-10T00:00");
        Assert.Equal(HandoverStatus.Expired, place.Handover(last).Status);
        Assert.Equal(["bif-job-lead", "kff-service-lead"], place.Alerted("handover-expired"));
        Assert.Equal(("kff-service-lead", "kff-service-lead"), Owner(place));
    }

    [Fact]
    public void Whoever_it_belongs_to_may_ask_for_it_and_whoever_owns_it_answers()
    {
        var place = Received();
        var id = place.Does("bif-job-1", new RequestHandover(Contact, "det er vores borger", null, null))!;
        place.Refuses<Forbidden>("bif-job-1", new AcceptHandover(new(id)));
        place.Does("kff-service-lead", new AcceptHandover(new(id)));
        Assert.Equal(("bif-job-1", "bif-job-1"), Owner(place));
    }

    [Fact]
    public void Only_its_owner_and_their_leader_hand_it_over()
    {
        var place = Taken("sof-adult-1");
        place.Refuses<Forbidden>("kff-service-lead", Offering("sof-adult-2"));
        Assert.Equal("sof-adult-2", place.Handover(place.Does("sof-adult-lead", Offering("sof-adult-2"))).To.Caseworker!.Value.Value);
    }

    [Fact]
    public void A_caseload_transfer_moves_contacts_at_once_within_a_department_and_by_offer_across()
    {
        var command = new TransferCaseload(new("sof-adult-1"), new("sof-family-1"), "orlov");
        var place = Taken("sof-adult-1").Hears("KFF", new ContactReceived { ContactId = "i", Channel = "phone", Unit = "kff-service" });
        place.Does("sof-adult-lead", command, id: "t-1");
        Assert.Equal(("sof-family-1", "sof-family-1"), Owner(place));
        var report = CaseloadTransfer.ReportOf(place.Citizen, "t-1", command, by: new("bif-job-lead"), place.DecisionContext);
        Assert.Equal((1, 0, 0), (report.Moved, report.Offered, report.Left.Count));

        var across = new TransferCaseload(new("kff-service-lead"), new("bif-job-1"), "orlov");
        place.Does("kff-head", across, id: "t-2");
        report = CaseloadTransfer.ReportOf(place.Citizen, "t-2", across, by: new("bif-job-lead"), place.DecisionContext);
        Assert.Equal((0, 1, 0), (report.Moved, report.Offered, report.Left.Count));
        Assert.Equal("KFF/i", place.Citizen.Handovers.Values.Single(h => h.Status == HandoverStatus.Offered).What.Id!.Value.Value);
    }

    [Fact]
    public void A_report_older_than_an_accepted_handover_moves_nothing_in_any_order()
    {
        DepartmentEvent[] news =
        [
            EventSamples.Of("KFF", new ContactReceived { ContactId = "h", Channel = "counter", Unit = "kff-service", Wants = "SOF" },
                CitizenScenario.Local("2026-03-02T08:00"), "e-1"),
            EventSamples.Of(
                "SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01")),
                CitizenScenario.Local("2026-03-01T08:00"),
                "e-2"),
            EventSamples.Of("SOF", EventSamples.Assigned("b", "sof-adult-3"), CitizenScenario.Local("2026-03-02T08:30"), "e-3"),
        ];
        foreach (var order in (int[][])[[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]])
        {
            var place = new CitizenScenario();
            foreach (var i in order) place.Hears(news[i]);
            Assert.Equal(("sof-adult-3", "sof-adult-3"), Owner(place));
        }

        var taken = Taken("bif-job-1");
        foreach (var late in news) taken.Hears(late);
        Assert.Equal(("bif-job-1", "bif-job-1"), Owner(taken));
    }

    [Fact]
    public void The_picture_shows_who_owns_it_and_who_answers_for_it_now()
    {
        var place = Taken("sof-adult-1").Organized(o => o.Absent("sof-adult-1", CitizenScenario.Day("2026-03-02")));
        var contact = Assert.Single(CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now).Contacts);
        Assert.Equal(("open", "sof-adult-1", "sof-adult-2"), (contact.Status, contact.Owner, contact.Responsible));
        place.Hears("KFF", new ContactAnswered { ContactId = "h" });
        contact = Assert.Single(CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now).Contacts);
        Assert.Equal(("answered", null, null), (contact.Status, contact.Owner, contact.Responsible));
    }

    private static CitizenScenario Received(CitizenScenario? place = null) =>
        (place ?? new CitizenScenario())
            .Hears("KFF", new ContactReceived { ContactId = "h", Channel = "counter", Unit = "kff-service" }, id: "received");

    private static CitizenScenario Taken(string by)
    {
        var place = Received();
        place.Does(by, new AcceptHandover(new(Offer(place, "kff-service-lead", by))));
        return place;
    }

    private static OfferHandover Offering(string to) => new(Contact, new(to), null, "den er jeres", null, null);

    private static string Offer(CitizenScenario place, string by, string to) => place.Does(by, Offering(to))!;

    private static (string Holder, string Responsible) Owner(CitizenScenario place)
    {
        var owner = place.Citizen.OwnerOf(place.Citizen.FindContact(new("KFF/h"))!)!;
        return (owner.Holder.Value, owner.Person.Value);
    }
}

using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>A receiver asks to be handed a responsibility: an offer in reverse.</summary>
public sealed class RequestedHandoverTests
{
    private static readonly Responsibility Course = new(ResponsibilityType.Intervention, new("BIF/k"));

    [Fact]
    public void The_responsible_one_answers_and_the_one_who_asked_has_it_then()
    {
        var place = InEmployment();
        var id = place.Does("sof-adult-1", Request());
        Assert.Equal(
            (HandoverStatus.Offered, true, "bif-job-1"),
            (place.Handover(id).Status, place.Handover(id).IsRequest, place.Responsible("BIF/k")));
        Assert.Equal(["bif-job-1"], place.Alerted("handover-offered"));
        Assert.Equal("bif-job-1", place.Deadline("handover-answer").Responsible.Value);

        place.Refuses<Forbidden>("sof-adult-1", new AcceptHandover(new(id!)));
        place.Does("bif-job-1", new AcceptHandover(new(id!)));

        Assert.Equal((HandoverStatus.Accepted, "sof-adult-1"), (place.Handover(id).Status, place.Responsible("BIF/k")));
        Assert.Equal(["sof-adult-1"], place.Alerted("handover-accepted"));
        Assert.Equal(DeadlineStatus.Met, place.Deadline("handover-answer").Status);
    }

    [Fact]
    public void Declined_by_the_responsible_person_or_their_leader_it_stays_where_it_is()
    {
        var place = InEmployment();
        var id = place.Does("sof-adult-1", Request());
        place.Refuses<Forbidden>("sof-adult-1", new DeclineHandover(new(id!), "nej"));
        place.Refuses<Invalid>("bif-job-1", new DeclineHandover(new(id!), " "));
        place.Does("bif-job-lead", new DeclineHandover(new(id!), "vi er i gang"));
        Assert.Equal((HandoverStatus.Declined, "bif-job-1"), (place.Handover(id).Status, place.Responsible("BIF/k")));
        Assert.Equal(["sof-adult-1"], place.Alerted("handover-declined"));
    }

    [Fact]
    public void The_one_who_asked_or_their_leader_withdraws_it_and_the_giver_does_not()
    {
        var place = InEmployment();
        var id = place.Does("sof-adult-1", Request());
        place.Refuses<Forbidden>("bif-job-1", new WithdrawHandover(new(id!), null));
        place.Does("sof-adult-lead", new WithdrawHandover(new(id!), null));
        Assert.Equal(HandoverStatus.Withdrawn, place.Handover(id).Status);
        Assert.Empty(place.Citizen.Alerts.Values);
    }

    [Fact]
    public void It_is_the_one_open_offer_of_its_responsibility()
    {
        var place = InEmployment();
        place.Does("sof-adult-1", Request());
        place.Refuses<StateConflict>("sof-adult-2", Request());
        place.Refuses<StateConflict>("bif-job-1", new OfferHandover(Course, new("bif-job-3"), null, "grund", null, null));
    }

    [Fact]
    public void Only_people_of_the_organization_may_request_what_another_person_holds()
    {
        var place = InEmployment();
        place.Refuses<Invalid>("bif-job-1", Request());
        place.Refuses<NotFound>("sof-adult-1", new RequestHandover(Responsibility.CoordinatorRole, "grund", null, null));
        place.Refuses<Forbidden>("nobody-9", Request());
        Assert.Equal(
            "/reason", Assert.Single(place.Refuses<Invalid>("sof-adult-1", new RequestHandover(Course, null, null, null)).Faults).Pointer);
    }

    [Fact]
    public void Unanswered_it_expires_and_both_unit_leaders_are_told()
    {
        var place = InEmployment();
        var id = place.Does("sof-adult-1", Request());
        place.Advance("P8D");
        Assert.Equal((HandoverStatus.Expired, "bif-job-1"), (place.Handover(id).Status, place.Responsible("BIF/k")));
        Assert.Equal(["bif-job-lead", "sof-adult-1", "sof-adult-lead"], place.Alerted("handover-expired"));
    }

    [Fact]
    public void It_lapses_when_the_intervention_moves_by_another_road_or_ends()
    {
        var place = InEmployment();
        var id = place.Does("sof-adult-1", Request());
        place.Advance("PT1H").Hears("BIF", EventSamples.Assigned("k", "bif-job-3"));
        Assert.Equal((HandoverStatus.Lapsed, "bif-job-3"), (place.Handover(id).Status, place.Responsible("BIF/k")));
        id = place.Does("sof-adult-1", Request());
        place.Hears("BIF", new InterventionEnded { InterventionId = "k", EndedOn = place.Today });
        Assert.Equal(HandoverStatus.Lapsed, place.Handover(id).Status);
    }

    [Fact]
    public void The_coordinator_role_is_asked_for_likewise()
    {
        var place = InEmployment();
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "grund"));
        var id = place.Does("sof-adult-1", new RequestHandover(Responsibility.CoordinatorRole, "grund", null, null));
        place.Does("bif-job-1", new AcceptHandover(new(id!)));
        Assert.Equal("sof-adult-1", place.Citizen.ResponsibleCoordinator!.Value.Value);
    }

    [Fact]
    public void A_request_of_somebody_who_left_no_longer_moves_anything_to_the_granter()
    {
        var place = InEmployment();
        var id = place.Does("sof-adult-3", Request());
        place.Organized(o => o.Without("sof-adult-3"));
        Assert.Contains(
            "sof-adult-3", place.Refuses<StateConflict>("bif-job-lead", new AcceptHandover(new(id!))).Why, StringComparison.Ordinal);
        Assert.Equal("bif-job-1", place.Responsible("BIF/k"));
        place.Does("bif-job-1", new DeclineHandover(new(id!), "er stoppet"));
    }

    private static RequestHandover Request() => new(Course, "Borgeren bor hos os", "Ring gerne", null);

    private static CitizenScenario InEmployment() =>
        new CitizenScenario().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-01"), 10));
}

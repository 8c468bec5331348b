using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Handovers;

public sealed class HandoverCommandsTests
{
    private static readonly Responsibility Course = new(ResponsibilityType.Intervention, new("BIF/k"));

    [Fact]
    public void What_cannot_be_offered_is_refused_with_every_fault_named()
    {
        var place = InEmployment();
        place.Refuses<NotFound>(
            "bif-job-1",
            new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/none")), new("bif-job-3"), null, "grund", null, null));
        place.Refuses<NotFound>(
            "bif-job-1", new OfferHandover(Responsibility.CoordinatorRole, new("bif-job-3"), null, "grund", null, null));
        var faults = place.Refuses<Invalid>(
            "bif-job-1", new OfferHandover(Course, new("nobody-9"), new("no-unit"), " ", null, CitizenScenario.Day("2026-03-01"))).Faults;
        Assert.Equal(
            ["/answerBy", "/reason", "/to", "/to/caseworker", "/to/unit"], faults.Select(f => f.Pointer).Order(StringComparer.Ordinal));
        place.Refuses<Invalid>("bif-job-1", new OfferHandover(Course, null, null, "grund", null, null));
        place.Refuses<Invalid>("bif-job-1", new OfferHandover(Course, new("bif-job-1"), null, "grund", null, null));
        place.Refuses<Forbidden>("bif-job-2", new OfferHandover(Course, new("bif-job-3"), null, "grund", null, null));
        place.Hears("BIF", new InterventionEnded { InterventionId = "k", EndedOn = place.Today });
        place.Refuses<StateConflict>("bif-job-1", new OfferHandover(Course, new("bif-job-3"), null, "grund", null, null));
    }

    [Fact]
    public void The_unit_leader_may_offer_what_their_caseworker_holds() =>
        InEmployment().Does("bif-job-lead", new OfferHandover(Course, new("bif-job-3"), null, "grund", null, null));

    [Fact]
    public void Somebody_who_has_left_cannot_accept_an_offer_to_them_or_their_unit()
    {
        var place = InEmployment().Hears("BIF", EventSamples.Started("l", "mentor", "bif-job-1", CitizenScenario.Day("2026-03-01")));
        var toUnit = place.Does("bif-job-1", new OfferHandover(Course, null, new("sof-adult"), "grund", null, null));
        var toPerson = place.Does(
            "bif-job-1",
            new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/l")), new("sof-adult-3"), null, "grund", null, null));
        place.Organized(o => o.Without("sof-adult-3").Without("bif-job-1"));
        place.Refuses<Forbidden>("sof-adult-3", new AcceptHandover(new(toUnit!)));
        place.Refuses<Forbidden>("sof-adult-3", new AcceptHandover(new(toPerson!)));
        place.Refuses<Forbidden>("bif-job-1", new WithdrawHandover(new(toUnit!), null));
        place.Does("sof-adult-lead", new AcceptHandover(new(toPerson!)));
        Assert.Equal("sof-adult-lead", place.Responsible("BIF/l"));
    }

    [Fact]
    public void Whoever_offers_to_their_own_unit_cannot_accept_it_themselves()
    {
        var place = InEmployment();
        var id = place.Does("bif-job-1", new OfferHandover(Course, null, new("bif-job"), "grund", null, null));
        place.Refuses<Forbidden>("bif-job-1", new AcceptHandover(new(id!)));
        place.Does("bif-job-2", new AcceptHandover(new(id!)));
        Assert.Equal("bif-job-2", place.Responsible("BIF/k"));
    }

    [Fact]
    public void A_declined_offer_returns_to_the_giver_and_a_second_tells_both_leaders()
    {
        var place = InEmployment();
        foreach (var round in (int[])[1, 2])
        {
            var id = place.Does("bif-job-1", new OfferHandover(Course, new("sof-adult-1"), null, "grund", null, null));
            place.Refuses<Invalid>("sof-adult-1", new DeclineHandover(new(id!), null));
            place.Refuses<Forbidden>("sof-adult-2", new DeclineHandover(new(id!), "nej"));
            place.Does("sof-adult-1", new DeclineHandover(new(id!), "ikke vores"));
            place.Refuses<StateConflict>("sof-adult-1", new AcceptHandover(new(id!)));

            Assert.Equal(
                (HandoverStatus.Declined, "ikke vores", "bif-job-1"),
                (place.Handover(id).Status, place.Handover(id).AnswerReason!, place.Responsible("BIF/k")));
            Assert.Equal(round == 1 ? ["bif-job-1"] : ["bif-job-1", "bif-job-lead", "sof-adult-lead"], place.Alerted("handover-declined"));
            Assert.Equal(DeadlineStatus.Met, place.DeadlineOf($"handover-answer:{id}").Status);
        }
    }

    [Fact]
    public void Several_declines_at_one_instant_are_one_alert_for_each_receiver()
    {
        var place = InEmployment();
        for (var round = 1; round <= 3; round++)
        {
            var id = place.Does("bif-job-1", new OfferHandover(Course, new("sof-adult-1"), null, "grund", null, null));
            place.Does("sof-adult-1", new DeclineHandover(new(id!), "ikke vores"));
        }

        Assert.Equal(["bif-job-1", "bif-job-lead", "sof-adult-lead"], place.Alerted("handover-declined"));
    }

    [Fact]
    public void While_the_leader_of_a_unit_is_away_who_answers_for_them_owes_the_answer()
    {
        var place = InEmployment();
        var id = place.Does("bif-job-1", new OfferHandover(Course, null, new("sof-adult"), "grund", null, null));
        place.Refuses<Forbidden>("sof-head", new DeclineHandover(new(id!), "ikke vores"));
        place.Organized(o => o.Absent("sof-adult-lead", place.Today, place.Today));
        Assert.Equal("sof-head", place.DeadlineOf($"handover-answer:{id}").Responsible.Value);
        Assert.Contains("sof-head", place.Alerted("handover-offered"));
        place.At("2026-03-03T00:00");
        Assert.Equal("sof-adult-lead", place.DeadlineOf($"handover-answer:{id}").Responsible.Value);
        place.Refuses<Forbidden>("sof-head", new DeclineHandover(new(id!), "ikke vores"));
        place.Organized(o => o.Absent("sof-adult-lead", place.Today, place.Today));
        place.Does("sof-head", new DeclineHandover(new(id!), "ikke vores"));
        Assert.Equal("bif-job-1", place.Responsible("BIF/k"));
    }

    [Fact]
    public void For_a_unit_only_its_leader_declines()
    {
        var place = InEmployment();
        var id = place.Does("bif-job-1", new OfferHandover(Course, null, new("sof-adult"), "grund", null, null));
        place.Refuses<Forbidden>("sof-adult-1", new DeclineHandover(new(id!), "nej"));
        place.Does("sof-adult-lead", new DeclineHandover(new(id!), "nej"));
    }

    [Fact]
    public void Only_who_offered_it_or_their_leader_withdraws_it_and_nobody_is_alerted_any_more()
    {
        var place = InEmployment();
        var id = place.Does("bif-job-1", new OfferHandover(Course, new("sof-adult-1"), null, "grund", null, null));
        place.Refuses<Forbidden>("sof-adult-1", new WithdrawHandover(new(id!), null));
        place.Does("bif-job-1", new WithdrawHandover(new(id!), null));
        Assert.Equal(HandoverStatus.Withdrawn, place.Handover(id).Status);
        Assert.Equal(DeadlineStatus.Cleared, place.Deadline("handover-answer").Status);
        Assert.Empty(place.Citizen.Alerts.Values);
    }

    [Fact]
    public void Across_departments_everything_of_the_intervention_goes_along()
    {
        var place = InEmployment()
            .Hears("BIF",
                EventSamples.Booked(
                    "a", "employment-interview", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"),
                    "bif-job-1", "Jobcenter",
                    "k"))
            .Hears("SOF",
                EventSamples.Booked(
                    "t", "treatment", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"),
                    "sof-treatment-2", "Nord"));
        var id = place.Does("bif-job-1", new OfferHandover(Course, new("sof-adult-1"), null, "grund", null, null));
        place.Does("sof-adult-lead", new AcceptHandover(new(id!)));

        Assert.Equal(("sof-adult-1", "SOF"), (place.Responsible("BIF/k"), place.Intervention("BIF/k").Holder.Department.Value));
        Assert.Equal("sof-adult-1", place.Deadline("rebook").Responsible.Value);
        Assert.Equal(["sof-adult-1"], place.Alerted("appointment-clash"));
        Assert.Equal(["bif-job-1"], place.Alerted("handover-accepted"));
        Assert.Single(place.LatestKinds, "handover-accepted");
    }

    [Fact]
    public void An_open_offer_lapses_when_the_intervention_ends()
    {
        var place = InEmployment();
        var id = place.Does("bif-job-1", new OfferHandover(Course, new("sof-adult-1"), null, "grund", null, null));
        place.Hears("BIF", new InterventionEnded { InterventionId = "k", EndedOn = place.Today });
        Assert.Equal(HandoverStatus.Lapsed, place.Handover(id).Status);
        Assert.Equal(DeadlineStatus.Cleared, place.Deadline("handover-answer").Status);
        Assert.Empty(place.Citizen.Alerts.Values);
        place.Refuses<StateConflict>("sof-adult-1", new AcceptHandover(new(id!)));
    }

    [Fact]
    public void An_answer_asked_for_by_a_day_expires_after_it()
    {
        var place = InEmployment();
        var id = place.Does(
            "bif-job-1", new OfferHandover(Course, new("sof-adult-1"), null, "grund", null, CitizenScenario.Day("2026-03-03")));
        Assert.Equal(HandoverStatus.Offered, place.At("2026-03-03T23:59:59").Handover(id).Status);
        Assert.Equal(HandoverStatus.Expired, place.At("2026-03-04T00:00").Handover(id).Status);
    }

    [Fact]
    public void The_coordinator_role_moves_by_handover()
    {
        var place = InEmployment()
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-03-02")));
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "grund"));
        var id = place.Does(
            "bif-job-1", new OfferHandover(Responsibility.CoordinatorRole, new("sof-treatment-2"), null, "grund", null, null));
        place.Does("sof-treatment-2", new AcceptHandover(new(id!)));
        Assert.Equal(
            ("sof-treatment-2", "SOF"),
            (place.Citizen.Coordinator!.Holder.Caseworker.Value, place.Citizen.Coordinator.Holder.Department.Value));
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("no-coordinator").Status);
    }

    [Fact]
    public void A_unit_that_nobody_leads_and_nobody_works_in_is_asked_through_its_department()
    {
        var place = InEmployment()
            .Organized(o => o with { Units = [.. o.Units, new() { Id = "sof-new", Department = "SOF", Name = "Ny" }] });
        place.Does("bif-job-1", new OfferHandover(Course, null, new("sof-new"), "grund", null, null));
        Assert.Equal("sof-head", place.Deadline("handover-answer").Responsible.Value);
        Assert.Equal(["sof-head"], place.Alerted("handover-offered"));
        place.At("2026-03-10T00:00");
        Assert.Equal(["bif-job-1", "bif-job-lead"], place.Alerted("handover-expired"));
    }

    [Fact]
    public void A_substitute_accepts_for_whoever_was_asked()
    {
        var place = InEmployment()
            .Organized(o => o.Absent("sof-adult-1", CitizenScenario.Day("2026-03-02"), CitizenScenario.Day("2026-03-06")));
        var id = place.Does("bif-job-1", new OfferHandover(Course, new("sof-adult-1"), null, "grund", null, null));
        Assert.Equal(["sof-adult-2"], place.Alerted("handover-offered"));
        place.Does("sof-adult-2", new AcceptHandover(new(id!)));
        Assert.Equal(("sof-adult-1", "sof-adult-2"), (place.Intervention("BIF/k").Holder.Caseworker.Value, place.Responsible("BIF/k")));
        Assert.Equal("sof-adult-1", place.At("2026-03-07T00:00").Responsible("BIF/k"));
    }

    [Fact]
    public void Of_handovers_accepted_at_one_instant_the_last_counts()
    {
        var place = InEmployment();
        foreach (
            var (giver, taker) in (
                (string, string)[])[("bif-job-1", "bif-job-2"), ("bif-job-2", "bif-job-3"), ("bif-job-3", "bif-job-1"),
                ("bif-job-1", "bif-job-2")])
        {
            var id = place.Does(giver, new OfferHandover(Course, new(taker), null, "grund", null, null));
            place.Does(taker, new AcceptHandover(new(id!)));
            Assert.Equal(taker, place.Responsible("BIF/k"));
        }
    }

    private static CitizenScenario InEmployment() =>
        new CitizenScenario().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02"), 4));
}

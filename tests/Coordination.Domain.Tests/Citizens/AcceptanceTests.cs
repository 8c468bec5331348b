using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Events;

namespace Coordination.Domain.Tests.Citizens;

/// <summary>The domain's part of the acceptance scenarios.</summary>
public sealed class AcceptanceTests
{
    [Fact]
    public void Three_administrations_make_one_picture_and_repeats_change_nothing()
    {
        var place = InEmployment().Hears("BIF", Interview("x", "P9DT1H"), id: "twice");
        var version = place.Citizen.Version;
        place.Hears("BIF", Interview("x", "P9DT1H"), id: "twice");
        Assert.Equal(version, place.Citizen.Version);
        place.Hears("SOF", Treatment).Hears("SUF", EventSamples.Started("r", "rehabilitation", "suf-rehab-1", place.Today, 3));

        Assert.Equal(3, place.Citizen.Interventions.Count);
        Assert.All(place.Citizen.Interventions.Values, i => Assert.Equal(InterventionStatus.Active, i.Status));
        Assert.Equal("bif-job-1", place.Responsible("BIF/k"));
        Assert.Equal(Intensity.Intensive, place.Intervention("SOF/b").IntensityBy(place.DecisionContext.Policy));
        Assert.Null(place.Citizen.Coordinator);
        Assert.Single(place.Citizen.Appointments.Values);
    }

    [Fact]
    public void A_job_interview_that_clashes_with_treatment_yields_until_it_is_moved()
    {
        var place = Clashing();
        var clash = place.Conflict("appointment-clash");
        Assert.Equal(
            (ConflictStatus.Settled, "policy", "BIF/a"), (clash.Status, clash.Settlement!.By, clash.Settlement.GivesWay!.Value.Value));
        Assert.Equal(clash.Id, place.Appointment("BIF/a").Yields!.Conflict);
        Assert.Null(place.Appointment("SOF/t").Yields);
        var rebook = place.Deadline("rebook");
        Assert.Equal(
            (DeadlineStatus.Open, "bif-job-1", CitizenScenario.Local("2026-03-04T23:59:59")),
            (rebook.Status, rebook.Responsible.Value, rebook.Due.At));
        Assert.Equal("BIF/a", place.AlertTo("bif-job-1").About);
        Assert.Empty(place.AlertsTo("sof-treatment-2", "appointment-clash"));

        place.Hears("BIF", EventSamples.Moved("a", place.In("P4DT1H"), place.In("P4DT2H")));

        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("appointment-clash").Status);
        Assert.Null(place.Appointment("BIF/a").Yields);
        Assert.Equal(DeadlineStatus.Met, place.Deadline("rebook").Status);
        Assert.Empty(place.AlertsTo("bif-job-1", "appointment-clash"));
    }

    [Fact]
    public void A_missed_yielded_appointment_is_excused_and_its_sanction_held_advised_and_lifted()
    {
        var place = Clashing();
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-2"), "kender borgeren"));
        place.Advance("P4D").Hears("BIF", new AppointmentMissed { AppointmentId = "a" });
        Assert.True(place.Appointment("BIF/a").IsExcused);

        place.Hears("BIF", EventSamples.Notified("s", "bif-benefits-1", appointment: "a"));
        var hold = place.Conflict("sanction-hold");
        Assert.Equal((ConflictStatus.Open, InterimAct.Held, "sof-adult-2"), (hold.Status, hold.Interim, hold.Owes!.Value.Value));
        Assert.Equal(["bif-benefits-1", "sof-adult-2"], place.Alerted("sanction-hold"));

        place.Refuses<StateConflict>("bif-benefits-1", new SettleConflict(hold.Id, "uphold", null, "sådan er det"));
        place.Refuses<Invalid>("bif-benefits-1", new SettleConflict(hold.Id, "uphold", null, null));
        place.Refuses<Forbidden>("sof-adult-2", new SettleConflict(hold.Id, "lift", null, "i behandling"));
        place.Does("sof-adult-2", new SettleConflict(hold.Id, "advise-lift", null, "var i behandling på tidspunktet"));
        hold = place.Conflict("sanction-hold");
        Assert.Equal(
            (InterimAct.Held, "bif-benefits-1", SettlementOutcome.AdviseLift),
            (hold.Interim, hold.Owes!.Value.Value, hold.Advice!.Outcome));

        place.Does("bif-benefits-1", new SettleConflict(hold.Id, "lift", null, "lovligt fravær"));
        hold = place.Conflict("sanction-hold");
        Assert.Equal(
            (ConflictStatus.Settled, "bif-benefits-1", SettlementOutcome.Lift),
            (hold.Status, hold.Settlement!.By, hold.Settlement.Outcome));
        Assert.Empty(place.Alerted("sanction-hold"));
    }

    [Fact]
    public void An_offer_to_a_unit_is_accepted_by_its_first_member_only()
    {
        var place = InEmployment();
        var what = new Responsibility(ResponsibilityType.Intervention, new("BIF/k"));
        var id = place.Does("bif-job-1", new OfferHandover(what, null, new("bif-benefits"), "ny målgruppe", "ring før ti", null));
        place.Refuses<StateConflict>("bif-job-1", new OfferHandover(what, new("bif-job-3"), null, "igen", null, null));
        Assert.Equal(("bif-job-1", HandoverStatus.Offered), (place.Responsible("BIF/k"), place.Handover(id).Status));
        Assert.Equal(
            (DeadlineStatus.Open, "bif-benefits-lead"),
            (place.Deadline("handover-answer").Status, place.Deadline("handover-answer").Responsible.Value));
        Assert.Equal(["bif-benefits-1", "bif-benefits-2", "bif-benefits-3", "bif-benefits-lead"], place.Alerted("handover-offered"));

        place.Refuses<Forbidden>("sof-adult-1", new AcceptHandover(new(id!)));
        place.Does("bif-benefits-2", new AcceptHandover(new(id!)));
        Assert.Contains(
            "bif-benefits-2", place.Refuses<StateConflict>("bif-benefits-3", new AcceptHandover(new(id!))).Why, StringComparison.Ordinal);

        Assert.Equal(("bif-benefits-2", HandoverStatus.Accepted), (place.Responsible("BIF/k"), place.Handover(id).Status));
        Assert.Equal(DeadlineStatus.Met, place.Deadline("handover-answer").Status);
        Assert.Empty(place.Alerted("handover-offered"));
        Assert.Equal(["bif-job-1"], place.Alerted("handover-accepted"));
    }

    [Fact]
    public void An_unanswered_offer_expires_after_the_fifth_business_day_and_both_leaders_are_told()
    {
        var place = InEmployment();
        var id = place.Does(
            "bif-job-1",
            new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-benefits-2"), null, "ny målgruppe", null, null));

        Assert.Equal(HandoverStatus.Offered, place.At("2026-03-09T23:59:59").Handover(id).Status);
        Assert.Equal(HandoverStatus.Expired, place.At("2026-03-10T00:00").Handover(id).Status);
        Assert.Equal(["bif-benefits-lead", "bif-job-1", "bif-job-lead"], place.Alerted("handover-expired"));
        Assert.Equal("bif-job-1", place.Responsible("BIF/k"));
        Assert.Equal(DeadlineStatus.Missed, place.Deadline("handover-answer").Status);
        place.Refuses<StateConflict>("bif-benefits-2", new AcceptHandover(new(id!)));
        place.Does(
            "bif-job-1",
            new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-benefits-2"), null, "igen", null, null));
        Assert.Empty(place.Alerted("handover-expired"));
    }

    [Fact]
    public void Where_nobody_coordinates_one_is_proposed_and_takes_it()
    {
        var place = InEmployment();
        Assert.Empty(place.Citizen.Conflicts.Values);
        place.Hears("SOF", Treatment);
        Assert.Equal((ConflictStatus.Open, "sof-treatment-2", InterimAct.Proposed),
            (place.Conflict("no-coordinator").Status, place.Conflict("no-coordinator").Owes!.Value.Value,
                place.Conflict("no-coordinator").Interim));
        Assert.Equal(["sof-treatment-2"], place.Alerted("no-coordinator"));

        place.Refuses<Forbidden>("bif-job-1", new AppointAsCoordinator(new("sof-treatment-2"), "synes jeg"));
        place.Does("sof-treatment-2", new AppointAsCoordinator(new("sof-treatment-2"), "tager den"));

        Assert.Equal(
            ("sof-treatment-2", "SOF"),
            (place.Citizen.Coordinator!.Holder.Caseworker.Value, place.Citizen.Coordinator.Holder.Department.Value));
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("no-coordinator").Status);
        Assert.Equal(DeadlineStatus.Met, place.Deadline("appoint-coordinator").Status);
        Assert.Equal(["bif-job-1"], place.Alerted("coordinator-appointed"));
        place.Refuses<StateConflict>("sof-treatment-2", new AppointAsCoordinator(new("sof-treatment-2"), "igen"));
    }

    [Fact]
    public void An_ending_that_arrives_before_its_start_is_parked_and_then_taken_in()
    {
        var place = new CitizenScenario();
        place.Hears("SOF", new InterventionEnded { InterventionId = "b", EndedOn = place.Today }, id: "end");
        Assert.Empty(place.Citizen.Interventions.Values);
        Assert.Equal("end", Assert.Single(place.Citizen.Parked.Values).EventId);

        place.Hears("SOF", Treatment);
        Assert.Equal(InterventionStatus.Ended, place.Intervention("SOF/b").Status);
        Assert.Empty(place.Citizen.Parked.Values);
    }

    [Fact]
    public void An_older_change_that_arrives_later_never_undoes_a_newer_one()
    {
        var place = new CitizenScenario();
        place.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", place.Today, 4), place.In("-PT3H"))
            .Hears("BIF", new InterventionChanged { InterventionId = "k", WeeklyHours = 20 }, place.In("-PT1H"))
            .Hears("BIF", new InterventionChanged { InterventionId = "k", WeeklyHours = 8 }, place.In("-PT2H"));

        Assert.Equal(20, place.Intervention("BIF/k").WeeklyHours);
    }

    [Fact]
    public void Registering_alone_is_one_entry() =>
        Assert.Equal(
            1, new CitizenScenario()
                .Hears("KFF", new CitizenRegistered { Name = "Borger", BirthDate = CitizenScenario.Day("1975-05-05") }).Citizen.Version);

    [Fact]
    public void An_appointment_during_a_ward_stay_yields_until_the_stay_ends_early()
    {
        var place = InEmployment().Hears("BIF", Interview("a", "P3DT1H"))
            .Hears("REGION",
                new AdmissionStarted { AdmissionId = "ad", Kind = AdmissionKind.PsychiatricWard, Place = "Psykiatrisk Center" });
        Assert.Equal(ConflictStatus.Settled, place.Conflict("citizen-unavailable").Status);
        Assert.NotNull(place.Appointment("BIF/a").Yields);

        place.Hears("REGION", new AdmissionEnded { AdmissionId = "ad" });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("citizen-unavailable").Status);
        Assert.Null(place.Appointment("BIF/a").Yields);
        Assert.Equal(DeadlineStatus.Cleared, place.Deadline("rebook").Status);
    }

    [Fact]
    public void Two_administrations_that_run_personal_support_agree_and_more_hours_do_not_reopen_it()
    {
        var place = new CitizenScenario();
        place.Hears("BIF", EventSamples.Started("m", "mentor", "bif-job-2", place.Today, 2))
            .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", place.Today, 3));
        var duplicate = place.Conflict("duplicate-intervention");
        Assert.Equal((ConflictStatus.Open, 2, "sof-adult-2"), (duplicate.Status, duplicate.Parties.Length, duplicate.Owes!.Value.Value));
        Assert.Equal(["bif-job-2", "sof-adult-2"], place.Alerted("duplicate-intervention"));
        Assert.Equal("BIF/m", place.AlertTo("bif-job-2", "duplicate-intervention").About);
        Assert.Equal("SOF/h", place.AlertTo("sof-adult-2", "duplicate-intervention").About);

        place.Does("sof-adult-2", new SettleConflict(duplicate.Id, "complementary", null, "mentor kun på praktikstedet"));
        place.Hears("SOF", new InterventionChanged { InterventionId = "h", WeeklyHours = 5 });

        duplicate = place.Conflict("duplicate-intervention");
        Assert.Equal((ConflictStatus.Settled, "mentor kun på praktikstedet"), (duplicate.Status, duplicate.Settlement!.Reason));
        Assert.Null(duplicate.Owes);
        Assert.DoesNotContain("conflict-revised", place.Journal.Select(e => FactJson.KindOf(e.Fact)));
        Assert.Equal(DeadlineStatus.Met, place.Deadline("conflict-answer").Status);
    }

    [Fact]
    public void A_deadline_warns_stands_still_runs_on_is_missed_and_told_upwards()
    {
        var place = InEmployment();
        place.Hears("BIF", EventSamples.Due("d", place.In("P10DT14H"), "bif-job-1"));
        Assert.Equal(DeadlineStatus.Open, place.DeadlineOf("BIF/d").Status);
        Assert.Equal(DeadlineStatus.Warned, place.Advance("P7D").DeadlineOf("BIF/d").Status);
        Assert.Equal("BIF/d", place.AlertTo("bif-job-1", "department").About);

        place.Hears("BIF", new DeadlineSuspended { DeadlineId = "d", Reason = "afventer læge" }).Advance("P7D");
        Assert.Equal(DeadlineStatus.Suspended, place.DeadlineOf("BIF/d").Status);
        place.Hears("BIF", new DeadlineResumed { DeadlineId = "d" });
        Assert.Equal(
            (DeadlineStatus.Open, CitizenScenario.Local("2026-03-19T23:00")),
            (place.DeadlineOf("BIF/d").Status, place.DeadlineOf("BIF/d").Due.At));

        place.Advance("P5D");
        Assert.Equal(DeadlineStatus.Missed, place.DeadlineOf("BIF/d").Status);
        // Missed, it is told upwards; and nobody acknowledged the warning two business days long, so the substitute has it too.
        Assert.Equal(["bif-job-1", "bif-job-2", "bif-job-lead"], place.Alerted("department"));
    }

    private static CitizenScenario InEmployment() =>
        new CitizenScenario()
            .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02"), 4), id: "bif-1");

    private static InterventionStarted Treatment { get; } =
        EventSamples.Started(
            "b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-03-02"), 12, place: "Rusmiddelcenter Nord");

    private static AppointmentBooked Interview(string id, string from)
    {
        var start = new CitizenScenario().In(from);
        return EventSamples.Booked(id, "employment-interview", start, start.AddHours(1), "bif-job-1", "Jobcenter", "k");
    }

    private static CitizenScenario Clashing()
    {
        var place = InEmployment().Hears("SOF", Treatment);
        return place
            .Hears("SOF",
                EventSamples.Booked(
                    "t", "treatment", place.In("P3DT1H"), place.In("P3DT3H"), "sof-treatment-2", "Rusmiddelcenter Nord", "b"))
            .Hears("BIF", Interview("a", "P3DT1H"));
    }
}

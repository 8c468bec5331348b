using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using static Coordination.Domain.Tests.EventSamples;

namespace Coordination.Domain.Tests.Reported;

/// <summary>What was closed is brought into being again: the second origin counts where it lies in time, however it arrives.</summary>
public sealed class ReopeningTests
{
    private static readonly DateOnly First = CitizenScenario.Day("2026-01-05");
    private static readonly DateTimeOffset Closed = CitizenScenario.Local("2026-02-20T10:00");

    /// <summary>Kind, what brings it into being, what closes it, and what tells that it is open.</summary>
    private static readonly (string Kind, Func<EventData> Origin, Func<EventData> Closing, Func<CitizenScenario, bool> IsOpen)[] Things =
    [
        ("intervention", Course, () => new InterventionEnded { InterventionId = "x", EndedOn = CitizenScenario.Day("2026-02-20") },
            it => it.Intervention("BIF/x").Status == InterventionStatus.Active),
        ("appointment", Meeting, () => new AppointmentCancelled { AppointmentId = "x" },
            it => it.Appointment("BIF/x").Outcome == AppointmentOutcome.Booked),
        ("missed appointment", Meeting, () => new AppointmentMissed { AppointmentId = "x" },
            it => it.Appointment("BIF/x").Outcome == AppointmentOutcome.Booked),
        ("withdrawn requirement", Demand, () => new RequirementWithdrawn { RequirementId = "x" },
            it => Requirement.Of(Item(it, ItemKinds.Requirement)).Status == Requirement.Open),
        ("fulfilled requirement", Demand, () => new RequirementFulfilled { RequirementId = "x" },
            it => Requirement.Of(Item(it, ItemKinds.Requirement)) is { Status: Requirement.Open, FulfilledAt: null }),
        ("lifted sanction", Sanctioned, () => new SanctionLifted { SanctionId = "x" }, IsNotified),
        ("imposed sanction", Sanctioned, () => new SanctionImposed { SanctionId = "x" }, IsNotified),
        ("reversed sanction", Sanctioned, () => new SanctionReversed { SanctionId = "x" }, IsNotified),
        ("department's deadline", () => Due("x", CitizenScenario.Day("2026-03-20")), () => new DeadlineMet { DeadlineId = "x" },
            it => it.DeadlineOf("BIF/x").Status == DeadlineStatus.Open),
        ("admission", () => Admitted("x", AdmissionKind.Ward), () => new AdmissionEnded { AdmissionId = "x", RehabilitationPlan = true },
            it => it.Citizen.Admissions[new("BIF/x")] is { EndedAt: null, RehabilitationPlan: false }),
        ("refused benefit", Wish, () => new BenefitRefused { BenefitId = "x" }, IsAskedFor),
        ("granted benefit", Wish, () => new BenefitGranted { BenefitId = "x" }, IsAskedFor),
        ("contact", () => new ContactReceived { ContactId = "x", Channel = "phone", Unit = "bif-job" },
            () => new ContactAnswered { ContactId = "x" },
            it => it.Citizen.OpenContacts().Count == 1 && it.DeadlineOf("contact-answer:BIF/x").MetAt is null),
        ("concern", () => new ConcernReported { ConcernId = "x", Unit = "bif-job" }, () => new ConcernAssessed { ConcernId = "x" },
            it => it.DeadlineOf("concern-assessment:BIF/x") is { MetAt: null, IsClosed: false }),
        ("hearing", () => new HearingOpened { HearingId = "x", Caseworker = "bif-job-1" }, () => new HearingAnswered { HearingId = "x" },
            it => it.DeadlineOf("hearing:BIF/x").MetAt is null),
        ("appeal", () => new AppealReceived { AppealId = "x", Caseworker = "bif-job-1" }, () => new AppealReassessed { AppealId = "x" },
            it => it.DeadlineOf("reassessment:BIF/x").Status == DeadlineStatus.Open),
        ("treatment request", () => new TreatmentRequested { RequestId = "x", Kind = TreatmentKind.Drug, Caseworker = "bif-job-1" },
            () => new TreatmentWaived { RequestId = "x" },
            it => it.DeadlineOf("drug-treatment-start:BIF/x").Status == DeadlineStatus.Open),
        ("goal", () => new GoalAgreed { GoalId = "x", Text = "Arbejde" }, () => new GoalClosed { GoalId = "x" },
            it => !Goal.Of(Item(it, ItemKinds.Goal)).IsClosed),
        ("plan", () => new PlanAgreed { PlanId = "x" }, () => new PlanAgreed { PlanId = "other" },
            it => it.Citizen.CurrentPlan()!.Id.Value == "BIF/x" && it.DeadlineOf("plan-follow-up:BIF/x:2").Status == DeadlineStatus.Open
                && it.DeadlineOf("plan-follow-up:BIF/other").ClearedAt is not null),
    ];

    public static TheoryData<string> Kinds => [.. Things.Select(static thing => thing.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public void Brought_into_being_again_a_minute_after_it_was_closed_it_is_open(string kind)
    {
        var (_, origin, closing, isOpen) = Things.Single(thing => thing.Kind == kind);
        foreach (var order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [0, 1, 2, 0, 1, 2]])
            Assert.True(isOpen(After(order, origin, closing, again: Closed.AddMinutes(1))), $"{kind}, arriving {string.Join(' ', order)}");
    }

    [Fact]
    public void A_cancelled_appointment_is_not_opened_by_moving_it_and_a_missed_one_is()
    {
        var (to, from) = (CitizenScenario.Local("2026-03-20T09:00"), CitizenScenario.Local("2026-03-20T10:00"));
        var cancelled = After([0, 1], Meeting, static () => new AppointmentCancelled { AppointmentId = "x" }, again: Closed.AddMinutes(1));
        var before = cancelled.Appointment("BIF/x");
        cancelled.Hears("BIF", Moved("x", to, from));
        Assert.Equal(before, cancelled.Appointment("BIF/x"));

        var missed = After([0, 1], Meeting, static () => new AppointmentMissed { AppointmentId = "x" }, again: Closed.AddMinutes(1))
            .Hears("BIF", Moved("x", to, from));
        Assert.Equal((AppointmentOutcome.Booked, to), (missed.Appointment("BIF/x").Outcome, missed.Appointment("BIF/x").StartsAt));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Brought_into_being_again_a_minute_before_it_was_closed_it_stays_closed(string kind)
    {
        var (_, origin, closing, isOpen) = Things.Single(thing => thing.Kind == kind);
        foreach (var order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
            Assert.False(isOpen(After(order, origin, closing, again: Closed.AddMinutes(-1))), $"{kind}, in {string.Join(' ', order)}");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Closed_again_after_it_was_opened_again_it_is_closed(string kind)
    {
        var (_, origin, closing, isOpen) = Things.Single(thing => thing.Kind == kind);
        var place = After([0, 1, 2], origin, closing, again: Closed.AddMinutes(1))
            .Hears("BIF", closing(), Closed.AddMinutes(2), "closed again");
        Assert.False(isOpen(place), kind);
    }

    [Fact]
    public void An_intervention_started_again_has_exactly_the_caseworker_it_names_responsible()
    {
        var place = new CitizenScenario()
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First), Closed.AddDays(-40), "a")
            .Hears("BIF", Assigned("x", "bif-job-2"), Closed.AddDays(-20), "b")
            .Hears("BIF", new InterventionEnded { InterventionId = "x", EndedOn = CitizenScenario.Day("2026-02-20") }, Closed, "c")
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First), Closed.AddDays(1), "d");

        Assert.Equal(InterventionStatus.Active, place.Intervention("BIF/x").Status);
        Assert.Equal("bif-job-1", place.Responsible("BIF/x"));
        Assert.Equal(["bif-job-1", "bif-job-2"], place.Intervention("BIF/x").Holders.Select(h => h.Value));
    }

    [Fact]
    public void A_person_who_accepted_before_the_new_start_gives_way_to_the_caseworker_it_names()
    {
        var place = new CitizenScenario().Hears("BIF", Started("x", "mentor", "bif-job-1", First), Closed, "a");
        var offer = place.Does("bif-job-1", new OfferHandover(
            new(ResponsibilityType.Intervention, new("BIF/x")), new("bif-job-2"), null, "bytter", null, null));
        place.Does("bif-job-2", new AcceptHandover(new(offer!)));
        place.Advance("PT1H").Hears("BIF", new InterventionEnded { InterventionId = "x", EndedOn = place.Today }, id: "b");
        Assert.Equal("bif-job-2", place.Responsible("BIF/x"));

        place.Hears("BIF", Started("x", "mentor", "bif-job-1", First), place.Now.AddMinutes(-1), "early");
        Assert.Equal(InterventionStatus.Ended, place.Intervention("BIF/x").Status);
        place.Advance("PT1H").Hears("BIF", Started("x", "mentor", "bif-job-1", First), id: "c");
        Assert.Equal(InterventionStatus.Active, place.Intervention("BIF/x").Status);
        Assert.Equal("bif-job-1", place.Responsible("BIF/x"));
    }

    [Fact]
    public void An_intervention_whose_planned_last_day_is_past_runs_again_when_started_anew()
    {
        var place = new CitizenScenario()
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First, to: CitizenScenario.Day("2026-02-10")), Closed.AddDays(-40), "a");
        Assert.Equal(InterventionStatus.Ended, place.Intervention("BIF/x").Status);

        place.Hears("BIF", Started("x", "mentor", "bif-job-1", First), Closed, "b");
        Assert.Equal(InterventionStatus.Active, place.Intervention("BIF/x").Status);
        Assert.Null(place.Intervention("BIF/x").EndsOn);
    }

    [Fact]
    public void A_planned_last_day_to_come_stays_when_the_new_start_does_not_name_one()
    {
        var last = CitizenScenario.Day("2026-04-30");
        var place = new CitizenScenario()
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First, to: last), Closed.AddDays(-40), "a")
            .Hears("BIF", new InterventionEnded { InterventionId = "x", EndedOn = CitizenScenario.Day("2026-02-20") }, Closed, "b")
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First), Closed.AddDays(1), "c");
        Assert.Equal((InterventionStatus.Active, last), (place.Intervention("BIF/x").Status, place.Intervention("BIF/x").EndsOn));
    }

    [Fact]
    public void A_pause_from_before_the_ending_does_not_hold_what_was_started_again()
    {
        var place = new CitizenScenario()
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First), Closed.AddDays(-40), "a")
            .Hears("BIF", new InterventionPaused { InterventionId = "x", OnDate = First.AddDays(27) }, Closed.AddDays(-20), "b")
            .Hears("BIF", new InterventionEnded { InterventionId = "x", EndedOn = CitizenScenario.Day("2026-02-20") }, Closed, "c")
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First), Closed.AddDays(1), "d");
        Assert.Equal(InterventionStatus.Active, place.Intervention("BIF/x").Status);
        Assert.Equal(InterventionStatus.Paused, place.Intervention("BIF/x").StatusOn(CitizenScenario.Day("2026-02-05")));
    }

    [Fact]
    public void A_pause_without_an_ending_holds_what_is_stated_again()
    {
        var place = new CitizenScenario()
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First), Closed.AddDays(-40), "a")
            .Hears("BIF", new InterventionPaused { InterventionId = "x", OnDate = First.AddDays(27) }, Closed.AddDays(-20), "b")
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First), Closed.AddDays(1), "d");
        Assert.Equal(InterventionStatus.Paused, place.Intervention("BIF/x").Status);
    }

    [Fact]
    public void A_hearing_opened_again_runs_its_whole_time_from_then()
    {
        var place = new CitizenScenario()
            .Hears("BIF", new HearingOpened { HearingId = "x", Caseworker = "bif-job-1" }, Closed.AddDays(-1), "a")
            .Hears("BIF", new HearingAnswered { HearingId = "x" }, Closed, "b");
        var first = place.DeadlineOf("hearing:BIF/x").Due;
        place.Hears("BIF", new HearingOpened { HearingId = "x", Caseworker = "bif-job-1" }, id: "c");
        Assert.Equal(place.Now, place.DeadlineOf("hearing:BIF/x").ArmedAt);
        Assert.True(place.DeadlineOf("hearing:BIF/x").Due.At > first.At);
    }

    [Fact]
    public void A_benefit_asked_for_again_after_a_sanction_is_support_after_it()
    {
        var place = new CitizenScenario()
            .Hears("SOF", Wish(), Closed.AddDays(-9), "a").Hears("SOF", new BenefitRefused { BenefitId = "x" }, Closed.AddDays(-8), "b")
            .Hears("BIF", Sanctioned(), Closed.AddDays(-4), "c")
            .Hears("BIF", new SanctionImposed { SanctionId = "x" }, Closed.AddDays(-3), "d");
        Assert.Empty(place.Conflicts("support-after-sanction"));
        place.Hears("SOF", Wish(), Closed, "e");
        Assert.Equal(ConflictStatus.Open, place.Conflict("support-after-sanction").Status);
    }

    private static CitizenScenario After(int[] order, Func<EventData> origin, Func<EventData> closing, DateTimeOffset again)
    {
        DepartmentEvent[] events =
        [
            Of("BIF", origin(), Closed.AddDays(-10), "first"), Of("BIF", closing(), Closed, "closed"), Of("BIF", origin(), again, "again"),
        ];
        return order.Aggregate(new CitizenScenario(), (place, number) => place.Hears(events[number]));
    }

    private static ReportedItem Item(CitizenScenario place, string kind) => place.Citizen.Items[ItemKey.For(kind, new ItemId("BIF/x"))];

    private static bool IsNotified(CitizenScenario place) =>
        place.Citizen.Sanctions[new("BIF/x")] is { Outcome: SanctionOutcome.Notified, OutcomeAt: null, ImposedAt: null };

    private static bool IsAskedFor(CitizenScenario place) => Benefit.Of(Item(place, ItemKinds.Benefit)).Status == "requested";

    private static EventData Course() => Started("x", "mentor", "bif-job-1", First);

    private static EventData Meeting() => Booked(
        "x", "employment-interview", CitizenScenario.Local("2026-03-09T10:00"), CitizenScenario.Local("2026-03-09T11:00"), "bif-job-1");

    private static EventData Demand() => new RequirementIssued
    {
        RequirementId = "x", Document = "Lønsedler", DueOn = CitizenScenario.Day("2026-03-20"), Caseworker = "bif-job-1",
    };

    private static EventData Sanctioned() => Notified("x", "bif-job-1");

    private static EventData Wish() => new BenefitRequested { BenefitId = "x", Kind = BenefitKind.Single };
}

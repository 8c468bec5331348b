using Coordination.Domain.Citizens;
using Coordination.Domain.Explanations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;
using static Coordination.Domain.Tests.EventSamples;

namespace Coordination.Domain.Tests.Citizens;

/// <summary>What was reported by mistake is withdrawn: it is left out from then on, and what followed is decided anew.</summary>
public sealed class WithdrawalTests
{
    private static readonly DateOnly First = CitizenScenario.Day("2026-01-05");
    private static readonly DateTimeOffset Then = CitizenScenario.Local("2026-02-20T10:00");

    /// <summary>One event of every kind of item.</summary>
    private static readonly EventData[] Events =
    [
        Started("x", "mentor", "bif-job-1", First),
        Booked("x", "other", CitizenScenario.Local("2026-03-09T10:00"), CitizenScenario.Local("2026-03-09T11:00"), "bif-job-1"),
        Admitted("x", AdmissionKind.Ward),
        Notified("x", "bif-job-1"),
        Due("x", CitizenScenario.Day("2026-03-20")),
        new RequirementIssued { RequirementId = "x", Document = "d", DueOn = First, Caseworker = "bif-job-1" },
        new BenefitRequested { BenefitId = "x", Kind = BenefitKind.Single },
        new ContactReceived { ContactId = "x", Channel = "phone", Unit = "bif-job" },
        new ConcernReported { ConcernId = "x", Unit = "bif-job" },
        new HearingOpened { HearingId = "x", Caseworker = "bif-job-1" },
        new AppealReceived { AppealId = "x", Caseworker = "bif-job-1" },
        new TreatmentRequested { RequestId = "x", Kind = TreatmentKind.Drug, Caseworker = "bif-job-1" },
        new PlanAgreed { PlanId = "x" },
        new GoalAgreed { GoalId = "x", Text = "t" },
        new TransitionPlanRecorded { PlanId = "x", OnDate = First },
        new CitizenRegistered { Name = "n", BirthDate = First },
        new CitizenDied { OnDate = CitizenScenario.Day("2026-02-01") },
        new ConsentGiven { Scope = ["BIF", "SOF"] },
        new BasisEstablished { Scope = ["BIF", "SOF"], Law = "l" },
        new FeedbackRecorded { Instrument = FeedbackInstrument.Ors, Score = 20 },
        new OutcomeObserved { Indicator = "housing", Value = 1 },
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Events.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void A_withdrawn_event_of_any_kind_leaves_the_picture_without_it_whichever_arrives_first(int number)
    {
        var without = Picture.Of(new CitizenScenario().Citizen);
        DepartmentEvent reported = Of("BIF", Events[number], Then, "e"), withdrawn = Withdrawal("w", "e");
        foreach (var road in (DepartmentEvent[][])
            [[reported, withdrawn], [withdrawn, reported], [withdrawn, reported, withdrawn, reported]])
        {
            var place = road.Aggregate(new CitizenScenario(), (it, one) => it.Hears(one));
            Assert.Equal(without, Picture.Of(place.Citizen));
            Assert.Equal([reported], place.Citizen.SetAside.Values.SelectMany(it => it.Events).Select(it => it.Event));
            Assert.All(place.Citizen.Items.Values, item => Assert.Equal(ItemKinds.Event, item.Kind));
            Invariants.Hold(place);
            place.Advance("P40D");
            Assert.Equal(without, Picture.Of(place.Citizen));
            Invariants.Hold(place);
        }
    }

    [Theory, MemberData(nameof(Numbers))]
    public void A_withdrawal_that_is_withdrawn_lets_the_event_count_again_in_any_order(int number)
    {
        DepartmentEvent reported = Of("BIF", Events[number], Then, "e"), withdrawn = Withdrawal("w", "e");
        var back = Withdrawal("v", "w", hours: 2);
        var with = Picture.Of(new CitizenScenario().Hears(reported).Citizen);
        foreach (var road in (DepartmentEvent[][])
            [[reported, withdrawn, back], [reported, back, withdrawn], [withdrawn, reported, back], [withdrawn, back, reported],
            [back, reported, withdrawn], [back, withdrawn, reported]])
        {
            var place = road.Aggregate(new CitizenScenario(), (it, one) => it.Hears(one));
            Assert.Equal(with, Picture.Of(place.Citizen));
            Invariants.Hold(place);
        }
    }

    [Theory]
    [InlineData("2026-03-20"), InlineData("2026-02-20")]
    public void A_deadline_that_was_set_by_mistake_counts_neither_as_met_nor_as_met_late(string due)
    {
        var place = new CitizenScenario()
            .Hears("BIF", EventSamples.Due("d", CitizenScenario.Day(due), "bif-job-1"), id: "mistaken")
            .Hears("BIF", new DeadlineMet { DeadlineId = "d" });
        Assert.NotNull(place.DeadlineOf("BIF/d").MetAt);
        place.Hears("BIF", new EventWithdrawn { Id = "mistaken", Reason = "fejl" });
        var gone = place.DeadlineOf("BIF/d");
        Assert.Equal((null, true), (gone.MetAt, gone.ClearedAt is not null));
    }

    [Fact]
    public void Withdrawing_the_only_origin_parks_what_changed_it_until_another_origin_arrives()
    {
        var place = new CitizenScenario()
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First), Then, "e")
            .Hears("BIF", new InterventionPaused { InterventionId = "x", OnDate = First }, Then.AddHours(1), "p")
            .Hears(Withdrawal("w", "e"));
        Assert.Empty(place.Citizen.Interventions.Values);
        Assert.Equal(["p"], place.Citizen.Parked.Values.Select(p => p.EventId));

        place.Hears("BIF", Started("x", "mentor", "bif-job-2", First), Then, "right");
        Assert.Empty(place.Citizen.Parked.Values);
        Assert.Equal("bif-job-2", place.Responsible("BIF/x"));
        Assert.Equal(InterventionStatus.Paused, place.Intervention("BIF/x").Status);
    }

    [Fact]
    public void Withdrawing_one_change_leaves_the_other_changes()
    {
        var place = new CitizenScenario()
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First, hours: 5), Then, "e")
            .Hears("BIF", Assigned("x", "bif-job-2"), Then.AddHours(1), "a")
            .Hears("BIF", new InterventionChanged { InterventionId = "x", WeeklyHours = 9 }, Then.AddHours(2), "h")
            .Hears(Withdrawal("w", "a"));
        Assert.Equal(("bif-job-1", 9m), (place.Responsible("BIF/x"), place.Intervention("BIF/x").WeeklyHours));
        Assert.Empty(place.Citizen.Handovers.Values);
    }

    [Fact]
    public void Who_is_responsible_again_because_an_assignment_was_withdrawn_is_told()
    {
        var place = new CitizenScenario()
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First, hours: 5), Then, "e")
            .Hears("BIF", Assigned("x", "bif-job-2"), Then.AddHours(1), "a")
            .Hears(Withdrawal("w", "a"));
        Assert.Equal(["bif-job-1", "bif-job-2"], place.Alerted("event-withdrawn"));
    }

    [Theory]
    [InlineData("death"), InlineData("move")]
    public void A_withdrawn_death_or_move_is_named_in_the_news_of_it(string what)
    {
        EventData life = what == "death"
            ? new CitizenDied { OnDate = First }
            : new CitizenMoved { Municipality = "0461", OnDate = First };
        var place = new CitizenScenario().Hears("BIF", Started("x", "mentor", "bif-job-1", First), Then, "e")
            .Hears("KFF", life, Then.AddHours(1), "life").Hears("KFF", new EventWithdrawn { Id = "life", Reason = "fejl" }, id: "w");
        var alert = place.AlertTo("bif-job-1", "event-withdrawn");
        var body = new TextTable(PolicyBook.Delivered.Newest).InWords(new AlertMessages(place.Citizen).BodyOf(alert));
        Assert.Contains($"the citizen's {what}", body.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_withdrawal_that_is_withdrawn_is_no_news_and_takes_its_own_news_back()
    {
        var place = Clash().Hears("SOF", new EventWithdrawn { Id = "b", Reason = "forkert borger" }, id: "w");
        Assert.NotEmpty(place.Alerted("event-withdrawn"));
        place.Advance("PT1H").Hears("SOF", new EventWithdrawn { Id = "w", Reason = "den var rigtig" }, id: "v");
        Assert.Empty(place.Alerted("event-withdrawn"));
    }

    [Fact]
    public void An_ending_that_is_withdrawn_makes_the_intervention_run_on_with_one_responsible()
    {
        var place = new CitizenScenario()
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First), Then, "e")
            .Hears("BIF", new InterventionEnded { InterventionId = "x", EndedOn = First }, Then.AddHours(1), "end")
            .Hears(Withdrawal("w", "end"));
        Assert.Equal(InterventionStatus.Active, place.Intervention("BIF/x").Status);
        Assert.Null(place.Intervention("BIF/x").EndedOn);
        Assert.Equal("bif-job-1", place.Responsible("BIF/x"));
    }

    [Fact]
    public void Those_who_were_alerted_of_a_clash_are_told_that_its_appointment_was_withdrawn()
    {
        var place = Clash();
        var alerted = place.Citizen.Alerts.Values.Select(a => a.Receiver.Value).ToHashSet();
        Assert.NotEmpty(alerted);

        place.Hears("SOF", new EventWithdrawn { Id = "b", Reason = "forkert borger" }, id: "w");
        Assert.Empty(place.Citizen.Conflicts.Values.Where(c => c.Status != ConflictStatus.Dissolved));
        Assert.Equal(alerted, place.Alerted("event-withdrawn").ToHashSet());
        Assert.Equal(alerted.Count, place.Citizen.Alerts.Count);
        var said = place.Said(place.Citizen.Alerts.Values[0]);
        Assert.Contains("SOF", said.Body.Da, StringComparison.Ordinal);
        Assert.DoesNotContain('{', said.Body.Da + said.Body.En);
        Assert.Equal(["event-set-aside"], place.LatestKinds.Where(kind => kind.StartsWith("event-", StringComparison.Ordinal)));
        Assert.Empty(place.Advance("P40D").Alerted("event-withdrawn"));
    }

    [Fact]
    public void Nobody_is_told_twice_and_the_news_ends_when_the_event_counts_again()
    {
        var place = Clash().Hears("SOF", new EventWithdrawn { Id = "b", Reason = "forkert borger" }, id: "w");
        var told = place.Citizen.Alerts.Values.Select(a => (a.Id, a.RaisedAt)).ToList();
        place.Advance("PT1H").Hears("SOF", new EventWithdrawn { Id = "b", Reason = "igen" }, id: "w2");
        Assert.Equal(told, place.Citizen.Alerts.Values.Select(a => (a.Id, a.RaisedAt)));

        place.Hears("SOF", new EventWithdrawn { Id = "w", Reason = "fortrudt" }, id: "x");
        Assert.NotEmpty(place.Alerted("event-withdrawn"));
        place.Hears("SOF", new EventWithdrawn { Id = "w2", Reason = "fortrudt" }, id: "x2");
        Assert.DoesNotContain("SOF/b", place.Alerted("event-withdrawn"));
        Assert.Contains(place.Citizen.Conflicts.Values, c => c.Status == ConflictStatus.Settled);
        Assert.Contains("event-restored", place.LatestKinds);
    }

    [Fact]
    public void What_a_person_settled_stays_when_the_event_behind_it_is_withdrawn()
    {
        var place = Clash();
        var clash = place.Conflict("appointment-clash");
        place.Does("sof-adult-1", new SettleConflict(clash.Id, "keep-both", null, "de følges ad"));
        place.Hears("SOF", new EventWithdrawn { Id = "b", Reason = "forkert borger" }, id: "w");
        Assert.Equal(
            (ConflictStatus.Settled, "sof-adult-1"),
            (place.Conflict("appointment-clash").Status, place.Conflict("appointment-clash").Settlement!.By));
        Assert.NotEmpty(place.Explained("appointment-clash").Da);
    }

    [Fact]
    public void An_offer_of_an_intervention_that_is_withdrawn_lapses_and_cannot_be_accepted()
    {
        var place = new CitizenScenario().Hears("BIF", Started("x", "mentor", "bif-job-1", First), id: "e");
        var offer = place.Does("bif-job-1", new OfferHandover(
            new(ResponsibilityType.Intervention, new("BIF/x")), new("bif-job-2"), null, "bytter", null, null));
        place.Hears("BIF", new EventWithdrawn { Id = "e", Reason = "forkert borger" }, id: "w");
        Assert.Equal(HandoverStatus.Lapsed, place.Handover(offer).Status);
        Assert.NotNull(place.Asks("bif-job-2", new AcceptHandover(new(offer!))).Refusal);
    }

    [Fact]
    public void A_handover_people_made_counts_again_with_the_intervention()
    {
        var place = new CitizenScenario().Hears("BIF", Started("x", "mentor", "bif-job-1", First), id: "e");
        var offer = place.Does("bif-job-1", new OfferHandover(
            new(ResponsibilityType.Intervention, new("BIF/x")), new("bif-job-2"), null, "bytter", null, null));
        place.Does("bif-job-2", new AcceptHandover(new(offer!)));
        place.Advance("PT1H").Hears("BIF", new EventWithdrawn { Id = "e", Reason = "fejl" }, id: "w");
        place.Advance("PT1H").Hears("BIF", new EventWithdrawn { Id = "w", Reason = "fejl" }, id: "v");
        Assert.Equal("bif-job-2", place.Responsible("BIF/x"));
        Invariants.Hold(place);
    }

    [Fact]
    public void Withdrawing_what_is_not_known_waits_and_is_told_of_after_a_week()
    {
        var place = new CitizenScenario().Hears("BIF", new EventWithdrawn { Id = "e", Reason = "fejl" }, id: "w");
        Assert.Equal(["w"], place.Citizen.Parked.Values.Select(p => p.EventId));
        Assert.NotEmpty(place.Advance("P8D").Alerted("parked-event"));
        place.Hears("BIF", Started("x", "mentor", "bif-job-1", First), Then, "e");
        Assert.Empty(place.Citizen.Parked.Values);
        Assert.Empty(place.Citizen.Alerts.Values);
    }

    [Fact]
    public void An_event_of_another_system_of_the_department_is_named_by_its_source()
    {
        var place = new CitizenScenario()
            .Hears("SOF", Started("x", "mentor", "sof-adult-1", First), id: "e")
            .Hears(Of("SOF", new EventWithdrawn { Id = "e", Source = "/SOF/nexus", Reason = "fejl" }, Then, "w")
                with { Source = "/SOF/other" });
        Assert.Empty(place.Citizen.Interventions.Values);
    }

    [Fact]
    public void The_same_id_of_another_source_is_another_event()
    {
        var place = new CitizenScenario()
            .Hears("SOF", Started("x", "mentor", "sof-adult-1", First), id: "e")
            .Hears("BIF", new EventWithdrawn { Id = "e", Reason = "fejl" }, id: "w");
        Assert.Single(place.Citizen.Interventions.Values);
        Assert.Equal(["w"], place.Citizen.Parked.Values.Select(p => p.EventId));
    }

    [Fact]
    public void A_withdrawal_withdraws_neither_itself_nor_one_after_it()
    {
        var place = new CitizenScenario()
            .Hears("BIF", Started("x", "mentor", "bif-job-1", First), Then, "e")
            .Hears(Withdrawal("w", "e", hours: 3)).Hears(Withdrawal("early", "w", hours: 1)).Hears(Withdrawal("self", "self", hours: 4));
        Assert.Empty(place.Citizen.Interventions.Values);
        Assert.Empty(place.Citizen.Parked.Values);
        Assert.Equal(["e"], place.Citizen.SetAside.Values.SelectMany(it => it.Events).Select(it => it.Event.Id));
    }

    [Theory]
    [InlineData("/SOF/nexus")]
    [InlineData("/BIFX/fasit")]
    public void An_event_of_another_department_is_not_withdrawn(string source)
    {
        var fault = Assert.Single(EventFaults.In(
            Of("BIF", new EventWithdrawn { Id = "e", Source = source, Reason = "fejl" }, Then, "w")));
        Assert.Equal("/data/source", fault.Pointer);
        Assert.Empty(EventFaults.In(Of("BIF", new EventWithdrawn { Id = "e", Source = "/BIF/other", Reason = "fejl" }, Then, "w")));
    }

    private static CitizenScenario Clash() => new CitizenScenario()
        .Hears("BIF", Meeting("a", "treatment", "2026-03-09T10:00", "bif-job-1"), id: "a")
        .Hears("SOF", Meeting("b", "other", "2026-03-09T10:30", "sof-adult-1"), id: "b");

    private static AppointmentBooked Meeting(string id, string kind, string at, string caseworker) =>
        Booked(id, kind, CitizenScenario.Local(at), CitizenScenario.Local(at).AddHours(1), caseworker);

    private static DepartmentEvent Withdrawal(string id, string of, int hours = 1) =>
        Of("BIF", new EventWithdrawn { Id = of, Reason = "meldt ved en fejl" }, Then.AddHours(hours), id);
}

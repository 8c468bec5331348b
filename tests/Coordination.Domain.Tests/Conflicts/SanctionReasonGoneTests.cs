using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Events;

namespace Coordination.Domain.Tests.Conflicts;

/// <summary>A no-show that was none: before the sanction is answered it is held, once it is imposed its reason is gone.</summary>
public sealed class SanctionReasonGoneTests
{
    private const string Gone = "sanction-reason-gone";
    private const string Hold = "sanction-hold";
    private const string Sanctioner = "bif-benefits-2";

    private static readonly DateTimeOffset Ten = CitizenScenario.Local("2026-03-02T10:00");

    public static TheoryData<EventData> Corrections =>
    [
        new AppointmentAttended { AppointmentId = "i" },
        new AppointmentCancelled { AppointmentId = "i" },
        EventSamples.Moved("i", Ten.AddDays(3), Ten.AddDays(3).AddHours(1), "Jobcenter"),
        EventSamples.Moved("i", Ten.AddHours(2), Ten.AddHours(3), "Jobcenter"),
        EventSamples.Booked("i", "employment-interview", Ten.AddDays(-1), Ten.AddDays(-1).AddHours(1), "bif-job-1", "Jobcenter"),
    ];

    [Theory, MemberData(nameof(Corrections))]
    public void Unanswered_it_is_held_and_its_caseworker_is_told_at_once(EventData corrected)
    {
        var place = Notified();
        Assert.Empty(place.Conflicts(Hold));

        place.Advance("PT1H").Hears("BIF", corrected);

        Assert.Equal((ConflictStatus.Open, InterimAct.Held), (place.Conflict(Hold).Status, place.Conflict(Hold).Interim!.Value));
        Assert.Single(place.AlertsTo(Sanctioner, Hold));
        Assert.Empty(place.Conflicts(Gone));
        Assert.Contains("The absence from employment interview (BIF)", place.Explained(Hold).En, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Corrections))]
    public void Imposed_before_it_was_known_its_caseworker_reconsiders_within_ten_business_days(EventData corrected)
    {
        var place = Notified().Advance("P1D").Hears("BIF", new SanctionImposed { SanctionId = "s" });
        Assert.Empty(place.Citizen.Conflicts.Values);

        place.Advance("PT1H").Hears("BIF", corrected);

        var gone = Assert.Single(place.Citizen.Conflicts.Values);
        Assert.Equal((Gone, Sanctioner), (gone.Kind, gone.Owes!.Value.Value));
        Assert.Equal(CitizenScenario.Local("2026-03-17T23:59:59"), gone.AnswerBy!.Value.At);
        Assert.Equal([Sanctioner], place.Alerted(Gone));
        Assert.DoesNotContain('{', place.Explained(Gone).Da);
    }

    [Fact]
    public void Imposed_although_it_was_known_is_a_bypassed_hold_and_a_reason_that_is_gone()
    {
        var place = Notified().Hears("BIF", new AppointmentAttended { AppointmentId = "i" }).Advance("PT1H")
            .Hears("BIF", new SanctionImposed { SanctionId = "s" });
        Assert.Equal(["hold-bypassed", Gone], Open(place));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public void The_order_of_arrival_makes_no_difference(int first)
    {
        DepartmentEvent[] events =
        [
            EventSamples.Of("BIF", new AppointmentMissed { AppointmentId = "i" }, Ten.AddHours(1), "1"),
            EventSamples.Of("BIF", EventSamples.Notified("s", Sanctioner, appointment: "i"), Ten.AddHours(2), "2"),
            EventSamples.Of("BIF", new SanctionImposed { SanctionId = "s" }, Ten.AddHours(3), "3"),
            EventSamples.Of("BIF", new AppointmentAttended { AppointmentId = "i" }, Ten.AddHours(4), "4"),
        ];
        var place = Booked().At("2026-03-03T09:00");
        for (var i = 0; i < events.Length; i++) place.Hears(events[(first + i) % events.Length]).Hears(events[(first + i) % events.Length]);
        Assert.Equal([Gone], Open(place));
    }

    [Fact]
    public void The_correction_of_the_correction_ends_it_and_another_brings_it_back()
    {
        var place = Notified().Hears("BIF", new SanctionImposed { SanctionId = "s" }).Advance("PT1H")
            .Hears("BIF", new AppointmentAttended { AppointmentId = "i" }).Advance("PT1H")
            .Hears("BIF", new AppointmentMissed { AppointmentId = "i" });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict(Gone).Status);
        Assert.Empty(place.Alerted(Gone));
        Assert.Equal([Gone], Open(place.Advance("PT1H").Hears("BIF", new AppointmentAttended { AppointmentId = "i" })));
    }

    [Fact]
    public void A_withdrawn_report_of_the_absence_is_a_reason_and_withdrawing_that_is_none()
    {
        var place = Booked().Advance("PT3H").Hears("BIF", new AppointmentMissed { AppointmentId = "i" }, id: "absent")
            .Advance("PT1H").Hears("BIF", EventSamples.Notified("s", Sanctioner, appointment: "i"));
        Assert.Empty(place.Conflicts(Hold));
        place.Advance("PT1H").Hears("BIF", new EventWithdrawn { Id = "absent", Reason = "forkert borger" }, id: "w");
        Assert.Equal([Hold], Open(place));
        place.Advance("PT1H").Hears("BIF", new EventWithdrawn { Id = "w", Reason = "den var rigtig" }, id: "v");
        Assert.Empty(Open(place));
        place.Advance("PT1H").Hears("BIF", new SanctionImposed { SanctionId = "s" });
        Assert.Empty(Open(place));
        place.Advance("PT1H").Hears("BIF", new EventWithdrawn { Id = "v", Reason = "nej" }, id: "u");
        Assert.Contains(Gone, Open(place));
    }

    [Fact]
    public void A_sanction_for_an_appointment_that_was_booked_by_mistake_is_held()
    {
        var place = new CitizenScenario()
            .Hears("BIF", EventSamples.Booked("i", "employment-interview", Ten, Ten.AddHours(1), "bif-job-1", "Jobcenter"), id: "booked")
            .Advance("PT3H").Hears("BIF", new AppointmentMissed { AppointmentId = "i" })
            .Advance("PT1H").Hears("BIF", EventSamples.Notified("s", Sanctioner, appointment: "i"))
            .Hears("BIF", new EventWithdrawn { Id = "booked", Reason = "forkert borger" }, id: "w");
        Assert.Equal([Hold], Open(place));
        Assert.Contains("The absence from employment interview (BIF)", place.Explained(Hold).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Notified_again_after_it_was_lifted_it_is_held_again_and_answered_again()
    {
        var place = Notified().Advance("PT1H").Hears("BIF", new AppointmentAttended { AppointmentId = "i" });
        Answer(place, "lift");
        place.Hears("BIF", new SanctionLifted { SanctionId = "s" }).Advance("P1D");
        Assert.Empty(Open(place));

        place.Hears("BIF", EventSamples.Notified("s", Sanctioner, appointment: "i"));
        Assert.Equal([Hold], Open(place));
        Assert.Null(place.Conflict(Hold).Advice);
        Answer(place, "uphold");
        Assert.Empty(Open(place));
        place.Advance("PT1H").Hears("BIF", EventSamples.Notified("s", Sanctioner, appointment: "i"));
        Assert.Empty(Open(place));
        place.Advance("PT1H").Hears("BIF", new SanctionImposed { SanctionId = "s" });
        Assert.Empty(place.Conflicts("hold-bypassed"));
    }

    [Theory]
    [InlineData("lift", true), InlineData("uphold", false)]
    public void Notified_again_after_an_answer_it_is_held_again_only_if_it_was_lifted(string answer, bool isHeldAgain)
    {
        var place = Notified().Advance("PT1H").Hears("BIF", new AppointmentAttended { AppointmentId = "i" });
        Answer(place, answer);
        place.Hears("BIF", EventSamples.Notified("s", Sanctioner, appointment: "i"));
        Assert.Equal(isHeldAgain ? [Hold] : [], Open(place));
        Assert.Equal(isHeldAgain ? "held" : "upheld", StatusOf(place));
        place.Advance("PT1H").Hears("BIF", EventSamples.Notified("s", Sanctioner, appointment: "i"));
        Assert.Equal(isHeldAgain ? "held" : "upheld", StatusOf(place));
        if (!isHeldAgain) return;
        Answer(place, "uphold");
        Assert.Equal("upheld", StatusOf(place));
    }

    [Fact]
    public void Notified_again_without_a_reason_to_hold_it_is_notified_and_not_lifted()
    {
        var place = Notified().Advance("PT1H").Hears("BIF", new AppointmentAttended { AppointmentId = "i" });
        Answer(place, "lift");
        Assert.Equal("lifted", StatusOf(place));
        place.Hears("BIF", new AppointmentMissed { AppointmentId = "i" }).Advance("PT1H")
            .Hears("BIF", EventSamples.Notified("s", Sanctioner, appointment: "i"));
        Assert.Equal("notified", StatusOf(place));
    }

    private static string StatusOf(CitizenScenario place) =>
        Assert.Single(CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now).Sanctions).Status;

    [Fact]
    public void Imposed_after_it_was_notified_again_and_not_answered_again_it_is_bypassed()
    {
        var place = Notified().Advance("PT1H").Hears("BIF", new AppointmentAttended { AppointmentId = "i" });
        Answer(place, "lift");
        place.Hears("BIF", new SanctionLifted { SanctionId = "s" }).Advance("P1D")
            .Hears("BIF", EventSamples.Notified("s", Sanctioner, appointment: "i")).Advance("PT1H")
            .Hears("BIF", new SanctionImposed { SanctionId = "s" });
        Assert.Contains("hold-bypassed", Open(place));
    }

    private static void Answer(CitizenScenario place, string decision)
    {
        var hold = place.Conflict(Hold);
        place.Advance("PT1H").Does(hold.Owes!.Value.Value, new SettleConflict(hold.Id, "advise-lift", null, "grund"));
        place.Advance("PT1H").Does(Sanctioner, new SettleConflict(hold.Id, decision, null, "grund"));
        place.Advance("PT1H");
    }

    [Fact]
    public void It_ends_when_the_sanction_is_reversed_or_answered()
    {
        Assert.Empty(Open(Found().Hears("BIF", new SanctionReversed { SanctionId = "s" })));
        var place = Found();
        place.Refuses<Forbidden>("sof-adult-1", new SettleConflict(place.Conflict(Gone).Id, "answered", null, "grund"));
        place.Does(Sanctioner, new SettleConflict(place.Conflict(Gone).Id, "answered", null, "sanktionen fastholdes: andet fravær"));
        Assert.Equal(ConflictStatus.Settled, place.Conflict(Gone).Status);
        Assert.Equal(ConflictStatus.Settled, place.Advance("P30D").Conflict(Gone).Status);
    }

    [Fact]
    public void Whoever_upheld_the_sanction_when_it_was_known_is_not_asked_again()
    {
        var place = Notified().Hears("BIF", new AppointmentAttended { AppointmentId = "i" });
        place.Does("sof-adult-lead", new SettleConflict(place.Conflict(Hold).Id, "advise-lift", null, "borgeren mødte"));
        place.Does(Sanctioner, new SettleConflict(place.Conflict(Hold).Id, "uphold", null, "mødte fire timer for sent"));
        Assert.Empty(Open(place.Advance("PT1H").Hears("BIF", new SanctionImposed { SanctionId = "s" })));
    }

    [Fact]
    public void Another_reason_or_an_absence_that_stands_is_left_alone()
    {
        var place = Booked().Advance("P1D")
            .Hears("BIF", EventSamples.Notified("r", Sanctioner, SanctionReason.Refusal, "i"))
            .Hears("BIF", EventSamples.Notified("n", Sanctioner))
            .Hears("BIF", EventSamples.Notified("b", Sanctioner, appointment: "i"))
            .Hears("BIF", EventSamples.Notified("u", Sanctioner, appointment: "never-heard-of"));
        Assert.Empty(place.Citizen.Conflicts.Values);
        place.Hears("BIF", new AppointmentMissed { AppointmentId = "i" });
        Assert.Empty(place.Citizen.Conflicts.Values);
        place.Hears("BIF", new AppointmentAttended { AppointmentId = "i" });
        Assert.Equal(["BIF/b"], place.Citizen.Conflicts.Values.Select(conflict => conflict.Parties[0].Id.Value));
    }

    [Fact]
    public void The_coordinator_is_told()
    {
        var place = Notified().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02"), 4));
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        place.Hears("BIF", new SanctionImposed { SanctionId = "s" }).Advance("PT1H")
            .Hears("BIF", new AppointmentAttended { AppointmentId = "i" });
        Assert.Equal([Sanctioner, "bif-job-1"], place.Alerted(Gone));
    }

    private static IEnumerable<string> Open(CitizenScenario place) =>
        place.Citizen.Conflicts.Values.Where(it => it.Status == ConflictStatus.Open).Select(it => it.Kind).Order(StringComparer.Ordinal);

    private static CitizenScenario Found() => Notified().Hears("BIF", new SanctionImposed { SanctionId = "s" }).Advance("PT1H")
        .Hears("BIF", new AppointmentAttended { AppointmentId = "i" });

    private static CitizenScenario Notified() => Booked().Advance("PT3H").Hears("BIF", new AppointmentMissed { AppointmentId = "i" })
        .Advance("PT1H").Hears("BIF", EventSamples.Notified("s", Sanctioner, appointment: "i"));

    private static CitizenScenario Booked() => new CitizenScenario().Hears(
        "BIF", EventSamples.Booked("i", "employment-interview", Ten, Ten.AddHours(1), "bif-job-1", "Jobcenter"));
}

using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Tests.Citizens;

public sealed class DeathTests
{
    private const string Died = "citizen-died";
    private static readonly DateOnly Monday = CitizenScenario.Day("2026-03-02");

    [Fact]
    public void A_death_ends_what_stands_and_tells_everybody_responsible_once()
    {
        var place = Living();
        Assert.Equal(ConflictStatus.Open, place.Conflict("no-coordinator").Status);
        Assert.NotNull(place.Appointment("BIF/i").Yields);

        place.Advance("PT1H").Hears("KFF", new CitizenDied { OnDate = Monday });

        Assert.All(place.Citizen.Conflicts.Values, it => Assert.Equal(ConflictStatus.Dissolved, it.Status));
        Assert.All(place.Citizen.Deadlines.Values, it => Assert.Equal(DeadlineStatus.Cleared, it.Status));
        Assert.Null(place.Appointment("BIF/i").Yields);
        Assert.Equal(HandoverStatus.Lapsed, place.OnlyHandover.Status);
        Assert.Empty(place.Citizen.OpenContacts());
        Assert.All(place.Citizen.Alerts.Values, alert => Assert.Equal((Died, Severity.Info), (alert.Kind, alert.Severity)));
        Assert.Equal(["bif-job-1", "bif-job-2", "sof-treatment-2", "suf-rehab-lead"], place.Alerted(Died));
        Assert.All(place.Citizen.Interventions.Values, it => Assert.Equal(InterventionStatus.Active, it.Status));
        var picture = CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now);
        Assert.Equal((Monday, Monday), (picture.DiedOn, picture.Died!.OnDate));
        Assert.Equal("closed", Assert.Single(picture.Contacts).Status);
        Assert.Equal("The citizen has died", place.Said(place.AlertTo("bif-job-1")).Title.En);
        Assert.Contains("2 March 2026", place.Said(place.AlertTo("bif-job-1")).Body.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_warned_missed_or_escalated_afterwards_and_the_news_goes_by_itself()
    {
        var place = Living().Hears("KFF", new CitizenDied { OnDate = Monday });
        place.Advance("P20D");
        Assert.DoesNotContain(place.Citizen.Deadlines.Values, it => it.Status is DeadlineStatus.Missed or DeadlineStatus.Warned);
        Assert.All(place.Citizen.Alerts.Values, alert => Assert.Null(alert.EscalatedTo));
        Assert.NotEmpty(place.Citizen.Alerts.Values);
        Assert.Empty(place.Advance("P11D").Citizen.Alerts.Values);
    }

    [Fact]
    public void Later_news_is_folded_and_decides_nothing()
    {
        var place = Living().Hears("KFF", new CitizenDied { OnDate = Monday });
        var (conflicts, deadlines) = (place.Citizen.Conflicts.Count, place.Citizen.Deadlines.Count);
        place.Advance("P1D")
            .Hears("SOF", new ConcernReported { ConcernId = "u", Unit = "sof-family", Caseworker = "sof-family-1" })
            .Hears("SUF", EventSamples.Booked("w", "health", place.In("P9D"), place.In("P9DT1H"), "suf-rehab-1"))
            .Hears("SOF", EventSamples.Booked("v", "treatment", place.In("P9D"), place.In("P9DT1H"), "sof-treatment-2"))
            .Hears("BIF", EventSamples.Due("late", place.Today.AddDays(2), "bif-job-1"))
            .Hears("BIF", new InterventionEnded { InterventionId = "k", EndedOn = place.Today });
        Assert.Equal((conflicts, deadlines), (place.Citizen.Conflicts.Count, place.Citizen.Deadlines.Count));
        Assert.Equal(AppointmentOutcome.Booked, place.Appointment("SUF/w").Outcome);
        Assert.Null(place.Appointment("SUF/w").Yields);
        Assert.Equal(InterventionStatus.Ended, place.Advance("P1D").Intervention("BIF/k").Status);
        Assert.All(place.Citizen.Alerts.Values, alert => Assert.Equal(Died, alert.Kind));
    }

    [Fact]
    public void What_was_due_the_day_before_stays_missed_and_the_day_itself_is_cleared()
    {
        var place = new CitizenScenario()
            .Hears("BIF", EventSamples.Due("before", Monday.AddDays(1), "bif-job-1"))
            .Hears("BIF", EventSamples.Due("day", Monday.AddDays(2), "bif-job-1"))
            .Hears("BIF", EventSamples.Due("met", Monday.AddDays(2), "bif-job-1"))
            .Hears("BIF", new DeadlineMet { DeadlineId = "met" })
            .Advance("P5D");
        Assert.Equal(DeadlineStatus.Missed, place.DeadlineOf("BIF/day").Status);

        place.Hears("KFF", new CitizenDied { OnDate = Monday.AddDays(2) });

        Assert.Equal(DeadlineStatus.Missed, place.DeadlineOf("BIF/before").Status);
        Assert.Equal(DeadlineStatus.Cleared, place.DeadlineOf("BIF/day").Status);
        Assert.Equal(DeadlineStatus.Met, place.DeadlineOf("BIF/met").Status);
        Assert.Equal([Died], place.Citizen.Alerts.Values.Select(alert => alert.Kind));
    }

    [Fact]
    public void A_day_of_death_that_is_not_here_yet_counts_from_its_beginning()
    {
        var place = Living().Hears("KFF", new CitizenDied { OnDate = Monday.AddDays(1) });
        Assert.Equal(ConflictStatus.Open, place.At("2026-03-02T23:59").Conflict("no-coordinator").Status);
        Assert.Equal(ConflictStatus.Dissolved, place.At("2026-03-03T00:00").Conflict("no-coordinator").Status);
    }

    [Fact]
    public void A_corrected_day_tells_nobody_again()
    {
        var place = Living().Hears("KFF", new CitizenDied { OnDate = Monday });
        var raised = place.AlertTo("bif-job-1").RaisedAt;
        place.Does("bif-job-1", new AcknowledgeAlert(place.AlertTo("bif-job-1").Id));
        place.Advance("PT2H").Hears("KFF", new CitizenDied { OnDate = Monday.AddDays(-1) });
        Assert.Equal(Monday.AddDays(-1), place.Citizen.Death!.On);
        Assert.NotNull(place.AlertTo("bif-job-1").AcknowledgedAt);
        Assert.Equal(raised, place.AlertTo("bif-job-1").RaisedAt);
    }

    [Fact]
    public void What_was_excused_before_the_death_stays_excused()
    {
        var place = Living().At("2026-03-11T10:00").Hears("BIF", new AppointmentMissed { AppointmentId = "i" });
        Assert.True(place.Appointment("BIF/i").IsExcused);
        Assert.True(place.Hears("KFF", new CitizenDied { OnDate = Monday.AddDays(9) }).Appointment("BIF/i").IsExcused);
    }

    [Fact]
    public void Persons_decide_nothing_but_what_they_hold_still_moves()
    {
        var place = Living().Hears("KFF", new CitizenDied { OnDate = Monday });
        place.Refuses<StateConflict>("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        place.Refuses<StateConflict>(
            "bif-job-1", new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-job-2"), null, "ferie", null,
                null));
        place.Does("bif-job-lead", new TransferCaseload(new("bif-job-1"), new("bif-job-2"), "orlov"));
        Assert.Equal("bif-job-2", place.Responsible("BIF/k"));
        place.Does("sof-treatment-2", new AcknowledgeAlert(place.AlertTo("sof-treatment-2").Id));
    }

    [Fact]
    public void Whoever_is_responsible_sees_the_citizen_until_it_is_ended()
    {
        var place = Living().Hears("KFF", new CitizenDied { OnDate = Monday });
        Assert.Contains(Involvements.Of(place.Citizen), it => it.Party.Value == "bif-job-1" && it.Role == InvolvementRole.Responsible);
        place.Does("suf-rehab-lead", new AcknowledgeAlert(place.AlertTo("suf-rehab-lead").Id));
        Assert.DoesNotContain(Involvements.Of(place.Citizen), it => it.Party.Value == "suf-rehab-lead");
    }

    [Fact]
    public void The_death_first_or_last_ends_in_the_same_picture()
    {
        var start = CitizenScenario.Local("2026-03-02T08:00");
        DepartmentEvent[] events =
        [
            EventSamples.Of("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", Monday, 4), start, "1"),
            EventSamples.Of("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", Monday, 12), start, "2"),
            EventSamples.Of("BIF", EventSamples.Due("d", Monday.AddDays(3), "bif-job-1"), start, "3"),
            EventSamples.Of("SOF", new ConcernReported { ConcernId = "u", Unit = "sof-family" }, start, "4"),
            EventSamples.Of("BIF", new DeadlineMet { DeadlineId = "d" }, start.AddDays(4), "5"),
            EventSamples.Of("KFF", new CitizenDied { OnDate = Monday.AddDays(2) }, start.AddDays(3), "6"),
        ];
        var (forwards, backwards) = (new CitizenScenario("2026-03-09T09:00"), new CitizenScenario("2026-03-09T09:00"));
        foreach (var one in events) forwards.Hears(one);
        foreach (var one in events.Reverse()) backwards.Hears(one);
        Assert.Equal(Picture.Of(forwards.Citizen), Picture.Of(backwards.Citizen));
        Assert.Equal(Picture.Of(forwards.Advance("P40D").Citizen), Picture.Of(backwards.Advance("P40D").Citizen));
    }

    [Fact]
    public void A_death_taken_back_leaves_everything_as_if_it_had_not_been_said()
    {
        var (mistaken, never) = (Living(), Living());
        foreach (var place in (CitizenScenario[])[mistaken, never])
            place.Hears("BIF", EventSamples.Notified("s", "bif-benefits-1"))
                .Does("sof-treatment-2", new SettleConflict(place.Conflict("sanction-hold").Id, "advise-lift", null, "i behandling"));

        mistaken.Advance("PT1H").Hears("KFF", new CitizenDied { OnDate = Monday }).Advance("P1D");
        // A day that is not here yet: so far the citizen has not died.
        mistaken.Hears("KFF", new CitizenDied { OnDate = Monday.AddDays(300) });
        never.Advance("P1DT1H");

        Assert.Null(mistaken.Citizen.Death);
        Assert.Equal(Known(never), Known(mistaken));
        Assert.Equal(never.OnlyHandover, mistaken.OnlyHandover);
        Assert.Equal(
            never.Citizen.Conflicts.Values.Select(Structure.Of), mistaken.Citizen.Conflicts.Values.Select(Structure.Of));
        Assert.Equal(
            never.Citizen.Deadlines.Values.Select(it => (it.Id, it.Due, it.Status)),
            mistaken.Citizen.Deadlines.Values.Select(it => (it.Id, it.Due, it.Status)));
        Assert.Equal(
            never.Citizen.Alerts.Values.Select(it => (it.Id, it.Stage, it.Severity)),
            mistaken.Citizen.Alerts.Values.Select(it => (it.Id, it.Stage, it.Severity)));
        Assert.Equal(Known(never.Advance("P40D")), Known(mistaken.Advance("P40D")));

        mistaken.Hears("KFF", new CitizenDied { OnDate = Monday.AddDays(1) });
        Assert.Equal(
            ["bif-benefits-1", "bif-job-1", "bif-job-2", "sof-treatment-2", "suf-rehab-lead"], mistaken.Alerted(Died)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_over_when_the_death_is_taken_back_stays_over()
    {
        var place = Living().Hears("KFF", new CitizenDied { OnDate = Monday }).Advance("PT1H")
            .Hears("BIF", new AppointmentCancelled { AppointmentId = "i" })
            .Hears("SUF", new ContactAnswered { ContactId = "h" })
            .Hears("BIF", new InterventionEnded { InterventionId = "k", EndedOn = Monday.AddDays(-1) })
            .Hears("KFF", new CitizenDied { OnDate = Monday.AddDays(300) });
        Assert.All(place.Citizen.Conflicts.Values, it => Assert.Equal(ConflictStatus.Dissolved, it.Status));
        Assert.Equal(HandoverStatus.Lapsed, place.OnlyHandover.Status);
        Assert.Equal(DeadlineStatus.Met, place.Deadline("contact-answer").Status);
        Assert.Equal(DeadlineStatus.Open, place.DeadlineOf("BIF/d").Status);
    }

    [Fact]
    public void A_dead_citizen_is_read_back_from_a_snapshot_as_it_was()
    {
        var place = Living().Hears("KFF", new CitizenDied { OnDate = Monday });
        var before = Structure.Of(place.Citizen);
        place.Restore();
        Assert.Equal(before, Structure.Of(place.Citizen));
    }

    /// <summary>The picture without what was reported of the person.</summary>
    private static string Known(CitizenScenario place) => Picture.Of(place.Citizen).Split('\n', 2)[1];

    /// <summary>With a conflict, a clash, deadlines, an offer and a contact that stand.</summary>
    private static CitizenScenario Living()
    {
        var place = new CitizenScenario()
            .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", Monday, 4))
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", Monday, 12))
            .Hears("SOF", EventSamples.Booked("t", "treatment", CitizenScenario.Local("2026-03-10T10:00"),
                CitizenScenario.Local("2026-03-10T11:00"), "sof-treatment-2", "Nord"))
            .Hears("BIF", EventSamples.Booked("i", "employment-interview", CitizenScenario.Local("2026-03-10T10:00"),
                CitizenScenario.Local("2026-03-10T11:00"), "bif-job-1", "Jobcenter"))
            .Hears("BIF", EventSamples.Due("d", Monday.AddDays(9), "bif-job-1"))
            .Hears("SUF", new ContactReceived { ContactId = "h", Channel = "phone", Unit = "suf-rehab" });
        place.Does("bif-job-1",
            new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-job-2"), null, "ferie", null, null));
        return place;
    }
}

using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class FollowUpGapTests
{
    [Fact]
    public void It_is_found_fourteen_days_ahead_and_owed_by_the_leader_five_business_days_ahead()
    {
        var place = InResidence(until: "2026-03-24");
        Assert.Empty(place.At("2026-03-09T23:59:59").Conflicts("follow-up-gap"));
        var gap = place.At("2026-03-10T00:00").Conflict("follow-up-gap");
        Assert.Equal(
            (ConflictStatus.Open, "sof-adult-lead", "SOF/r"), (gap.Status, gap.Owes!.Value.Value, Assert.Single(gap.Parties).Id.Value));
        Assert.Equal(CitizenScenario.Local("2026-03-17T23:59:59"), gap.AnswerBy!.Value.At);
        Assert.Equal(["sof-adult-lead"], place.Alerted("follow-up-gap"));
        Assert.Equal("SOF/r", place.AlertTo("sof-adult-lead", "follow-up-gap").About);
        Assert.Contains("Den 24. marts 2026 slutter botilbud (SOF)", place.Explained("follow-up-gap").Da, StringComparison.Ordinal);
        Assert.Contains("housing, personal support", place.Explained("follow-up-gap").En, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_seen_until_thirty_days_after_the_end()
    {
        var place = InResidence(until: "2026-03-03").At("2026-04-02T23:59:59");
        Assert.Equal(ConflictStatus.Open, place.Conflict("follow-up-gap").Status);
        Assert.Equal(ConflictStatus.Dissolved, place.At("2026-04-03T00:00").Conflict("follow-up-gap").Status);
        Assert.Empty(InResidence(until: "2026-03-03", at: "2026-04-03T00:00").Conflicts("follow-up-gap"));
        Assert.Single(InResidence(until: "2026-03-03", at: "2026-04-02T23:59").Conflicts("follow-up-gap"));
    }

    [Theory]
    [InlineData("2026-04-07", "2026-03-26")] // Easter: Maundy Thursday to Easter Monday do not count.
    [InlineData("2027-01-05", "2026-12-23")] // Christmas: 24, 25 and 31 December and 1 January do not count.
    public void Business_days_before_the_end_leave_out_holidays(string end, string due)
    {
        var place = InResidence(until: end, at: $"{CitizenScenario.Day(end).AddDays(-14):yyyy-MM-dd}T00:00");
        Assert.Equal(CitizenScenario.Local($"{due}T23:59:59"), place.Conflict("follow-up-gap").AnswerBy!.Value.At);
    }

    [Theory]
    [InlineData("2026-03-09T09:00", "2026-03-09T23:59:59")] // On the last day before which it is owed.
    [InlineData("2026-03-10T09:00", "2026-03-17T23:59:59")] // Too late for that: a business day after the end.
    [InlineData("2026-03-16T09:00", "2026-03-17T23:59:59")] // On the day of the end.
    [InlineData("2026-03-20T09:00", "2026-03-23T23:59:59")] // On a Friday after the end: a business day after it was seen.
    public void Found_late_it_is_owed_one_business_day_after_the_end_or_the_finding(string at, string due) =>
        Assert.Equal(CitizenScenario.Local(due), InResidence(until: "2026-03-16", at: at).Conflict("follow-up-gap").AnswerBy!.Value.At);

    [Fact]
    public void A_coordinator_owes_it_before_the_leader()
    {
        var place = InResidence(until: "2026-03-10");
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-2"), "grund"));
        Assert.Equal("sof-adult-2", place.Conflict("follow-up-gap").Owes!.Value.Value);
    }

    [Fact]
    public void After_residence_housing_and_personal_support_are_both_wanted()
    {
        var place = InResidence(until: "2026-03-10")
            .Hears("BIF", EventSamples.Started("m", "mentor", "bif-job-1", CitizenScenario.Day("2026-03-11")));
        Assert.Equal(ConflictStatus.Open, place.Conflict("follow-up-gap").Status);
        place.Advance("PT1H")
            .Hears("SOF", EventSamples.Started("b", "housing-placement", "sof-adult-2", CitizenScenario.Day("2026-03-11")));
        Assert.Equal(
            (ConflictStatus.Dissolved, DeadlineStatus.Met),
            (place.Conflict("follow-up-gap").Status, place.Deadline("conflict-answer").Status));
        Assert.Empty(place.Alerted("follow-up-gap"));
        Assert.Equal(
            ConflictStatus.Open,
            place.Hears("BIF", new InterventionEnded { InterventionId = "m", EndedOn = CitizenScenario.Day("2026-03-02") })
            .Conflict("follow-up-gap").Status);
    }

    [Theory]
    [InlineData("drug-treatment")]
    [InlineData("mentor")]
    public void After_a_ward_treatment_or_personal_support_is_enough(string kind)
    {
        var place = new CitizenScenario()
            .Hears("REGION", EventSamples.Admitted("w", AdmissionKind.PsychiatricWard, CitizenScenario.Day("2026-03-12")));
        var gap = place.Conflict("follow-up-gap");
        Assert.Equal((PartyType.Admission, "region-psych-lead"), (gap.Parties[0].Type, gap.Owes!.Value.Value));
        Assert.Contains("behandling/personlig støtte", place.Explained("follow-up-gap").Da, StringComparison.Ordinal);
        Assert.Equal(
            ConflictStatus.Dissolved,
            place.Hears("SOF", EventSamples.Started("t", kind, "sof-adult-1", CitizenScenario.Day("2026-03-02")))
                .Conflict("follow-up-gap").Status);
    }

    [Theory]
    [InlineData(AdmissionKind.Prison)]
    [InlineData(AdmissionKind.Residential)]
    public void After_prison_or_an_institution_housing_alone_is_not_enough(AdmissionKind kind)
    {
        var place = new CitizenScenario().Hears("KRIM", EventSamples.Admitted("w", kind, CitizenScenario.Day("2026-03-12")));
        place.Hears("SOF", EventSamples.Started("b", "housing-placement", "sof-adult-2", CitizenScenario.Day("2026-03-13")));
        Assert.Equal(ConflictStatus.Open, place.Conflict("follow-up-gap").Status);
        Assert.Equal(
            ConflictStatus.Dissolved,
            place.Hears("SOF", EventSamples.Started("s", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-03-13")))
            .Conflict("follow-up-gap").Status);
    }

    [Fact]
    public void A_stay_without_an_end_is_seen_when_it_ends_unforeseen()
    {
        var place = new CitizenScenario().Hears("REGION", EventSamples.Admitted("w", AdmissionKind.Ward));
        Assert.Empty(place.Advance("P100D").Conflicts("follow-up-gap"));
        place.Hears("REGION", new AdmissionEnded { AdmissionId = "w" });
        Assert.Equal(
            place.DecisionContext.Policy.Days.AddBusinessDays(place.Today, 1), place.Conflict("follow-up-gap").AnswerBy!.Value.Day);
    }

    [Fact]
    public void What_ends_no_later_does_not_follow_and_neither_does_what_is_paused()
    {
        var place = new CitizenScenario()
            .Hears("REGION", EventSamples.Admitted("w", AdmissionKind.Ward, CitizenScenario.Day("2026-03-12")));
        place.Hears(
            "BIF", EventSamples.Started(
                "m", "mentor", "bif-job-1", CitizenScenario.Day("2026-03-02"), to: CitizenScenario.Day("2026-03-12")));
        Assert.Equal(ConflictStatus.Open, place.Conflict("follow-up-gap").Status);
        place.Hears("BIF", new InterventionChanged { InterventionId = "m", EndsOn = CitizenScenario.Day("2026-03-13") });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("follow-up-gap").Status);
        place.Hears("BIF", new InterventionPaused { InterventionId = "m", OnDate = CitizenScenario.Day("2026-03-02") });
        Assert.Equal(ConflictStatus.Open, place.Conflict("follow-up-gap").Status);
    }

    [Fact]
    public void Intensive_treatment_wants_treatment_or_support_to_follow_and_other_kinds_want_nothing()
    {
        var place = new CitizenScenario()
            .Hears("SOF",
                EventSamples.Started(
                    "t", "drug-treatment", "sof-treatment-1", CitizenScenario.Day("2026-03-01"), to: CitizenScenario.Day("2026-03-12")))
            .Hears("SUF",
                EventSamples.Started(
                    "r", "rehabilitation", "suf-rehab-1", CitizenScenario.Day("2026-03-01"), to: CitizenScenario.Day("2026-03-12")))
            .Hears("SOF",
                EventSamples.Started(
                    "p", "placement", "sof-family-1", CitizenScenario.Day("2026-03-01"), to: CitizenScenario.Day("2026-03-12")))
            .Hears("SOF",
                EventSamples.Started(
                    "l", "alcohol-treatment", "sof-treatment-1", CitizenScenario.Day("2026-03-01"), to: CitizenScenario.Day("2026-03-12"),
                    intensity: Intensity.Low));
        Assert.Equal(
            ("SOF/t", "sof-treatment-lead"),
            (place.Conflict("follow-up-gap").Parties[0].Id.Value, place.Conflict("follow-up-gap").Owes!.Value.Value));
    }

    [Fact]
    public void What_never_ran_leaves_no_gap()
    {
        var place = new CitizenScenario()
            .Hears("SOF", EventSamples.Started("r", "residential-care", "sof-adult-1", CitizenScenario.Day("2026-03-09")));
        Assert.Empty(
            place.Hears("SOF", new InterventionEnded { InterventionId = "r", EndedOn = CitizenScenario.Day("2026-03-05") })
            .Conflicts("follow-up-gap"));
    }

    [Fact]
    public void An_answer_stands_until_the_end_moves_and_then_it_reopens_as_itself()
    {
        var place = InResidence(until: "2026-03-10");
        var id = place.Conflict("follow-up-gap").Id;
        place.Refuses<Forbidden>("bif-job-1", new SettleConflict(id, "answered", null, "grund"));
        place.Does("sof-adult-1", new SettleConflict(id, "answered", null, "flytter hjem til sin søster"));
        place.Hears("SOF", new InterventionChanged { InterventionId = "r", WeeklyHours = 20 }).At("2026-03-20T09:00");
        Assert.Equal(
            (ConflictStatus.Settled, DeadlineStatus.Met),
            (place.Conflict("follow-up-gap").Status, place.Deadline("conflict-answer").Status));

        place.Hears("SOF", new InterventionChanged { InterventionId = "r", EndsOn = CitizenScenario.Day("2026-03-27") });
        Assert.Equal(
            (ConflictStatus.Open, id, place.Now),
            (place.Conflict("follow-up-gap").Status, place.Conflict("follow-up-gap").Id, place.Conflict("follow-up-gap").DetectedAt));
    }

    [Fact]
    public void Prolonged_beyond_what_is_seen_it_is_gone_and_nothing_more_is_owed()
    {
        var place = InResidence(until: "2026-03-10")
            .Hears("SOF", new InterventionChanged { InterventionId = "r", EndsOn = CitizenScenario.Day("2026-12-31") });
        Assert.Equal(
            (ConflictStatus.Dissolved, DeadlineStatus.Cleared),
            (place.Conflict("follow-up-gap").Status, place.Deadline("conflict-answer").Status));
        Assert.Empty(place.Alerted("follow-up-gap"));
    }

    [Fact]
    public void Ended_before_its_day_it_ends_on_the_day_it_was_ended()
    {
        var place = InResidence(until: "2026-12-31")
            .Hears("SOF", new InterventionEnded { InterventionId = "r", EndedOn = CitizenScenario.Day("2026-03-06") });
        Assert.Equal(CitizenScenario.Local("2026-03-09T23:59:59"), place.Conflict("follow-up-gap").AnswerBy!.Value.At);
    }

    [Fact]
    public void Missed_it_is_told_upwards()
    {
        var place = InResidence(until: "2026-03-13").At("2026-03-07T00:00");
        Assert.Equal(DeadlineStatus.Missed, place.Deadline("conflict-answer").Status);
        Assert.Contains("sof-head", place.At("2026-03-14T00:00").Alerted("follow-up-gap"));
    }

    [Fact]
    public void A_stay_reported_by_an_authority_nobody_knows_is_told_to_operations()
    {
        var place = new CitizenScenario(organization: Organization.Empty)
            .Hears("REGION", EventSamples.Admitted("w", AdmissionKind.Ward, CitizenScenario.Day("2026-03-12")));
        Assert.Equal(["operations:other"], place.Alerted("follow-up-gap"));
    }

    [Fact]
    public void What_follows_of_another_group_grants_no_wish()
    {
        var place = InResidence(until: "2026-03-10")
            .Hears("KFF", EventSamples.Started("g", "debt-advice", "kff-service-1", CitizenScenario.Day("2026-03-11")))
            .Hears("BIF", EventSamples.Started("m", "mentor", "bif-job-1", CitizenScenario.Day("2026-03-11")))
                .Hears("SOF", EventSamples.Started("c", "contact-person", "sof-adult-3", CitizenScenario.Day("2026-03-11")));
        Assert.Equal(ConflictStatus.Open, place.Conflict("follow-up-gap").Status);
        Assert.Equal(
            ConflictStatus.Dissolved,
            place.Hears("SOF", EventSamples.Started("b", "shelter", "sof-adult-3", CitizenScenario.Day("2026-03-11")))
                .Conflict("follow-up-gap").Status);
    }

    [Fact]
    public void It_was_done_when_the_last_follow_up_that_counts_was_told_of()
    {
        var place = InResidence(until: "2026-03-10").Advance("PT1H")
            .Hears("BIF", EventSamples.Started("m", "mentor", "bif-job-1", CitizenScenario.Day("2026-03-11")))
            .Advance("PT1H")
                .Hears("SUF",
                    EventSamples.Started(
                        "x", "home-care", "suf-rehab-1", CitizenScenario.Day("2026-03-11"), to: CitizenScenario.Day("2026-03-05")))
                .Advance("PT1H");
        place.Hears(
            "SOF", EventSamples.Started("b", "housing-placement", "sof-adult-2", CitizenScenario.Day("2026-03-11")),
            CitizenScenario.Local("2026-03-02T10:30"));
        Assert.Equal(
            (DeadlineStatus.Met, CitizenScenario.Local("2026-03-02T10:30")),
            (place.Deadline("conflict-answer").Status, place.Deadline("conflict-answer").MetAt));
    }

    [Theory]
    [InlineData("2026-03-02T08:59", DeadlineStatus.Cleared)] // Known before it was missed: nothing was owed.
    [InlineData("2026-03-02T09:00", DeadlineStatus.Met)]
    public void A_follow_up_from_before_it_was_detected_means_that_nothing_was_owed(string told, DeadlineStatus status)
    {
        var place = new CitizenScenario().Hears("REGION", EventSamples.Admitted("w", AdmissionKind.Ward, CitizenScenario.Day("2026-03-12")))
            .Advance("PT1H")
            .Hears("SOF", EventSamples.Started("t", "drug-treatment", "sof-treatment-1", CitizenScenario.Day("2026-03-02")),
                CitizenScenario.Local(told));
        Assert.Equal(status, place.Deadline("conflict-answer").Status);
    }

    [Fact]
    public void Where_a_unit_or_a_department_has_no_leader_its_head_owes_it()
    {
        var leaderless =
            AcceptanceMunicipality.Document with { Units = [.. AcceptanceMunicipality.Document.Units.Select(
                u => u.Id is "sof-adult" or "region-psych" ? u with { Leader = null } : u)] };
        var place = new CitizenScenario(organization: new Organization(1, leaderless, []))
            .Hears("SOF",
                EventSamples.Started(
                    "r", "residential-care", "sof-adult-1", CitizenScenario.Day("2026-01-01"), to: CitizenScenario.Day("2026-03-10")));
        Assert.Equal("sof-head", place.Conflict("follow-up-gap").Owes!.Value.Value);

        place = new CitizenScenario(organization: new Organization(1, leaderless, []))
            .Hears("REGION", EventSamples.Admitted("w", AdmissionKind.Ward, CitizenScenario.Day("2026-03-12")));
        Assert.Equal("region-head", place.Conflict("follow-up-gap").Owes!.Value.Value);
    }

    private static CitizenScenario InResidence(string until, string at = "2026-03-02T09:00") => new CitizenScenario(at)
        .Hears("SOF",
            EventSamples.Started(
                "r", "residential-care", "sof-adult-1", CitizenScenario.Day("2026-01-01"), to: CitizenScenario.Day(until)));
}

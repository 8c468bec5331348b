using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class OrphanedTests
{
    [Fact]
    public void Handed_to_another_absent_person_it_ends_when_somebody_present_takes_it()
    {
        var place = InEmployment().Organized(o => o.Without("bif-job-1").Absent("bif-job-3", CitizenScenario.Day("2026-03-02")))
            .Advance("PT1H");
        place.Hears("BIF", EventSamples.Assigned("k", "bif-job-3"));
        Assert.Equal(ConflictStatus.Open, place.Conflict("orphaned").Status);
        place.Advance("PT1H").Hears("BIF", EventSamples.Assigned("k", "bif-job-2"));
        Assert.Equal((DeadlineStatus.Met, place.Now), (place.Deadline("conflict-answer").Status, place.Deadline("conflict-answer").MetAt));
    }

    private static readonly Responsibility Course = new(ResponsibilityType.Intervention, new("BIF/k"));

    [Fact]
    public void Who_has_left_leaves_the_unit_leader_to_hand_over_within_two_business_days()
    {
        var place = InEmployment().Organized(o => o.Without("bif-job-1"));
        var orphaned = place.Conflict("orphaned");
        Assert.Equal(
            (ConflictStatus.Open, InterimAct.LeaderResponsible, "bif-job-lead"),
            (orphaned.Status, orphaned.Interim, orphaned.Owes!.Value.Value));
        Assert.Equal((PartyType.Intervention, "BIF/k"), (Assert.Single(orphaned.Parties).Type, orphaned.Parties[0].Id.Value));
        Assert.Equal(
            (CitizenScenario.Local("2026-03-04T23:59:59"), "bif-job-lead"),
            (place.Deadline("conflict-answer").Due.At, place.Deadline("conflict-answer").Responsible.Value));
        Assert.Equal(["bif-job-lead"], place.Alerted("orphaned"));
        Assert.Equal("BIF/k", place.AlertTo("bif-job-lead", "orphaned").About);
        Assert.Contains("bif-job-lead er ansvarlig", place.Explained("orphaned").Da, StringComparison.Ordinal);
    }

    [Fact]
    public void Handed_over_it_ends_and_what_was_owed_is_met()
    {
        var place = InEmployment().Organized(o => o.Without("bif-job-1")).Advance("P1D");
        var id = place.Does("bif-job-lead", new OfferHandover(Course, new("bif-job-3"), null, "fratrådt", null, null));
        Assert.Equal(ConflictStatus.Open, place.Conflict("orphaned").Status);
        place.Advance("PT1H").Does("bif-job-3", new AcceptHandover(new(id!)));
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("orphaned").Status);
        Assert.Equal((DeadlineStatus.Met, place.Now), (place.Deadline("conflict-answer").Status, place.Deadline("conflict-answer").MetAt));
        Assert.Empty(place.Alerted("orphaned"));
        place.Explained("orphaned");
    }

    [Fact]
    public void A_department_that_reports_another_caseworker_has_handed_over()
    {
        var place = InEmployment().Organized(o => o.Without("bif-job-1")).Advance("PT1H")
            .Hears("BIF", EventSamples.Assigned("k", "bif-job-3"));
        Assert.Equal(
            (ConflictStatus.Dissolved, DeadlineStatus.Met), (place.Conflict("orphaned").Status, place.Deadline("conflict-answer").Status));
    }

    [Fact]
    public void A_handover_from_before_reported_late_means_that_nothing_was_owed()
    {
        var place = InEmployment().Advance("P1D").Organized(o => o.Without("bif-job-1"))
            .Hears("BIF", EventSamples.Assigned("k", "bif-job-3"), CitizenScenario.Local("2026-03-02T12:00"));
        Assert.Equal(
            (ConflictStatus.Dissolved, DeadlineStatus.Cleared),
            (place.Conflict("orphaned").Status, place.Deadline("conflict-answer").Status));
    }

    [Fact]
    public void Absent_with_a_substitute_who_is_there_it_is_not_orphaned()
    {
        var place = InEmployment().Organized(o => o.Absent("bif-job-1", CitizenScenario.Day("2026-03-02")));
        Assert.Equal("bif-job-2", place.Responsible("BIF/k"));
        Assert.Empty(place.Conflicts("orphaned"));
    }

    [Fact]
    public void Absence_without_substitute_orphans_it_for_those_days_and_it_reopens_as_itself()
    {
        var place = InEmployment("bif-job-3")
            .Organized(o => o.Absent("bif-job-3", CitizenScenario.Day("2026-03-05"), CitizenScenario.Day("2026-03-09")));
        Assert.Empty(place.At("2026-03-04T23:59:59").Conflicts("orphaned"));
        Assert.Equal(CitizenScenario.Local("2026-03-09T23:59:59"), place.At("2026-03-05T00:00").Conflict("orphaned").AnswerBy!.Value.At);
        var id = place.Conflict("orphaned").Id;
        Assert.Equal(ConflictStatus.Open, place.At("2026-03-09T23:59:59").Conflict("orphaned").Status);
        Assert.Equal(ConflictStatus.Dissolved, place.At("2026-03-10T00:00").Conflict("orphaned").Status);
        place.Organized(o => o.Without("bif-job-3"));
        Assert.Equal(
            (ConflictStatus.Open, id, place.Now),
            (place.Conflict("orphaned").Status, place.Conflict("orphaned").Id, place.Conflict("orphaned").DetectedAt));
    }

    [Fact]
    public void It_begins_when_the_substitute_goes_away_too_and_ends_when_the_substitute_is_back()
    {
        var place = InEmployment()
            .Organized(
                o => o.Absent("bif-job-1", CitizenScenario.Day("2026-03-02"))
                    .Absent("bif-job-2", CitizenScenario.Day("2026-03-03"), CitizenScenario.Day("2026-03-03")));
        Assert.Empty(place.At("2026-03-02T23:59:59").Conflicts("orphaned"));
        Assert.Equal(ConflictStatus.Open, place.At("2026-03-03T00:00").Conflict("orphaned").Status);
        Assert.Equal(ConflictStatus.Dissolved, place.At("2026-03-04T00:00").Conflict("orphaned").Status);
    }

    [Fact]
    public void Where_the_leader_is_away_too_the_head_owes_it()
    {
        var place = InEmployment("bif-job-3")
            .Organized(
                o => o.Without("bif-job-3").Absent("bif-job-lead", CitizenScenario.Day("2026-03-03"), CitizenScenario.Day("2026-03-03")));
        Assert.Equal("bif-job-lead", place.Conflict("orphaned").Owes!.Value.Value);
        Assert.Equal("bif-head", place.At("2026-03-03T00:00").Conflict("orphaned").Owes!.Value.Value);
        Assert.Equal(["bif-head"], place.Alerted("orphaned"));
        Assert.Equal("bif-job-lead", place.At("2026-03-04T00:00").Conflict("orphaned").Owes!.Value.Value);
        Assert.Equal(CitizenScenario.Local("2026-03-02T09:00"), place.Conflict("orphaned").DetectedAt);
    }

    [Fact]
    public void Missed_it_is_told_to_the_head_five_business_days_later()
    {
        var place = InEmployment().Organized(o => o.Without("bif-job-1"));
        place.Does("bif-job-lead", new AcknowledgeAlert(place.AlertTo("bif-job-lead", "orphaned").Id));
        Assert.NotEqual(DeadlineStatus.Missed, place.At("2026-03-04T23:59:59").Deadline("conflict-answer").Status);
        Assert.Equal(DeadlineStatus.Missed, place.At("2026-03-05T00:00").Deadline("conflict-answer").Status);
        Assert.Contains("bif-head", place.At("2026-03-12T00:00").Alerted("orphaned"));
    }

    [Fact]
    public void Nobody_settles_it_otherwise()
    {
        var place = InEmployment().Organized(o => o.Without("bif-job-1"));
        var refused = place.Refuses<Invalid>("bif-job-lead", new SettleConflict(place.Conflict("orphaned").Id, "answered", null, "grund"));
        Assert.Contains("is not settled: it ends when its reason goes", Assert.Single(refused.Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_intervention_that_runs_is_one_conflict_and_what_does_not_run_is_none()
    {
        var place = InEmployment();
        place.Hears("BIF", EventSamples.Started("a", "activation", "bif-job-1", CitizenScenario.Day("2026-03-02")))
            .Hears("BIF", EventSamples.Started("w", "wage-subsidy", "bif-job-1", CitizenScenario.Day("2026-03-09")))
            .Hears("BIF", EventSamples.Started("u", "job-placement", "nobody-1", CitizenScenario.Day("2026-03-02")))
            .Organized(o => o.Without("bif-job-1"));
        Assert.Equal(["BIF/a", "BIF/k"], place.Conflicts("orphaned").Select(c => c.Parties[0].Id.Value).Order());
        place.Hears("BIF", new InterventionPaused { InterventionId = "a", OnDate = place.Today });
        Assert.Equal("BIF/k", Assert.Single(place.Conflicts("orphaned"), c => c.Status == ConflictStatus.Open).Parties[0].Id.Value);
        Assert.Equal(3, place.At("2026-03-09T00:00").Conflicts("orphaned").Count);
    }

    private static CitizenScenario InEmployment(string caseworker = "bif-job-1") =>
        new CitizenScenario().Hears("BIF", EventSamples.Started("k", "contact-course", caseworker, CitizenScenario.Day("2026-03-02"), 4));
}

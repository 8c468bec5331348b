using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Ids;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Organizations;

public sealed class ResponsibilityTests
{
    [Fact]
    public void While_absent_the_substitute_answers_from_the_first_to_the_last_day()
    {
        var place = InEmployment()
            .Organized(o => o.Absent("bif-job-1", CitizenScenario.Day("2026-03-05"), CitizenScenario.Day("2026-03-06")));
        Assert.Equal("bif-job-1", place.At("2026-03-04T23:59:59").Responsible("BIF/k"));
        Assert.Equal("bif-job-2", place.At("2026-03-05T00:00").Responsible("BIF/k"));
        Assert.Equal(["responsibility-moved", "deadline-reassigned", "alert-raised", "alert-taken-back"], place.LatestKinds);
        Assert.Equal("bif-job-2", place.At("2026-03-06T23:59:59").Responsible("BIF/k"));
        Assert.Equal("bif-job-1", place.At("2026-03-07T00:00").Responsible("BIF/k"));
    }

    [Fact]
    public void Without_a_substitute_who_is_there_the_unit_leader_answers_and_then_the_head()
    {
        var today = CitizenScenario.Day("2026-03-02");
        var place = InEmployment().Organized(o => o.Absent("bif-job-1", today).Absent("bif-job-2", today));
        Assert.Equal("bif-job-lead", place.Responsible("BIF/k"));
        Assert.Equal("bif-head", place.Organized(o => o.Absent("bif-job-lead", today)).Responsible("BIF/k"));
        Assert.Equal("bif-head", place.Organized(o => o.Absent("bif-head", today)).Responsible("BIF/k"));
        Assert.Equal("bif-job-1", place.Organized(o => o.With("bif-job-1", c => c with { Absent = null })).Responsible("BIF/k"));
    }

    [Fact]
    public void Who_has_left_is_answered_for_by_the_unit_leader_who_may_hand_over()
    {
        var place = InEmployment().Organized(o => o.Without("bif-job-1"));
        Assert.Equal("bif-job-lead", place.Responsible("BIF/k"));
        var id = place.Does(
            "bif-job-lead",
            new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-job-3"), null, "fratrådt", null, null));
        place.Does("bif-job-3", new AcceptHandover(new(id!)));
        Assert.Equal("bif-job-3", place.Responsible("BIF/k"));
    }

    [Fact]
    public void Who_was_never_known_answers_and_is_alerted_through_the_entry_unit()
    {
        var place = new CitizenScenario().Hears("BIF", EventSamples.Due("d", CitizenScenario.Day("2026-03-05"), "newcomer-7"))
            .At("2026-03-06T00:00");
        Assert.Equal("newcomer-7", place.DeadlineOf("BIF/d").Responsible.Value);
        Assert.Equal(["bif-job-lead"], place.Alerted("department"));
    }

    [Fact]
    public void A_new_responsible_person_takes_deadlines_and_alerts_over()
    {
        var place = InEmployment().Hears("BIF", EventSamples.Due("d", CitizenScenario.Day("2026-03-12"), "bif-job-1"))
            .At("2026-03-09T09:00");
        Assert.Equal(["bif-job-1"], place.Alerted("department"));
        place.Organized(o => o.Absent("bif-job-1", place.Today));
        Assert.Equal("bif-job-2", place.DeadlineOf("BIF/d").Responsible.Value);
        Assert.Equal(["bif-job-2"], place.Alerted("department"));
    }

    [Fact]
    public void The_coordinator_role_is_answered_for_in_the_same_way()
    {
        var place = InEmployment();
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "grund"));
        place.Organized(o => o.Absent("bif-job-1", place.Today, place.Today));
        Assert.Equal("bif-job-2", place.Citizen.ResponsibleCoordinator!.Value.Value);
        Assert.Equal("bif-job-1", place.Advance("P1D").Citizen.ResponsibleCoordinator!.Value.Value);
    }

    [Fact]
    public void An_absence_may_be_told_by_the_hour()
    {
        var place = InEmployment()
            .Organized(o => o.Absent("bif-job-1", CitizenScenario.Local("2026-03-02T12:00"), CitizenScenario.Local("2026-03-02T14:00")));
        Assert.Equal("bif-job-2", place.At("2026-03-02T12:00").Responsible("BIF/k"));
        Assert.Equal("bif-job-1", place.At("2026-03-02T14:00").Responsible("BIF/k"));
    }

    [Fact]
    public void The_empty_organization_knows_nobody_and_no_department_not_even_none()
    {
        var nobody = Organization.Empty;
        var clock = new EvaluationClock(CitizenScenario.Local("2026-03-02T09:00"));
        Assert.Null(nobody.HeadOf(default));
        Assert.Null(nobody.EntryLeaderOf(default));
        Assert.Null(nobody.Find(default(DepartmentCode)));
        Assert.Null(nobody.LeaderOf(default(UnitId?)));
        Assert.Empty(nobody.EscalationFrom(new("a"), default));
        Assert.Equal("a", nobody.ResponsibleFor(new("a"), null, default, clock).Value);
    }

    private static CitizenScenario InEmployment() =>
        new CitizenScenario().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02"), 4));
}

using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class NoCoordinatorTests
{
    [Fact]
    public void The_most_intensive_then_most_hours_then_longest_running_is_proposed_in_turn()
    {
        var place = new CitizenScenario();
        place.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02"), 4))
            .Hears("KFF", EventSamples.Started("g", "debt-advice", "kff-service-1", CitizenScenario.Day("2026-01-01"), 4))
            .Hears("SUF", EventSamples.Started("r", "rehabilitation", "suf-rehab-1", CitizenScenario.Day("2026-03-02"), 1))
            .Hears("BUF", EventSamples.Started("s", "school-support", "buf-school-1", CitizenScenario.Day("2026-03-02"), 20))
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-03-02"), 1));

        foreach (var next in (string[])["sof-treatment-2", "suf-rehab-1", "buf-school-1", "kff-service-1", "bif-job-1"])
        {
            var conflict = place.Conflict("no-coordinator");
            Assert.Equal((next, InterimAct.Proposed), (conflict.Owes!.Value.Value, conflict.Interim));
            Assert.Equal(next, place.Deadline("appoint-coordinator").Responsible.Value);
            Assert.Equal([next], place.Alerted("no-coordinator"));
            place.Refuses<Forbidden>(
                next == "bif-job-1" ? "suf-rehab-1" : "bif-job-1", new SettleConflict(conflict.Id, "pass-on", null, "nej"));
            place.Does(next, new SettleConflict(conflict.Id, "pass-on", null, "for meget på bordet"));
        }

        var open = place.Conflict("no-coordinator");
        Assert.Equal((ConflictStatus.Open, "sof-treatment-lead"), (open.Status, open.Owes!.Value.Value));
        Assert.Null(open.Proposed);
        Assert.Null(open.Interim);
        place.Refuses<StateConflict>("sof-treatment-lead", new SettleConflict(open.Id, "pass-on", null, "heller ikke mig"));
    }

    [Fact]
    public void After_ten_business_days_the_heads_of_the_departments_involved_are_told()
    {
        var place = Shared();
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-16T23:59:59").Deadline("appoint-coordinator").Status);
        Assert.Equal(DeadlineStatus.Missed, place.At("2026-03-17T00:00").Deadline("appoint-coordinator").Status);
        Assert.Contains("bif-head", place.Alerted("no-coordinator"));
        Assert.Contains("sof-head", place.Alerted("no-coordinator"));
        Assert.Equal(place.Conflict("no-coordinator").Id.Value, place.AlertTo("bif-head", "no-coordinator").About);
    }

    [Fact]
    public void It_needs_two_departments_with_something_that_runs()
    {
        var place = new CitizenScenario();
        place.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02")))
            .Hears("BIF", EventSamples.Started("m", "mentor", "bif-job-2", CitizenScenario.Day("2026-03-02")))
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-03-09")));
        Assert.Empty(place.At("2026-03-08T23:59:59").Citizen.Conflicts.Values);
        Assert.Equal(ConflictStatus.Open, place.At("2026-03-09T00:00").Conflict("no-coordinator").Status);
        place.Hears("SOF", new InterventionPaused { InterventionId = "b", OnDate = CitizenScenario.Day("2026-03-09") });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("no-coordinator").Status);
        Assert.Equal(DeadlineStatus.Cleared, place.Deadline("appoint-coordinator").Status);
        Assert.Empty(place.Alerted("no-coordinator"));
    }

    [Fact]
    public void A_unit_leader_of_an_involved_department_gives_the_role_to_one_of_theirs()
    {
        var place = Shared();
        place.Refuses<Invalid>("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-2"), null));
        place.Refuses<Invalid>("sof-adult-lead", new AppointAsCoordinator(new("nobody-9"), "grund"));
        place.Refuses<Forbidden>("suf-rehab-lead", new AppointAsCoordinator(new("suf-rehab-1"), "grund"));
        place.Refuses<Forbidden>("sof-adult-lead", new AppointAsCoordinator(new("sof-family-1"), "grund"));
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-2"), "grund"));
        Assert.Equal(["bif-job-1", "sof-adult-2", "sof-treatment-2"], place.Alerted("coordinator-appointed"));
    }

    [Fact]
    public void A_unit_leader_passes_on_for_the_proposed_one_who_then_leaves_the_line()
    {
        var place = Shared();
        place.Does("sof-treatment-lead", new SettleConflict(place.Conflict("no-coordinator").Id, "pass-on", null, "på orlov om lidt"));
        Assert.Equal(
            ("bif-job-1", "sof-treatment-2"),
            (place.Conflict("no-coordinator").Owes!.Value.Value, Assert.Single(place.Conflict("no-coordinator").PassedOn).Value));
    }

    [Fact]
    public void An_unknown_proposed_person_is_reached_through_the_entry_of_the_naming_department()
    {
        var place = new CitizenScenario()
            .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02"), 4))
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "newcomer-7", CitizenScenario.Day("2026-03-02"), 12));
        Assert.Equal(
            ("newcomer-7", "SOF"),
            (place.Deadline("appoint-coordinator").Responsible.Value, place.Deadline("appoint-coordinator").Department.Value));
        Assert.Equal(["sof-adult-lead"], place.Alerted("no-coordinator"));
    }

    private static CitizenScenario Shared() => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02"), 4))
        .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-03-02"), 12));
}

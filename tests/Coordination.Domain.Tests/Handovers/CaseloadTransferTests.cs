using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Domain.Reported;
using Coordination.Domain.Tests.Citizens;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Handovers;

public sealed class CaseloadTransferTests
{
    private const string Transfer = "transfer-1";

    private static readonly Responsibility Course = new(ResponsibilityType.Intervention, new("BIF/k"));
    private static readonly TransferCaseload ToColleague = new(new("bif-job-1"), new("bif-job-3"), "ny fordeling");
    private static readonly TransferCaseload ToOtherDepartment = new(new("bif-job-1"), new("sof-adult-1"), "ny målgruppe");

    [Fact]
    public void Within_a_department_every_responsibility_moves_in_one_entry_each_by_whoever_ordered_it()
    {
        var place = Coordinated();
        place.Does("bif-job-lead", ToColleague, Transfer);

        Assert.Equal(["handover-accepted", "handover-accepted", "handover-accepted"], place.LatestKinds.Take(3));
        Assert.All(place.Latest.Take(3), entry => Assert.Equal(("bif-job-lead", Transfer), (entry.By, entry.Cause)));
        Assert.Equal(("bif-job-3", "bif-job-3"), (place.Responsible("BIF/k"), place.Responsible("BIF/l")));
        Assert.Equal("bif-job-3", place.Citizen.Coordinator!.Holder.Caseworker.Value);
        Assert.Equal("sof-treatment-2", place.Responsible("SOF/b"));
        Assert.Equal(Report(3, 0), Text(ReportOf(place, ToColleague)));
        Invariants.Hold(place);
    }

    [Fact]
    public void Open_deadlines_appointments_and_alerts_go_along()
    {
        var place = InEmployment()
            .Hears("BIF",
                EventSamples.Booked(
                    "a", "employment-interview", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"),
                    "bif-job-1", "Jobcenter",
                    "k"))
            .Hears("BIF", EventSamples.Due("d", CitizenScenario.Day("2026-03-20"), "bif-job-1", "k"))
            .Hears("SOF",
                EventSamples.Booked(
                    "t", "treatment", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"),
                    "sof-treatment-2", "Nord"));
        Assert.Equal(["bif-job-1"], place.Alerted("appointment-clash"));
        place.Does("bif-job-lead", ToColleague, Transfer);

        Assert.Equal(("bif-job-3", "bif-job-3"), (place.Deadline("rebook").Responsible.Value, place.DeadlineOf("BIF/d").Responsible.Value));
        Assert.Equal(["bif-job-3"], place.Alerted("appointment-clash"));
        Assert.Equal(Report(1, 0), Text(ReportOf(place, ToColleague)));
        Invariants.Hold(place);
    }

    [Fact]
    public void Carried_out_again_after_a_crash_it_changes_nothing()
    {
        var place = Coordinated();
        place.Does("bif-job-lead", ToColleague, Transfer);
        place.Restore();
        place.Does("bif-job-lead", ToColleague, Transfer);
        Assert.Empty(place.Latest);
        Assert.Equal(Report(3, 0), Text(ReportOf(place, ToColleague)));

        // What has come back to the giver since is not taken again.
        var id = place.Does("bif-job-3", new OfferHandover(Course, new("bif-job-1"), null, "fejl", null, null));
        place.Does("bif-job-1", new AcceptHandover(new(id!)));
        place.Does("bif-job-lead", ToColleague, Transfer);
        Assert.Empty(place.Latest);
        Assert.Equal("bif-job-1", place.Responsible("BIF/k"));
    }

    [Fact]
    public void Another_department_is_made_an_offer_and_the_giver_stays_responsible()
    {
        var place = InEmployment();
        place.Does("bif-job-lead", ToOtherDepartment, Transfer);
        Assert.Equal((HandoverStatus.Offered, "bif-job-1"), (place.OnlyHandover.Status, place.Responsible("BIF/k")));
        Assert.Equal("sof-adult-1", place.Deadline("handover-answer").Responsible.Value);
        Assert.Equal(Report(0, 1), Text(ReportOf(place, ToOtherDepartment)));

        place.Does("bif-job-lead", ToOtherDepartment, Transfer);
        Assert.Empty(place.Latest);
        place.Does("sof-adult-1", new AcceptHandover(place.OnlyHandover.Id));
        Assert.Equal("sof-adult-1", place.Responsible("BIF/k"));
        Invariants.Hold(place);
    }

    [Fact]
    public void An_open_offer_lapses_when_the_responsibility_moves_and_the_coordinator_role_is_no_exception()
    {
        var place = Coordinated();
        var course = place.Does("bif-job-1", new OfferHandover(Course, new("sof-adult-1"), null, "grund", null, null));
        var role = place.Does(
            "bif-job-1", new OfferHandover(Responsibility.CoordinatorRole, new("sof-treatment-2"), null, "grund", null, null));
        place.Does("bif-job-lead", ToColleague, Transfer);
        Assert.Equal((HandoverStatus.Lapsed, HandoverStatus.Lapsed), (place.Handover(course).Status, place.Handover(role).Status));
        place.Refuses<StateConflict>("sof-treatment-2", new AcceptHandover(new(role!)));
        Assert.Equal("bif-job-3", place.Citizen.Coordinator!.Holder.Caseworker.Value);
        Invariants.Hold(place);
    }

    [Fact]
    public void What_is_offered_already_stays_offered_and_is_reported()
    {
        var place = InEmployment();
        var id = place.Does("bif-job-1", new OfferHandover(Course, null, new("sof-adult"), "grund", null, null));
        place.Does("bif-job-lead", ToOtherDepartment, Transfer);
        Assert.Equal(HandoverStatus.Offered, place.Handover(id).Status);
        Assert.Equal(Report(0, 0, "intervention BIF/k already-offered"), Text(ReportOf(place, ToOtherDepartment)));
    }

    [Fact]
    public void From_somebody_who_has_left_everything_moves_and_the_leader_no_longer_stands_in()
    {
        var place = InEmployment().Organized(o => o.Without("bif-job-1"));
        Assert.Equal("bif-job-lead", place.Responsible("BIF/k"));
        place.Does("bif-job-lead", ToColleague, Transfer);
        Assert.Equal(("bif-job-3", "bif-job-3"), (place.Intervention("BIF/k").Holder.Caseworker.Value, place.Responsible("BIF/k")));
        Assert.DoesNotContain(place.Citizen.Conflicts.Values, conflict => conflict is { Kind: "orphaned", Status: ConflictStatus.Open });
        Invariants.Hold(place);
    }

    [Fact]
    public void To_somebody_absent_it_moves_and_the_substitute_answers()
    {
        var place = Coordinated()
            .Organized(
                o => o.Absent("bif-job-3", CitizenScenario.Day("2026-03-02")).With("bif-job-3", c => c with { Substitute = "bif-job-2" }));
        place.Does("bif-job-lead", ToColleague, Transfer);
        Assert.Equal(("bif-job-3", "bif-job-2"), (place.Intervention("BIF/k").Holder.Caseworker.Value, place.Responsible("BIF/k")));
    }

    [Fact]
    public void A_receiver_who_has_left_meanwhile_or_is_unknown_gets_nothing_and_that_is_reported()
    {
        var place = InEmployment().Organized(o => o.Without("bif-job-3"));
        place.Does("bif-job-lead", ToColleague, Transfer);
        Assert.Empty(place.Latest);
        Assert.Equal(Report(0, 0, "intervention BIF/k receiver-left"), Text(ReportOf(place, ToColleague)));
        var toNobody = ToColleague with { To = new("nobody-9") };
        place.Does("bif-job-lead", toNobody, Transfer);
        Assert.Equal(Report(0, 0, "intervention BIF/k receiver-unknown"), Text(ReportOf(place, toNobody)));
        Assert.Equal("bif-job-1", place.Responsible("BIF/k"));
    }

    [Fact]
    public void What_has_another_holder_or_has_ended_meanwhile_is_no_longer_held()
    {
        var place = InEmployment().Hears("BIF", EventSamples.Assigned("k", "bif-job-2"));
        place.Does("bif-job-lead", ToColleague, Transfer);
        Assert.Equal(Report(0, 0, "citizen no-longer-held"), Text(ReportOf(place, ToColleague)));
        var ended = InEmployment();
        ended.Hears("BIF", new InterventionEnded { InterventionId = "k", EndedOn = ended.Today });
        ended.Does("bif-job-lead", ToColleague, Transfer);
        Assert.Equal(Report(0, 0, "citizen no-longer-held"), Text(ReportOf(ended, ToColleague)));
    }

    [Fact]
    public void A_report_dated_after_the_transfer_wins_over_it_and_is_told()
    {
        var place = InEmployment().Hears("BIF", EventSamples.Assigned("k", "bif-job-2"));
        place.Hears("BIF", EventSamples.Assigned("k", "bif-job-1"), place.In("PT1H"));
        place.Does("bif-job-lead", ToColleague, Transfer);
        Assert.Equal("bif-job-1", place.Responsible("BIF/k"));
        Assert.Equal(Report(0, 0, "intervention BIF/k reported-anew"), Text(ReportOf(place, ToColleague)));
    }

    [Fact]
    public void What_names_the_giver_and_belongs_to_no_intervention_is_reported()
    {
        var place = InEmployment()
            .Hears("BIF",
                EventSamples.Booked(
                    "a", "employment-interview", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"),
                    "bif-job-1"))
            .Hears("BIF", EventSamples.Due("d", CitizenScenario.Day("2026-03-20"), "bif-job-1"))
            .Hears("BIF", EventSamples.Notified("s", "bif-job-1"));
        place.Does("bif-job-lead", ToColleague, Transfer);
        Assert.Equal(
            Report(1, 0, "appointment BIF/a of-no-intervention", "deadline BIF/d of-no-intervention", "sanction BIF/s of-no-intervention"),
            Text(ReportOf(place, ToColleague)));
    }

    [Fact]
    public void Unit_leader_and_head_may_order_it_even_for_somebody_who_has_left()
    {
        var left = new CitizenScenario().Organized(o => o.Without("bif-job-1")).Organization;
        Assert.True(TransferRights.MayOrder(left, new("bif-job-lead"), new("bif-job-1")));
        Assert.True(TransferRights.MayOrder(left, new("bif-head"), new("bif-job-1")));
        Assert.True(TransferRights.MayOrder(left, new("bif-head"), new("bif-benefits-1")));
        Assert.False(TransferRights.MayOrder(left, new("bif-benefits-lead"), new("bif-job-1")));
        Assert.False(TransferRights.MayOrder(left, new("bif-job-2"), new("bif-job-1")));
        Assert.False(TransferRights.MayOrder(left, new("sof-head"), new("bif-job-1")));
        Assert.False(TransferRights.MayOrder(left, new("bif-head"), new("nobody-9")));
    }

    private static CitizenScenario InEmployment() =>
        new CitizenScenario().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02"), 4));

    /// <summary>Two interventions and the coordinator role of bif-job-1, and one of another's.</summary>
    private static CitizenScenario Coordinated()
    {
        var place = InEmployment()
            .Hears("BIF", EventSamples.Started("l", "mentor", "bif-job-1", CitizenScenario.Day("2026-04-01"), 4))
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-03-02")));
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "grund"));
        return place;
    }

    private static TransferReport ReportOf(CitizenScenario place, TransferCaseload command) =>
        CaseloadTransfer.ReportOf(place.Citizen, Transfer, command, by: new("bif-job-lead"), place.DecisionContext);

    private static string Text(TransferReport report) =>
        Report(report.Moved, report.Offered,
            [.. report.Left.Select(one => one.Id is { } id ? $"{one.Type} {id} {one.Why}" : $"{one.Type} {one.Why}")]);

    private static string Report(int moved, int offered, params string[] left) =>
        $"{moved} moved, {offered} offered, left: {string.Join("; ", left)}";
}

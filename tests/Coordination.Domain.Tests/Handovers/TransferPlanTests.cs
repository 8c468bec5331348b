using Coordination.Domain.Calendar;
using Coordination.Domain.Handovers;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Handovers;

public sealed class TransferPlanTests
{
    private static readonly CitizenKey[] Citizens = [.. Enumerable.Range(0, 12).Select(number => new CitizenKey($"c-{number:00}"))];

    [Fact]
    public void By_shares_the_citizens_are_spread_evenly_along_the_list()
    {
        var plan = PlanOf(To("bif-job-2", 2), To("bif-job-3", 1));
        Assert.Equal(["2", "2", "3", "2", "2", "3", "2", "2", "3", "2", "2", "3"], plan.Select(one => one.Receiver!.Value.Value[^1..]));
        Assert.Equal(Citizens, plan.Select(one => one.Citizen));
        Assert.Equal(plan, PlanOf(To("bif-job-2", 2), To("bif-job-3", 1)));
    }

    [Fact]
    public void By_unit_everybody_present_but_the_giver_and_the_leader_shares_evenly()
    {
        var organization = new CitizenScenario().Organized(o => o.Absent("bif-job-2", CitizenScenario.Day("2026-03-02"))).Organization;
        var (plan, faults) = TransferPlan.Of(Order(ToUnit("bif-job"), To("sof-adult-1", 1)), Citizens, organization, Now);
        Assert.Empty(faults);
        Assert.Equal(
            [("bif-head", 3), ("bif-job-3", 3), ("sof-adult-1", 6)],
            plan.GroupBy(one => one.Receiver!.Value.Value).Select(one => (one.Key, one.Count())).Order());
    }

    [Fact]
    public void Where_only_the_leader_is_there_the_unit_means_the_leader()
    {
        var organization = new CitizenScenario().Organized(o => o.Without("buf-school-1").Without("buf-school-2").Without("buf-school-3")
            .With("buf-head", c => c with { Unit = "kff-service" })).Organization;
        var (plan, _) = TransferPlan.Of(Order(ToUnit("buf-school")), Citizens, organization, Now);
        Assert.All(plan, one => Assert.Equal("buf-school-lead", one.Receiver!.Value.Value));
    }

    [Fact]
    public void A_list_sends_the_named_citizens_to_their_receiver_and_shares_out_the_others()
    {
        var plan = PlanOf(To("bif-job-2", 1, Citizens[3], Citizens[5]), To("bif-job-3", 1));
        Assert.Equal([Citizens[3], Citizens[5]], plan.Where(one => one.Receiver!.Value.Value == "bif-job-2").Select(one => one.Citizen));
        Assert.Equal(10, plan.Count(one => one.Receiver!.Value.Value == "bif-job-3"));
    }

    [Fact]
    public void Where_every_part_is_a_list_those_in_none_have_no_receiver() =>
        Assert.Equal(11, PlanOf(To("bif-job-2", 1, Citizens[3])).Count(one => one.Receiver is null));

    [Fact]
    public void Every_fault_is_named_by_its_pointer()
    {
        AssertFaults(new TransferOrder(default, [], null), "/from", "/reason", "/to");
        AssertFaults(new TransferOrder(new("bif-job-1"), [To("bif-job-2", 1)], new string('x', TransferOrder.ReasonMax + 1)), "/reason");
        AssertFaults(Order([.. Enumerable.Repeat(To("bif-job-2", 1), TransferOrder.TargetsMax + 1)]), "/to");
        AssertFaults(
            Order(
                To("nobody-9", 0), To("bif-job-1", 1_001), ToUnit("no-unit"), new(null, null, 1, null),
                new(new("bif-job-2"), new("bif-job"), 1, null),
                To("bif-job-2", 1, new CitizenKey("c-99"), Citizens[0]), To("bif-job-3", 1, Citizens[0]), To("bif-job-3", 1)),
            "/to/0/caseworker", "/to/0/share", "/to/1/caseworker", "/to/1/share", "/to/2/unit", "/to/3", "/to/4",
            "/to/5/citizens/0", "/to/6/citizens/0", "/to/7");
    }

    [Fact]
    public void A_unit_in_which_nobody_else_is_there_is_a_fault() =>
        Assert.Equal("/to/0/unit", Assert.Single(TransferPlan.Of(
            Order(ToUnit("sof-new")), Citizens,
            new CitizenScenario()
                .Organized(o => o with { Units = [.. o.Units, new() { Id = "sof-new", Department = "SOF", Name = "Ny" }] }).Organization,
                Now).Faults).Pointer);

    [Fact]
    public void Somebody_the_organization_never_knew_gives_what_they_hold()
    {
        var order = Order(To("bif-job-2", 1)) with { From = new("nobody-9") };
        Assert.Empty(TransferPlan.Of(order, Citizens, AcceptanceMunicipality.Organization, Now).Faults);
        Assert.Equal("/from", Assert.Single(TransferPlan.Of(order, [], AcceptanceMunicipality.Organization, Now).Faults).Pointer);
    }

    private static EvaluationClock Now => new(CitizenScenario.Local("2026-03-02T09:00"));

    private static TransferOrder Order(params TransferTarget[] to) => new(new("bif-job-1"), to, "ny fordeling");

    private static TransferTarget To(string caseworker, int share, params CitizenKey[] citizens) =>
        new(new(caseworker), null, share, citizens.Length == 0 ? null : citizens);

    private static TransferTarget ToUnit(string unit) => new(null, new(unit), 1, null);

    private static IReadOnlyList<PlannedTransfer> PlanOf(params TransferTarget[] to)
    {
        var (plan, faults) = TransferPlan.Of(Order(to), Citizens, AcceptanceMunicipality.Organization, Now);
        Assert.Empty(faults);
        return plan;
    }

    private static void AssertFaults(TransferOrder order, params string[] pointers)
    {
        var (plan, faults) = TransferPlan.Of(order, Citizens, AcceptanceMunicipality.Organization, Now);
        Assert.Empty(plan);
        Assert.Equal(pointers, faults.Select(fault => fault.Pointer).Distinct().Order(StringComparer.Ordinal));
    }
}

using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Policies;
using Coordination.Domain.Tests.Policies;

namespace Coordination.Domain.Tests.Decisions;

/// <summary>A rule that fails is left out for the citizen, whatever it throws, and everything else goes on.</summary>
public sealed class RuleFaultTests
{
    public static TheoryData<string> Kinds => [.. AllRules.InOrder.Select(rule => rule.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Without_its_policy_entry_a_rule_stops_no_citizen(string kind)
    {
        var sound = Busy(PolicyBook.Delivered);
        var place = Busy(Without(kind));

        var decision = place.Citizen.Reconcile(place.DecisionContext, cause: null);
        Assert.All(decision.Faults, fault => Assert.Equal("without", fault.PolicyVersion));
        foreach (var conflict in sound.Citizen.Conflicts.Values)
            if (!decision.Faults.Any(fault => fault.Rule == conflict.Kind || fault.Rule.StartsWith("step:", StringComparison.Ordinal)))
                Assert.Contains(conflict.Id, place.Citizen.Conflicts.Keys);
    }

    [Fact]
    public void The_fault_names_rule_policy_and_place_and_the_other_rules_find_what_they_find()
    {
        var place = Busy(Without("no-coordinator"));

        var fault = Assert.Single(place.Citizen.Reconcile(place.DecisionContext, cause: null).Faults, it => it.Rule == "no-coordinator");

        Assert.Equal("without", fault.PolicyVersion);
        Assert.StartsWith("KeyNotFoundException in ", fault.Error, StringComparison.Ordinal);
        Assert.NotEmpty(place.Conflicts("appointment-clash"));
        Assert.Empty(place.Conflicts("no-coordinator"));
    }

    [Fact]
    public void What_a_rule_found_before_it_failed_stands_as_journaled()
    {
        var place = Busy(PolicyBook.Delivered);
        var before = place.Conflict("no-coordinator");

        var decision = place.Citizen.Reconcile(place.DecisionContext with { Policies = Without("no-coordinator") }, cause: null);

        Assert.NotEmpty(decision.Faults);
        Assert.Equal(before.Status, decision.Citizen.Conflicts[before.Id].Status);
    }

    [Fact]
    public void With_the_delivered_policy_nothing_fails()
    {
        var place = Busy(PolicyBook.Delivered);
        Assert.Empty(place.Citizen.Reconcile(place.DecisionContext, cause: null).Faults);
    }

    private static CitizenScenario Busy(PolicyBook policies)
    {
        var place = PolicyVariants.WithTwoSupports(new CitizenScenario { Policies = policies });
        var start = CitizenScenario.Local("2026-03-05T10:00");
        return place.Hears("SOF", EventSamples.Booked("one", "health", start, start.AddHours(1), "sof-1", "Nord"))
            .Hears("SUF", EventSamples.Booked("two", "housing", start, start.AddHours(1), "suf-1", "Syd"));
    }

    private static PolicyBook Without(string kind)
    {
        var delivered = PolicyBook.Delivered.Newest;
        var rules = delivered.Rules.Where(rule => rule.Key != kind).ToDictionary(rule => rule.Key, rule => rule.Value);
        return PolicyBook.Delivered.With(
            new PolicyVersion(delivered with { Version = "without", Rules = rules }, CitizenScenario.Local("2026-01-02T00:00"), 1));
    }
}

using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Policies;
using Coordination.Domain.Tests.Policies;

namespace Coordination.Domain.Tests.Decisions;

public sealed class PolicyEffectTests
{
    private static readonly Policy Delivered = PolicyBook.Delivered.Newest;

    [Fact]
    public void A_group_that_becomes_one_departments_would_be_detected_where_two_give_it()
    {
        var place = PolicyVariants.WithTwoSupports(new CitizenScenario());
        var effects = PolicyEffect.Of(place.Citizen, place.DecisionContext, PolicyVariants.OneMoreGroup(Delivered));
        var found = Assert.Single(effects, static effect => effect.Rule == "duplicate-intervention");
        Assert.Equal((1, 0, 0), (found.Detected, found.Dissolved, found.Redated));
        Assert.All(found.Examples, static one => Assert.Null(one.Was));
        Assert.All(effects, effect => Assert.Equal((0, 0), (effect.Dissolved, effect.Redated)));
    }

    [Fact]
    public void A_longer_time_to_answer_would_re_date_what_is_owed()
    {
        var place = PolicyVariants.WithTwoSupports(new CitizenScenario());
        var effects = PolicyEffect.Of(
            place.Citizen, place.DecisionContext, PolicyVariants.WithLength(Delivered, "no-coordinator", "P15BD"));
        Assert.Equal(["appoint-coordinator", "no-coordinator"], effects.Select(effect => effect.Rule));
        Assert.All(effects, effect => Assert.Equal((0, 0, 1), (effect.Detected, effect.Dissolved, effect.Redated)));
        Assert.All(
            effects, static effect => Assert.True(Assert.Single(effect.Examples) is { Was: { } was, Becomes: { } later } && was < later));
    }

    [Fact]
    public void What_policy_would_no_longer_find_would_be_dissolved()
    {
        var place = PolicyVariants.WithTwoSupports(new CitizenScenario { Policies = Of(PolicyVariants.OneMoreGroup(Delivered)) });
        var gone = Assert.Single(
            PolicyEffect.Of(place.Citizen, place.DecisionContext, Delivered), static effect => effect.Rule == "duplicate-intervention");
        Assert.Equal((0, 1, 0), (gone.Detected, gone.Dissolved, gone.Redated));
        Assert.All(gone.Examples, static one => Assert.Null(one.Becomes));
    }

    [Fact]
    public void The_same_policy_under_another_name_would_change_nothing()
    {
        var place = PolicyVariants.WithTwoSupports(new CitizenScenario());
        Assert.Empty(PolicyEffect.Of(place.Citizen, place.DecisionContext, Delivered with { Version = "same" }));
    }

    [Fact]
    public void What_has_fallen_due_and_is_not_journaled_yet_is_left_out()
    {
        var place = PolicyVariants.WithTwoSupports(new CitizenScenario());
        var late = new DecisionContext(place.In("P60D"), place.Policies, place.Organization);
        Assert.Empty(PolicyEffect.Of(place.Citizen, late, Delivered with { Version = "same" }));
    }

    [Fact]
    public void What_a_preview_says_is_what_then_happens()
    {
        var place = PolicyVariants.WithTwoSupports(new CitizenScenario());
        var other = PolicyVariants.WithLength(PolicyVariants.OneMoreGroup(Delivered), "no-coordinator", "P3BD");
        var said = PolicyEffect.Of(place.Citizen, place.DecisionContext, other);
        var after = place.Citizen.Reconcile(place.DecisionContext with { Policies = Of(other) }, cause: null).Citizen;
        Assert.Equal(said, PolicyEffect.Between(place.Citizen, after));
        Assert.NotEmpty(said);
    }

    [Fact]
    public void A_few_examples_are_kept_of_many_changes()
    {
        var one = new RuleEffect("rebook", 1, 0, 0) { Examples = [new DueChange(null, DateTimeOffset.UnixEpoch)] };
        var sum = Enumerable.Range(0, 10).Aggregate(one, (all, _) => all.Plus(one));
        Assert.Equal((11, RuleEffect.ExamplesMax), (sum.Detected, sum.Examples.Count));
    }

    private static PolicyBook Of(Policy policy) => new([new PolicyVersion(policy, DateTimeOffset.MinValue, 0)]);
}

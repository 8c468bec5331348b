using Coordination.Domain.Policies;
using Coordination.Events;

namespace Coordination.Domain.Tests.Policies;

/// <summary>Another version of policy, and a citizen it makes a difference to.</summary>
internal static class PolicyVariants
{
    /// <summary>The health department's care becomes support that one department only should give.</summary>
    public static Policy OneMoreGroup(Policy policy) => policy with
    {
        Kinds = new Dictionary<string, InterventionKind>(
            policy.Kinds) { ["home-care"] = policy.Kinds["home-care"] with { Group = "personal-support" } },
    };

    /// <summary>Another time to answer for one rule.</summary>
    public static Policy WithLength(Policy policy, string rule, string length)
    {
        Assert.True(Domain.Calendar.Length.TryParse(length, out var value));
        return policy with { Rules = new Dictionary<string, RulePolicy>(
            policy.Rules) { [rule] = policy.Rules[rule] with { Length = value } } };
    }

    /// <summary>Support from one department and care from another.</summary>
    public static CitizenScenario WithTwoSupports(CitizenScenario place)
    {
        foreach (var (department, kind, caseworker) in new[] { ("SOF", "housing-support", "sof-1"), ("SUF", "home-care", "suf-1") })
            place.Hears(department, new InterventionStarted
            {
                InterventionId = $"{department}-1", Kind = kind, Unit = $"{caseworker}-unit", Caseworker = caseworker,
                StartsOn = place.Today,
            });
        return place;
    }
}

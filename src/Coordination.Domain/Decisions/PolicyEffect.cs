using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Decisions;

/// <summary>What another version of policy does about one rule.</summary>
/// <param name="Rule">The kind of conflict or deadline.</param>
/// <param name="Detected">Conflicts found and deadlines set that did not stand before.</param>
/// <param name="Dissolved">Conflicts dissolved and deadlines cleared that stood before.</param>
/// <param name="Redated">Conflicts whose answer, and deadlines that, are due at another time.</param>
public sealed record RuleEffect(string Rule, long Detected, long Dissolved, long Redated)
{
    /// <summary>Both together; of one rule.</summary>
    public RuleEffect Plus(RuleEffect other) =>
        new(Rule, Detected + other.Detected, Dissolved + other.Dissolved, Redated + other.Redated);
}

/// <summary>What would change for a citizen under another version of policy: the difference of two reconcilings of one instant.</summary>
public static class PolicyEffect
{
    /// <summary>
    /// The difference between the citizen as policy has it now and as it would be if the other version applied from now on.
    /// What already changes without it (something has fallen due) is left out.
    /// </summary>
    /// <param name="citizen">The citizen as journaled.</param>
    /// <param name="context">What it is decided by, now.</param>
    /// <param name="other">The other version.</param>
    public static IReadOnlyList<RuleEffect> Of(Citizen citizen, DecisionContext context, Policy other)
    {
        var wakeAt = citizen.Reconcile(context with { Now = citizen.ChangedAt }, cause: null).WakeAt;
        var before = citizen.CatchUp(wakeAt, context, since: citizen.ChangedAt).Citizen.Reconcile(context, cause: null).Citizen;
        var only = new PolicyBook([new PolicyVersion(other, DateTimeOffset.MinValue, 0)]);
        return Between(before, before.Reconcile(context with { Policies = only }, cause: null).Citizen);
    }

    /// <summary>The difference between two states of one citizen, rule by rule, sorted; rules without one are left out.</summary>
    public static IReadOnlyList<RuleEffect> Between(Citizen before, Citizen after)
    {
        SortedDictionary<string, RuleEffect> effects = new(StringComparer.Ordinal);
        foreach (var (id, conflict) in after.Conflicts)
            Compare(conflict.Kind, Standing(before.Conflicts.GetValueOrDefault(id)), Standing(conflict), static c => c.AnswerBy);
        foreach (var (id, deadline) in after.Deadlines)
            Compare(deadline.Kind, Standing(before.Deadlines.GetValueOrDefault(id)), Standing(deadline), static d => d.Due);
        return [.. effects.Values];

        void Compare<T, TDue>(string rule, T? was, T? now, Func<T, TDue> due) where T : class
        {
            if (was is null && now is null) return;
            var redated = was is not null && now is not null && !EqualityComparer<TDue>.Default.Equals(due(was), due(now));
            if (was is not null && now is not null && !redated) return;
            var effect = new RuleEffect(rule, was is null ? 1 : 0, now is null ? 1 : 0, redated ? 1 : 0);
            effects[rule] = effects.TryGetValue(rule, out var sum) ? sum.Plus(effect) : effect;
        }
    }

    private static Conflict? Standing(Conflict? conflict) => conflict is { Status: not ConflictStatus.Dissolved } ? conflict : null;

    private static Deadline? Standing(Deadline? deadline) => deadline is { IsClosed: false } ? deadline : null;
}

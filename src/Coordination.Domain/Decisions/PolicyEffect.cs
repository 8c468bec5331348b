using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Decisions;

/// <summary>The effect of another policy version on one rule.</summary>
/// <param name="Rule">The kind of conflict or deadline.</param>
/// <param name="Detected">Conflicts found and deadlines set that did not exist before.</param>
/// <param name="Dissolved">Conflicts dissolved and deadlines cleared that existed before.</param>
/// <param name="Redated">Conflicts and deadlines with another due time.</param>
public sealed record RuleEffect(string Rule, long Detected, long Dissolved, long Redated)
{
    /// <summary>At most so many examples are kept of one rule.</summary>
    public const int ExamplesMax = 3;

    /// <summary>Some of the changes. They name no citizen.</summary>
    public IReadOnlyList<DueChange> Examples { get; init; } = [];

    /// <summary>The sum of two effects of one rule.</summary>
    public RuleEffect Plus(RuleEffect other) =>
        new(Rule, Detected + other.Detected, Dissolved + other.Dissolved, Redated + other.Redated)
        {
            Examples = [.. Examples.Concat(other.Examples).Take(ExamplesMax)],
        };

    /// <summary>Compares the examples by their contents.</summary>
    public bool Equals(RuleEffect? other) =>
        other is not null && (Rule, Detected, Dissolved, Redated) == (other.Rule, other.Detected, other.Dissolved, other.Redated)
        && Examples.SequenceEqual(other.Examples);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rule, Detected, Dissolved, Redated);
}

/// <summary>The due time of an answer or a deadline under two versions.</summary>
/// <param name="Was">Under the current version; null: it does not exist, or has no due time.</param>
/// <param name="Becomes">Under the other version; null: it would not exist, or has no due time.</param>
public sealed record DueChange(DateTimeOffset? Was, DateTimeOffset? Becomes);

/// <summary>Finds what another policy version would change for a citizen: the difference of two reconciliations at one instant.</summary>
public static class PolicyEffect
{
    /// <summary>
    /// The difference between the citizen under the current policy and the citizen if the other version applied from now on. Changes
    /// that happen anyway, because something has fallen due, are excluded.
    /// </summary>
    /// <param name="citizen">The citizen as journaled.</param>
    /// <param name="context">The context of the decision, at the current instant.</param>
    /// <param name="other">The other version.</param>
    public static IReadOnlyList<RuleEffect> Of(Citizen citizen, DecisionContext context, Policy other)
    {
        var wakeAt = citizen.Reconcile(context with { Now = citizen.ChangedAt }, cause: null).WakeAt;
        var before = citizen.CatchUp(wakeAt, context, since: citizen.ChangedAt).Citizen.Reconcile(context, cause: null).Citizen;
        var only = new PolicyBook([new PolicyVersion(other, DateTimeOffset.MinValue, 0)]);
        return Between(before, before.Reconcile(context with { Policies = only }, cause: null).Citizen);
    }

    /// <summary>The difference between two states of one citizen, per rule, sorted. Rules without a difference are omitted.</summary>
    public static IReadOnlyList<RuleEffect> Between(Citizen before, Citizen after)
    {
        SortedDictionary<string, RuleEffect> effects = new(StringComparer.Ordinal);
        foreach (var (id, conflict) in after.Conflicts)
            Compare(conflict.Kind, Standing(before.Conflicts.GetValueOrDefault(id)), Standing(conflict), static c => c.AnswerBy);
        foreach (var (id, deadline) in after.Deadlines)
            Compare(deadline.Kind, Standing(before.Deadlines.GetValueOrDefault(id)), Standing(deadline), static d => d.Due);
        return [.. effects.Values];

        void Compare<T>(string rule, T? was, T? now, Func<T, Due?> due) where T : class
        {
            if (was is null && now is null) return;
            var redated = was is not null && now is not null && due(was) != due(now);
            if (was is not null && now is not null && !redated) return;
            var effect = new RuleEffect(rule, was is null ? 1 : 0, now is null ? 1 : 0, redated ? 1 : 0)
            {
                Examples = [new DueChange(DueOf(was, due), DueOf(now, due))],
            };
            effects[rule] = effects.TryGetValue(rule, out var sum) ? sum.Plus(effect) : effect;
        }
    }

    private static DateTimeOffset? DueOf<T>(T? one, Func<T, Due?> due) where T : class => one is null ? null : due(one)?.At;

    private static Conflict? Standing(Conflict? conflict) => conflict is { Status: not ConflictStatus.Dissolved } ? conflict : null;

    private static Deadline? Standing(Deadline? deadline) => deadline is { IsClosed: false } ? deadline : null;
}

using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// The groups of interventions that policy wants after an intervention or a stay, as wishes: of each wish one group is enough. An
/// intervention's wishes are those of its kind, else those of its group; a stay's are those of its kind.
/// </summary>
internal static class FollowUpWishes
{
    /// <summary>The lists of the policy entry, by what ends.</summary>
    public static IReadOnlyList<PolicyValue> Reads { get; } =
    [
        PolicyValue.List("ward", "groups wanted after a stay in a ward; one of those divided by | is enough", PolicyWordKind.AnyGroup),
        PolicyValue.List("psychiatric-ward", "the same after a stay in a psychiatric ward", PolicyWordKind.AnyGroup),
        PolicyValue.List("prison", "the same after prison", PolicyWordKind.AnyGroup),
        PolicyValue.List("residential", "the same after a stay in an institution", PolicyWordKind.AnyGroup),
        PolicyValue.List("housing", "the same after an intensive intervention of that group", PolicyWordKind.AnyGroup),
        PolicyValue.List("treatment", "the same after an intensive intervention of that group", PolicyWordKind.AnyGroup),
    ];

    public static IReadOnlyList<IReadOnlyList<string>> After(Intervention it, Policy policy)
    {
        var rule = policy.Rule(FollowUpGap.Name);
        return rule.Alternatives(it.Kind) is { Count: > 0 } ofKind ? ofKind : rule.Alternatives(it.GroupBy(policy));
    }

    public static IReadOnlyList<IReadOnlyList<string>> After(Admission it, Policy policy) =>
        policy.Rule(FollowUpGap.Name).Alternatives(Vocabulary.WordFor(it.Kind));

    public static TextPart TextAfter(Intervention it) => new PolicyListText(FollowUpGap.Name, it.Kind, OrGroupOf: it.Kind);

    public static TextPart TextAfter(Admission it) => new PolicyListText(FollowUpGap.Name, Vocabulary.WordFor(it.Kind));
}

using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coordination.Domain.Conflicts;

/// <summary>All conflict rules, in the order in which their findings are journaled.</summary>
public static class ConflictRules
{
    public static ImmutableArray<IConflictRule> All { get; } =
    [
        new AppointmentClash(),
        new CitizenUnavailable(),
        new SanctionHold(),
        new HoldBypassed(),
        new SupportAfterSanction(),
        new SanctionReasonGone(),
        new NoCoordinator(),
        new Overload(),
        new DuplicateIntervention(),
        new RepeatedDemand(),
        new ContradictingGoals(),
        new FollowUpGap(),
        new MissingTransitionPlan(),
        new LosingContact(),
        new FeedbackScores(),
        new Orphaned(),
    ];

    private static readonly FrozenDictionary<string, IConflictRule> ByKind = All.ToFrozenDictionary(r => r.Kind);

    /// <summary>The rule of a kind; null: none.</summary>
    public static IConflictRule? Find(string kind) => ByKind.GetValueOrDefault(kind);
}

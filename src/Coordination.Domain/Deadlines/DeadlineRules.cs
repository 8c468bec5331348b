using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coordination.Domain.Deadlines;

/// <summary>All deadline rules, in the order in which their findings are journaled.</summary>
public static class DeadlineRules
{
    public static ImmutableArray<IDeadlineRule> All { get; } =
    [
        new DepartmentDeadlines(),
        new Rebook(),
        new HandoverAnswer(),
        new MeasureAnswer(),
        new ConflictAnswer(),
        new AppointCoordinator(),
        new ConcernAssessment(),
        new ConcernReceipt(),
        new ChildExamination(),
        new DrugTreatmentStart(),
        new AlcoholTreatmentStart(),
        new RehabilitationStart(),
        new FirstJobInterview(),
        new AftercareDecision(),
        new TransitionStart(),
        new TransitionReady(),
        new Reassessment(),
        new HearingAnswer(),
        new PlanFollowUp(),
        new PlanReview(),
        new ContactAnswer(),
    ];

    private static readonly FrozenDictionary<string, IDeadlineRule> ByKind = All.ToFrozenDictionary(r => r.Kind);

    /// <summary>The rule of a kind; null: none.</summary>
    public static IDeadlineRule? Find(string kind) => ByKind.GetValueOrDefault(kind);
}

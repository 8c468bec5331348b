using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>A child examination (børnefaglig undersøgelse) is done in time after the concern that led to it.</summary>
internal sealed class ChildExamination : DeadlineRule<ReportedItem>
{
    public const string Name = "child-examination";

    public override string Kind => Name;

    public override string About => ItemKinds.Concern;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A concern was assessed with the outcome examination; runs from the day it was reported.",
        Owes = "The caseworker named for the concern, else the leader of its unit, has the examination finished within {length}.",
        Ends = "A child examination ends that had not ended when the concern was reported, or the concern is assessed otherwise.",
        Reads =
        [
            PolicyValue.Length("from the report to the end of the examination"),
            PolicyValue.List("kinds", "kinds of intervention that are such an examination", PolicyWordKind.InterventionKind),
        ],
    };

    protected override IEnumerable<ReportedItem> HoldsWhile(RuleContext context)
    {
        foreach (var concern in context.Citizen.Known(ItemKinds.Concern))
            if (LastAssessment(concern) is { Data.Outcome: ConcernOutcome.Examination }) yield return concern;
    }

    protected override OwedAction Owes(RuleContext context, ReportedItem concern) =>
        Within(context, Concerns.ReportedAt(concern), concern, Concerns.Owner(context, concern)) with
        {
            ArmedAt = LastAssessment(concern)!.Value.At,
        };

    protected override ActionProgress Ends(RuleContext context, ReportedItem concern) =>
        ActionProgress.Met(FirstEnd(context, Concerns.ReportedAt(concern)));

    private static Occurrence<ConcernAssessed>? LastAssessment(ReportedItem concern) =>
        concern.Last<ConcernAssessed>(Concerns.Report(concern));

    private static DateTimeOffset? FirstEnd(RuleContext context, DateTimeOffset reported)
    {
        var kinds = context.Policy.Rule(Name).List("kinds");
        DateTimeOffset? first = null;
        foreach (var examination in context.Citizen.Interventions.Values)
            if (kinds.Contains(examination.Kind) && examination.BeginsAt is not null && examination.EndsAt is { } end && end >= reported
                && !(first <= end) && context.Clock.Reached(end))
                first = end;
        return first;
    }
}

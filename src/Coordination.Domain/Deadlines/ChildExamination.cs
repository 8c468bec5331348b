using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>A child examination (børnefaglig undersøgelse) is done within four months of the concern that gave rise to it.</summary>
internal sealed class ChildExamination : IDeadlineRule
{
    public const string Name = "child-examination";

    public string Kind => Name;

    public string About => ItemKinds.Concern;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A concern was assessed with the outcome examination; runs from the day it was reported.",
        Owes = "The caseworker named for the concern, else the leader of its unit, has the examination finished.",
        Ends = "A child examination ends that had not ended when the concern was reported, or the concern is assessed otherwise.",
        Reads =
        [
            new("length", "from the report to the end of the examination"),
            new("lists.kinds", "kinds of intervention that are such an examination", Naming.InterventionKind),
        ],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        foreach (var concern in context.Citizen.Known(ItemKinds.Concern))
        {
            if (concern.Last<ConcernAssessed>() is not { Data.Outcome: ConcernOutcome.Examination, At: var assessed }) continue;
            var reported = Concerns.ReportedAt(concern);
            yield return Duty.From(reported, context, Name, concern.Id, concern.Department,
                Concerns.Owes(context, concern), metAt: FirstEnd(context, reported)) with { ArmedAt = assessed };
        }
    }

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

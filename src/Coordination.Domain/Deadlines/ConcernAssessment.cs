using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>A concern about a child is assessed within a day of its arrival, by the clock, so that a child in danger is not left waiting over a weekend.</summary>
internal sealed class ConcernAssessment : IDeadlineRule
{
    public const string Name = "concern-assessment";

    public string Kind => Name;

    public string About => ItemKinds.Concern;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A concern was reported; runs from that instant by the clock, nights and weekends too.",
        Owes = "The caseworker named for the concern, else the leader of its unit, assesses whether the child needs help at once.",
        Ends = "The concern is assessed, whatever the outcome.",
        Reads = [new("length", "hours from the report to the assessment")],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        foreach (var concern in context.Citizen.Known(ItemKinds.Concern))
            yield return Duty.From(Concerns.ReportedAt(concern), context, Name, concern.Id, concern.Department,
                Concerns.Owes(context, concern), metAt: concern.First<ConcernAssessed>()?.At);
    }
}

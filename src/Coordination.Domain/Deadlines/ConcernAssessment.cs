using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>
/// A concern about a child is assessed within a number of hours, so that a child in danger does not wait over a weekend.
/// </summary>
internal sealed class ConcernAssessment : DeadlineRule<ReportedItem>
{
    public const string Name = "concern-assessment";

    public override string Kind => Name;

    public override string About => ItemKinds.Concern;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A concern was reported; runs from that instant by the clock, nights and weekends too.",
        Owes = "The caseworker named for the concern, else the leader of its unit, assesses within {length} whether the child needs "
            + "help at once.",
        Ends = "The concern is assessed, whatever the outcome.",
        Reads = [PolicyValue.Length("hours from the report to the assessment")],
    };

    protected override IEnumerable<ReportedItem> HoldsWhile(RuleContext context) => context.Citizen.Known(ItemKinds.Concern);

    protected override OwedAction Owes(RuleContext context, ReportedItem concern) =>
        Within(context, Concerns.ReportedAt(concern), concern, Concerns.Owner(context, concern));

    protected override ActionProgress Ends(RuleContext context, ReportedItem concern) =>
        ActionProgress.Met(concern.First<ConcernAssessed>(Concerns.Report(concern))?.At);
}

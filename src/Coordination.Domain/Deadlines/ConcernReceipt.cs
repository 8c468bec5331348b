using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>The person who reported a concern gets a receipt.</summary>
internal sealed class ConcernReceipt : DeadlineRule<ReportedItem>
{
    public const string Name = "concern-receipt";

    public override string Kind => Name;

    public override string About => ItemKinds.Concern;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A concern was reported; runs from that day.",
        Owes = "The caseworker named for the concern, else the leader of its unit, sends the receipt within {length}.",
        Ends = "The concern is acknowledged to whoever reported it.",
        Reads = [PolicyValue.Length("from the report to the receipt")],
    };

    protected override IEnumerable<ReportedItem> HoldsWhile(RuleContext context) => context.Citizen.Known(ItemKinds.Concern);

    protected override OwedAction Owes(RuleContext context, ReportedItem concern) =>
        Within(context, Concerns.ReportedAt(concern), concern, Concerns.Owner(context, concern));

    protected override ActionProgress Ends(RuleContext context, ReportedItem concern) =>
        ActionProgress.Met(concern.First<ConcernAcknowledged>(Concerns.Report(concern))?.At);
}

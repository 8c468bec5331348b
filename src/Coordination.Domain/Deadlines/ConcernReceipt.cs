using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>Whoever reported a concern gets a receipt.</summary>
internal sealed class ConcernReceipt : IDeadlineRule
{
    public const string Name = "concern-receipt";

    public string Kind => Name;

    public string About => ItemKinds.Concern;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A concern was reported; runs from that day.",
        Owes = "The caseworker named for the concern, else the leader of its unit, sends the receipt.",
        Ends = "The concern is acknowledged to whoever reported it.",
        Reads = [new("length", "from the report to the receipt")],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        foreach (var concern in context.Citizen.Known(ItemKinds.Concern))
            yield return Duty.From(Concerns.ReportedAt(concern), context, Name, concern.Id, concern.Department,
                Concerns.Owes(context, concern), metAt: concern.First<ConcernAcknowledged>()?.At);
    }
}

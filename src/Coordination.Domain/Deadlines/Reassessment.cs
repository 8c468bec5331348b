using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>A decision that is appealed is looked at again by the department that made it, before the appeal goes on.</summary>
internal sealed class Reassessment : IDeadlineRule
{
    public const string Name = "reassessment";

    public string Kind => Name;

    public string About => ItemKinds.Appeal;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "An appeal was received; runs from that day.",
        Owes = "The caseworker named for the appeal reassesses the decision.",
        Ends = "The decision is reassessed, whether it is kept or changed.",
        Reads = [new("length", "from the appeal to the reassessment")],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        foreach (var appeal in context.Citizen.Known(ItemKinds.Appeal))
            yield return Duty.From(appeal.First<AppealReceived>()!.Value.At, context, Name, appeal.Id, appeal.Department,
                WhoOwes.Named(context, appeal.Last<AppealReceived>()!.Value.Data.Caseworker, unit: null, appeal.Department),
                metAt: appeal.First<AppealReassessed>()?.At);
    }
}

using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>Before a decision the citizen is heard, and has the time to answer that local policy gives.</summary>
internal sealed class HearingAnswer : IDeadlineRule
{
    public const string Name = "hearing";

    public string Kind => Name;

    public string About => ItemKinds.Hearing;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A hearing is open; runs from the day it was opened.",
        Owes = "The caseworker named for the hearing sees to it that it is answered.",
        Ends = "The hearing is answered.",
        Reads = [new("length", "from the opening to the answer")],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        foreach (var hearing in context.Citizen.Known(ItemKinds.Hearing))
            yield return Duty.From(hearing.First<HearingOpened>()!.Value.At, context, Name, hearing.Id, hearing.Department,
                WhoOwes.Named(context, hearing.Last<HearingOpened>()!.Value.Data.Caseworker, unit: null, hearing.Department),
                metAt: hearing.First<HearingAnswered>()?.At);
    }
}

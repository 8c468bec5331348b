using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>The citizen is heard before a decision and has the time to answer that local policy sets.</summary>
internal sealed class HearingAnswer : DeadlineRule<ReportedItem>
{
    public const string Name = "hearing";

    public override string Kind => Name;

    public override string About => ItemKinds.Hearing;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A hearing is open; runs from the day it was opened.",
        Owes = "The caseworker named for the hearing sees to it that it is answered within {length}.",
        Ends = "The hearing is answered.",
        Reads = [PolicyValue.Length("from the opening to the answer")],
    };

    protected override IEnumerable<ReportedItem> HoldsWhile(RuleContext context) => context.Citizen.Known(ItemKinds.Hearing);

    protected override OwedAction Owes(RuleContext context, ReportedItem hearing)
    {
        var named = hearing.Last<HearingOpened>()!.Value.Data.Caseworker;
        var owner = DeadlineOwner.Named(context, named, unit: null, hearing.Department);
        return Within(context, hearing.Opened<HearingAnswered>().At, hearing, owner);
    }

    protected override ActionProgress Ends(RuleContext context, ReportedItem hearing) =>
        ActionProgress.Met(hearing.First<HearingAnswered>(hearing.Opened<HearingAnswered>())?.At);
}

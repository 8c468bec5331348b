using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>The department that made an appealed decision reassesses it before the appeal goes on.</summary>
internal sealed class Reassessment : DeadlineRule<ReportedItem>
{
    public const string Name = "reassessment";

    public override string Kind => Name;

    public override string About => ItemKinds.Appeal;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "An appeal was received; runs from that day.",
        Owes = "The caseworker named for the appeal reassesses the decision within {length}.",
        Ends = "The decision is reassessed, whether it is kept or changed.",
        Reads = [PolicyValue.Length("from the appeal to the reassessment")],
    };

    protected override IEnumerable<ReportedItem> HoldsWhile(RuleContext context) => context.Citizen.Known(ItemKinds.Appeal);

    protected override OwedAction Owes(RuleContext context, ReportedItem appeal)
    {
        var named = appeal.Last<AppealReceived>()!.Value.Data.Caseworker;
        var owner = DeadlineOwner.Named(context, named, unit: null, appeal.Department);
        return Within(context, appeal.Opened<AppealReassessed>().At, appeal, owner);
    }

    protected override ActionProgress Ends(RuleContext context, ReportedItem appeal) =>
        ActionProgress.Met(appeal.First<AppealReassessed>(appeal.Opened<AppealReassessed>())?.At);
}

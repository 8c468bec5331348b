using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>
/// Treatment for alcohol misuse begins in time after the citizen requests it, unless the citizen waives the time limit.
/// </summary>
internal sealed class AlcoholTreatmentStart : DeadlineRule<ReportedItem>
{
    public const string Name = "alcohol-treatment-start";

    public override string Kind => Name;

    public override string About => ItemKinds.TreatmentRequest;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "The citizen asked for alcohol treatment; runs from that day.",
        Owes = "The caseworker named for the request has the treatment started within {length}.",
        Ends = "Alcohol treatment starts on the day of the request or later. The citizen may waive the time limit.",
        Reads =
        [
            PolicyValue.Length("from the request to the start"),
            PolicyValue.List("kinds", "kinds of intervention that are such treatment", PolicyWordKind.InterventionKind),
        ],
    };

    protected override IEnumerable<ReportedItem> HoldsWhile(RuleContext context) => TreatmentRequests.Of(context, TreatmentKind.Alcohol);

    protected override OwedAction Owes(RuleContext context, ReportedItem request) =>
        Within(context, TreatmentRequests.RequestedAt(request), request, TreatmentRequests.Owner(context, request));

    protected override ActionProgress Ends(RuleContext context, ReportedItem request) =>
        TreatmentRequests.Progress(context, Name, request);
}

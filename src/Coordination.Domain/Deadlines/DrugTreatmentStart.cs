using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>Treatment for drug misuse begins in time after the citizen requests it, unless the citizen waives the time limit.</summary>
internal sealed class DrugTreatmentStart : DeadlineRule<ReportedItem>
{
    public const string Name = "drug-treatment-start";

    public override string Kind => Name;

    public override string About => ItemKinds.TreatmentRequest;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "The citizen asked for drug treatment; runs from that day.",
        Owes = "The caseworker named for the request has the treatment started within {length}.",
        Ends = "Drug treatment starts on the day of the request or later. The citizen may waive the time limit.",
        Reads =
        [
            PolicyValue.Length("from the request to the start"),
            PolicyValue.List("kinds", "kinds of intervention that are such treatment", PolicyWordKind.InterventionKind),
        ],
    };

    protected override IEnumerable<ReportedItem> HoldsWhile(RuleContext context) => TreatmentRequests.Of(context, TreatmentKind.Drug);

    protected override OwedAction Owes(RuleContext context, ReportedItem request) =>
        Within(context, TreatmentRequests.RequestedAt(request), request, TreatmentRequests.Owner(context, request));

    protected override ActionProgress Ends(RuleContext context, ReportedItem request) =>
        TreatmentRequests.Progress(context, Name, request);
}

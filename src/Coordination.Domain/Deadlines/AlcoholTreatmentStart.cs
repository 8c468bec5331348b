using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>Treatment for alcohol misuse begins within 14 days of the citizen asking for it, unless the citizen waives that.</summary>
internal sealed class AlcoholTreatmentStart : IDeadlineRule
{
    public const string Name = "alcohol-treatment-start";

    public string Kind => Name;

    public string About => ItemKinds.TreatmentRequest;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "The citizen asked for alcohol treatment; runs from that day.",
        Owes = "The caseworker named for the request has the treatment started.",
        Ends = "Alcohol treatment starts on the day of the request or later. The citizen may waive the time limit.",
        Reads =
        [
            new("length", "from the request to the start"),
            new("lists.kinds", "kinds of intervention that are such treatment", Naming.InterventionKind),
        ],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context) => TreatmentRequests.Find(context, Name, TreatmentKind.Alcohol);
}

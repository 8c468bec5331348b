using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>What the two guarantees of treatment share.</summary>
internal static class TreatmentRequests
{
    /// <summary>The known requests for a kind of treatment.</summary>
    public static IEnumerable<ReportedItem> Of(RuleContext context, TreatmentKind kind)
    {
        foreach (var request in context.Citizen.Known(ItemKinds.TreatmentRequest))
            if (request.Last<TreatmentRequested>() is { } last && last.Data.Kind == kind) yield return request;
    }

    public static DateTimeOffset RequestedAt(ReportedItem request) => request.Opened<TreatmentWaived>().At;

    /// <summary>The caseworker named last for it, else the leader of the department's entry unit.</summary>
    public static CaseworkerId Owner(RuleContext context, ReportedItem request) => DeadlineOwner.Named(
        context, request.Last<TreatmentRequested>()!.Value.Data.Caseworker, unit: null, request.Department);

    /// <summary>Met when such treatment began. No longer needed from the instant the citizen waived the time limit.</summary>
    public static ActionProgress Progress(RuleContext context, string rule, ReportedItem request) => ActionProgress
        .Met(FirstStart.Since(RequestedAt(request), context.Policy.Rule(rule).List("kinds"), context))
        .NeededUntil(request.First<TreatmentWaived>(request.Opened<TreatmentWaived>())?.At, context.Clock);
}

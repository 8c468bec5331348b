using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>What the two guarantees of treatment have in common: from the request to the start, unless the citizen waives it.</summary>
internal static class TreatmentRequests
{
    /// <summary>The requests for a kind of treatment, each with when it must have started.</summary>
    public static IEnumerable<DeadlineFinding> Find(RuleContext context, string rule, TreatmentKind kind)
    {
        foreach (var request in context.Citizen.Known(ItemKinds.TreatmentRequest))
        {
            if (request.Last<TreatmentRequested>() is not { } last || last.Data.Kind != kind) continue;
            var requested = request.First<TreatmentRequested>()!.Value.At;
            yield return Duty
                .From(requested, context, rule, request.Id, request.Department,
                    WhoOwes.Named(context, last.Data.Caseworker, unit: null, request.Department),
                    metAt: Beginnings.Since(requested, context.Policy.Rule(rule).List("kinds"), context))
                .Until(request.First<TreatmentWaived>()?.At, context.Clock);
        }
    }
}

using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>What the two guarantees of treatment have in common: from the request to the start, unless the citizen waives it.</summary>
internal static class TreatmentRequests
{
    /// <summary>The requests for a kind of treatment, each with when it must have started.</summary>
    public static IEnumerable<DeadlineFinding> Find(Scene scene, string rule, TreatmentKind kind)
    {
        foreach (var request in scene.Citizen.Known(Things.TreatmentRequest))
        {
            if (request.Last<TreatmentRequested>() is not { } last || last.Data.Kind != kind) continue;
            var requested = request.First<TreatmentRequested>()!.Value.At;
            yield return Duty
                .From(requested, scene, rule, request.Id, request.Department,
                    WhoOwes.Named(scene, last.Data.Caseworker, unit: null, request.Department),
                    metAt: Beginnings.Since(requested, scene.Policy.Rule(rule).List("kinds"), scene))
                .Until(request.First<TreatmentWaived>()?.At, scene.Moment);
        }
    }
}

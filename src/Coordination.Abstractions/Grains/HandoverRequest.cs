using Coordination.Events;
using Coordination.Views;

namespace Coordination.Grains;

/// <summary>
/// A responsibility the caller asks to be handed; also the body of <c>POST …/handover-requests</c>. Anything may be missing: what
/// is required is answered as a fault.
/// </summary>
/// <param name="What">Required. Type intervention or contact with an id, or type coordination.</param>
/// <param name="Reason">Required. Free text.</param>
/// <param name="Note">Note to the one responsible; null: none.</param>
/// <param name="AnswerBy">When the answer is due; null: as policy says.</param>
[GenerateSerializer, Immutable, Alias("handover-request")]
public sealed record HandoverRequest(
    [property: Id(0)] ResponsibilityView? What = null, [property: Id(1)] string? Reason = null, [property: Id(2)] string? Note = null,
    [property: Id(3)] DateOrInstant? AnswerBy = null);

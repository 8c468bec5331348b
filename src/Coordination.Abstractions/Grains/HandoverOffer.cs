using Coordination.Events;
using Coordination.Views;

namespace Coordination.Grains;

/// <summary>
/// A responsibility offered to a caseworker or a unit; also the body of <c>POST …/handovers</c>. Anything may be missing: what is
/// required is answered as a fault.
/// </summary>
/// <param name="What">Required. Type intervention or contact with an id, or type coordination.</param>
/// <param name="To">Required. Exactly one of caseworker and unit.</param>
/// <param name="Reason">Required. Free text.</param>
/// <param name="Note">Note to the receiver; null: none.</param>
/// <param name="AnswerBy">When the answer is due; null: as policy says.</param>
[GenerateSerializer, Immutable, Alias("handover-offer")]
public sealed record HandoverOffer(
    [property: Id(0)] ResponsibilityView? What = null, [property: Id(1)] ReceiverView? To = null, [property: Id(2)] string? Reason = null,
    [property: Id(3)] string? Note = null, [property: Id(4)] DateOrInstant? AnswerBy = null);

using Coordination.Events;
using Coordination.Views;

namespace Coordination.Grains;

/// <summary>
/// A responsibility offered to a caseworker or a unit; also the body of <c>POST …/handovers</c>. Every property may be missing: a
/// missing required property is answered as a fault.
/// </summary>
[GenerateSerializer, Immutable, Alias("handover-offer")]
public sealed record HandoverOffer
{
    /// <summary>Required: type intervention or contact with an id, or type coordination.</summary>
    [Id(0)] public ResponsibilityView? What { get; init; }

    /// <summary>Required: exactly one of caseworker and unit.</summary>
    [Id(1)] public ReceiverView? To { get; init; }

    /// <summary>Required: free text.</summary>
    [Id(2)] public string? Reason { get; init; }

    /// <summary>Note to the receiver; null: none.</summary>
    [Id(3)] public string? Note { get; init; }

    /// <summary>When the answer is due; null: the time set by policy.</summary>
    [Id(4)] public DateOrInstant? AnswerBy { get; init; }
}

using Coordination.Events;
using Coordination.Views;

namespace Coordination.Grains;

/// <summary>
/// A responsibility that the caller asks for; also the body of <c>POST …/handover-requests</c>. Every property may be missing: a
/// missing required property is answered as a fault.
/// </summary>
[GenerateSerializer, Immutable, Alias("handover-request")]
public sealed record HandoverRequest
{
    /// <summary>Required: type intervention or contact with an id, or type coordination.</summary>
    [Id(0)] public ResponsibilityView? What { get; init; }

    /// <summary>Required: free text.</summary>
    [Id(1)] public string? Reason { get; init; }

    /// <summary>Note to the responsible person; null: none.</summary>
    [Id(2)] public string? Note { get; init; }

    /// <summary>When the answer is due; null: the time set by policy.</summary>
    [Id(3)] public DateOrInstant? AnswerBy { get; init; }
}

namespace Coordination.Grains;

/// <summary>
/// A department's answer to a measure it was asked for; also the body of <c>POST …/measures/{id}/answer</c>. Every property may be
/// missing: a missing required property is answered as a fault.
/// </summary>
[GenerateSerializer, Immutable, Alias("measure-reply")]
public sealed record MeasureReply
{
    /// <summary>Required: <c>granted</c>, <c>refused</c> or <c>counter-offer</c>.</summary>
    [Id(0)] public string? Answer { get; init; }

    /// <summary>Required: free text.</summary>
    [Id(1)] public string? Reason { get; init; }

    /// <summary>The law or local decision it rests on; required to refuse.</summary>
    [Id(2)] public string? Basis { get; init; }

    /// <summary>What the department offers instead; required for a counter-offer.</summary>
    [Id(3)] public string? Offer { get; init; }
}

using Coordination.Events;

namespace Coordination.Grains;

/// <summary>
/// A measure that the coordinator asks a department for; also the body of <c>POST …/measures</c>. Every property may be missing: a
/// missing required property is answered as a fault.
/// </summary>
[GenerateSerializer, Immutable, Alias("measure-request")]
public sealed record MeasureRequest
{
    /// <summary>Required: the code of the department that is asked.</summary>
    [Id(0)] public string? Department { get; init; }

    /// <summary>Required: what is asked for, in free text.</summary>
    [Id(1)] public string? What { get; init; }

    /// <summary>Required: free text.</summary>
    [Id(2)] public string? Reason { get; init; }

    /// <summary>When the answer is due; null: the time set by policy.</summary>
    [Id(3)] public DateOrInstant? AnswerBy { get; init; }
}

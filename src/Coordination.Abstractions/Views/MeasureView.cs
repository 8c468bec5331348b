namespace Coordination.Views;

/// <summary>
/// A measure that the coordinator asked a department for, with the department's answer. The status is asked, granted, refused or
/// counter-offer; closed: unanswered when the citizen died.
/// </summary>
[GenerateSerializer, Immutable, Alias("view.measure")]
public sealed record MeasureView
{
    [Id(0)] public required string Id { get; init; }

    /// <summary>The department that was asked.</summary>
    [Id(1)] public required string Department { get; init; }

    /// <summary>What is asked for.</summary>
    [Id(2)] public required string What { get; init; }

    [Id(3)] public required string Reason { get; init; }

    /// <summary>The caseworker who asked.</summary>
    [Id(4)] public required string By { get; init; }

    /// <summary>The department in which they coordinated.</summary>
    [Id(5)] public required string ByDepartment { get; init; }

    [Id(6)] public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the answer is due.</summary>
    [Id(7)] public required DateTimeOffset AnswerBy { get; init; }

    [Id(8)] public required string Status { get; init; }

    /// <summary>Null: not answered.</summary>
    [Id(9)] public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Null: not answered.</summary>
    [Id(10)] public string? AnsweredBy { get; init; }

    /// <summary>Null: not answered.</summary>
    [Id(11)] public string? AnswerReason { get; init; }

    /// <summary>The law or local decision behind the answer; null: none was named.</summary>
    [Id(12)] public string? Basis { get; init; }

    /// <summary>What the department offers instead; null: nothing.</summary>
    [Id(13)] public string? Offer { get; init; }

    /// <summary>Who owes the answer now; null: nobody, or the caller may not see who it is.</summary>
    [Id(14)] public string? Owes { get; init; }
}

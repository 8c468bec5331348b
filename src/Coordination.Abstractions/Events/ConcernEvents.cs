namespace Coordination.Events;

/// <summary>A concern about the citizen was reported.</summary>
[GenerateSerializer, Immutable, Alias("coordination.concern.reported.v1")]
public sealed record ConcernReported : EventData
{
    /// <summary>The concern, by the sending department's id.</summary>
    [Id(0)] public required string ConcernId { get; init; }

    /// <summary>The unit that is responsible.</summary>
    [Id(1)] public required string Unit { get; init; }

    /// <summary>The responsible caseworker.</summary>
    [Id(2)] public string? Caseworker { get; init; }

    internal static ConcernReported Read(ref Reading data) => new()
    {
        ConcernId = data.Id("concernId"u8),
        Unit = data.Id("unit"u8),
        Caseworker = data.OptionalId("caseworker"u8),
    };
}

/// <summary>The reporter of a concern received a confirmation of receipt.</summary>
[GenerateSerializer, Immutable, Alias("coordination.concern.acknowledged.v1")]
public sealed record ConcernAcknowledged : EventData
{
    /// <summary>The concern, by the sending department's id.</summary>
    [Id(0)] public required string ConcernId { get; init; }

    internal static ConcernAcknowledged Read(ref Reading data) => new()
    {
        ConcernId = data.Id("concernId"u8),
    };
}

[GenerateSerializer, Immutable, Alias("coordination.concern.assessed.v1")]
public sealed record ConcernAssessed : EventData
{
    /// <summary>The concern, by the sending department's id.</summary>
    [Id(0)] public required string ConcernId { get; init; }

    /// <summary>The outcome of the assessment.</summary>
    [Id(1)] public ConcernOutcome? Outcome { get; init; }

    internal static ConcernAssessed Read(ref Reading data) => new()
    {
        ConcernId = data.Id("concernId"u8),
        Outcome = data.OptionalWord<ConcernOutcome>("outcome"u8, clears: false),
    };
}

namespace Coordination.Events;

/// <summary>An appeal against a decision was received.</summary>
[GenerateSerializer, Immutable, Alias("coordination.appeal.received.v1")]
public sealed record AppealReceived : EventData
{
    /// <summary>The appeal, by the sending department's id.</summary>
    [Id(0)] public required string AppealId { get; init; }

    /// <summary>The responsible caseworker.</summary>
    [Id(1)] public required string Caseworker { get; init; }

    /// <summary>The decision that is appealed.</summary>
    [Id(2)] public string? About { get; init; }

    internal static AppealReceived Read(ref Reading data) => new()
    {
        AppealId = data.Id("appealId"u8),
        Caseworker = data.Id("caseworker"u8),
        About = data.OptionalText("about"u8),
    };
}

/// <summary>The appealed decision was reassessed.</summary>
[GenerateSerializer, Immutable, Alias("coordination.appeal.reassessed.v1")]
public sealed record AppealReassessed : EventData
{
    /// <summary>The appeal, by the sending department's id.</summary>
    [Id(0)] public required string AppealId { get; init; }

    /// <summary>The outcome of the reassessment.</summary>
    [Id(1)] public AppealOutcome? Outcome { get; init; }

    internal static AppealReassessed Read(ref Reading data) => new()
    {
        AppealId = data.Id("appealId"u8),
        Outcome = data.OptionalWord<AppealOutcome>("outcome"u8, clears: false),
    };
}

namespace Coordination.Events;

/// <summary>A hearing of the citizen before a decision was opened.</summary>
[GenerateSerializer, Immutable, Alias("coordination.hearing.opened.v1")]
public sealed record HearingOpened : EventData
{
    /// <summary>The hearing, by the sending department's id.</summary>
    [Id(0)] public required string HearingId { get; init; }

    /// <summary>The responsible caseworker.</summary>
    [Id(1)] public required string Caseworker { get; init; }

    /// <summary>The subject of the decision.</summary>
    [Id(2)] public string? About { get; init; }

    internal static HearingOpened Read(ref Reading data) => new()
    {
        HearingId = data.Id("hearingId"u8),
        Caseworker = data.Id("caseworker"u8),
        About = data.OptionalText("about"u8),
    };
}

/// <summary>The citizen answered the hearing.</summary>
[GenerateSerializer, Immutable, Alias("coordination.hearing.answered.v1")]
public sealed record HearingAnswered : EventData
{
    /// <summary>The hearing, by the sending department's id.</summary>
    [Id(0)] public required string HearingId { get; init; }

    internal static HearingAnswered Read(ref Reading data) => new()
    {
        HearingId = data.Id("hearingId"u8),
    };
}

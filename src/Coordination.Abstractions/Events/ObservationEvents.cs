namespace Coordination.Events;

/// <summary>The citizen gave feedback on a scale.</summary>
[GenerateSerializer, Immutable, Alias("coordination.feedback.recorded.v1")]
public sealed record FeedbackRecorded : EventData
{
    [Id(0)] public required FeedbackInstrument Instrument { get; init; }

    /// <summary>The sum of the scale, 0 to 40.</summary>
    [Id(1)] public required decimal Score { get; init; }

    internal static FeedbackRecorded Read(ref Reading data) => new()
    {
        Instrument = data.Word<FeedbackInstrument>("instrument"u8),
        Score = data.Score("score"u8),
    };
}

/// <summary>An indicator was observed.</summary>
[GenerateSerializer, Immutable, Alias("coordination.outcome.observed.v1")]
public sealed record OutcomeObserved : EventData
{
    [Id(0)] public required string Indicator { get; init; }

    [Id(1)] public required decimal Value { get; init; }

    internal static OutcomeObserved Read(ref Reading data) => new()
    {
        Indicator = data.Id("indicator"u8),
        Value = data.Number("value"u8),
    };
}

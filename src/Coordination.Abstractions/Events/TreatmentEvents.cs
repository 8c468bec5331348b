namespace Coordination.Events;

/// <summary>The citizen requested treatment.</summary>
[GenerateSerializer, Immutable, Alias("coordination.treatment.requested.v1")]
public sealed record TreatmentRequested : EventData
{
    /// <summary>The request for treatment, by the sending department's id.</summary>
    [Id(0)] public required string RequestId { get; init; }

    /// <summary>The kind of misuse.</summary>
    [Id(1)] public required TreatmentKind Kind { get; init; }

    /// <summary>The responsible caseworker.</summary>
    [Id(2)] public required string Caseworker { get; init; }

    internal static TreatmentRequested Read(ref Reading data) => new()
    {
        RequestId = data.Id("requestId"u8),
        Kind = data.Word<TreatmentKind>("kind"u8),
        Caseworker = data.Id("caseworker"u8),
    };
}

/// <summary>The citizen waived the time limit for the requested treatment.</summary>
[GenerateSerializer, Immutable, Alias("coordination.treatment.waived.v1")]
public sealed record TreatmentWaived : EventData
{
    /// <summary>The request for treatment, by the sending department's id.</summary>
    [Id(0)] public required string RequestId { get; init; }

    internal static TreatmentWaived Read(ref Reading data) => new()
    {
        RequestId = data.Id("requestId"u8),
    };
}

namespace Coordination.Events;

/// <summary>The citizen asked for a benefit.</summary>
[GenerateSerializer, Immutable, Alias("coordination.benefit.requested.v1")]
public sealed record BenefitRequested : EventData
{
    /// <summary>The benefit, by the sending department's id.</summary>
    [Id(0)] public required string BenefitId { get; init; }

    /// <summary>Single or ongoing.</summary>
    [Id(1)] public required BenefitKind Kind { get; init; }

    /// <summary>The amount in kroner.</summary>
    [Id(2)] public decimal? Amount { get; init; }

    /// <summary>The responsible caseworker.</summary>
    [Id(3)] public string? Caseworker { get; init; }

    internal static BenefitRequested Read(ref Reading data) => new()
    {
        BenefitId = data.Id("benefitId"u8),
        Kind = data.Word<BenefitKind>("kind"u8),
        Amount = data.OptionalAmount("amount"u8),
        Caseworker = data.OptionalId("caseworker"u8),
    };
}

[GenerateSerializer, Immutable, Alias("coordination.benefit.granted.v1")]
public sealed record BenefitGranted : EventData
{
    /// <summary>The benefit, by the sending department's id.</summary>
    [Id(0)] public required string BenefitId { get; init; }

    /// <summary>Single or ongoing; absent means as requested.</summary>
    [Id(1)] public BenefitKind? Kind { get; init; }

    /// <summary>The amount in kroner.</summary>
    [Id(2)] public decimal? Amount { get; init; }

    /// <summary>The responsible caseworker.</summary>
    [Id(3)] public string? Caseworker { get; init; }

    internal static BenefitGranted Read(ref Reading data) => new()
    {
        BenefitId = data.Id("benefitId"u8),
        Kind = data.WordOrAbsent<BenefitKind>("kind"u8),
        Amount = data.OptionalAmount("amount"u8),
        Caseworker = data.OptionalId("caseworker"u8),
    };
}

[GenerateSerializer, Immutable, Alias("coordination.benefit.refused.v1")]
public sealed record BenefitRefused : EventData
{
    /// <summary>The benefit, by the sending department's id.</summary>
    [Id(0)] public required string BenefitId { get; init; }

    /// <summary>Single or ongoing; absent means as requested.</summary>
    [Id(1)] public BenefitKind? Kind { get; init; }

    /// <summary>The amount in kroner.</summary>
    [Id(2)] public decimal? Amount { get; init; }

    /// <summary>The responsible caseworker.</summary>
    [Id(3)] public string? Caseworker { get; init; }

    internal static BenefitRefused Read(ref Reading data) => new()
    {
        BenefitId = data.Id("benefitId"u8),
        Kind = data.WordOrAbsent<BenefitKind>("kind"u8),
        Amount = data.OptionalAmount("amount"u8),
        Caseworker = data.OptionalId("caseworker"u8),
    };
}

namespace Coordination.Events;

/// <summary>The citizen was notified of a sanction to come.</summary>
[GenerateSerializer, Immutable, Alias("coordination.sanction.notified.v1")]
public sealed record SanctionNotified : EventData
{
    /// <summary>The sanction, by the sending department's id.</summary>
    [Id(0)] public required string SanctionId { get; init; }

    [Id(1)] public required SanctionReason Reason { get; init; }

    /// <summary>The sanctioning caseworker.</summary>
    [Id(2)] public required string Caseworker { get; init; }

    /// <summary>The missed appointment that is the reason.</summary>
    [Id(3)] public string? AppointmentId { get; init; }

    /// <summary>The reduction in kroner.</summary>
    [Id(4)] public decimal? Amount { get; init; }

    /// <summary>The local day on which it would take effect.</summary>
    [Id(5)] public DateOnly? EffectiveOn { get; init; }

    internal static SanctionNotified Read(ref Reading data) => new()
    {
        SanctionId = data.Id("sanctionId"u8),
        Reason = data.Word<SanctionReason>("reason"u8),
        Caseworker = data.Id("caseworker"u8),
        AppointmentId = data.OptionalId("appointmentId"u8),
        Amount = data.OptionalAmount("amount"u8),
        EffectiveOn = data.OptionalDate("effectiveOn"u8),
    };
}

[GenerateSerializer, Immutable, Alias("coordination.sanction.imposed.v1")]
public sealed record SanctionImposed : EventData
{
    /// <summary>The sanction, by the sending department's id.</summary>
    [Id(0)] public required string SanctionId { get; init; }

    /// <summary>The reason, in the sender's words.</summary>
    [Id(1)] public string? Reason { get; init; }

    internal static SanctionImposed Read(ref Reading data) => new()
    {
        SanctionId = data.Id("sanctionId"u8),
        Reason = data.OptionalText("reason"u8, clears: false),
    };
}

/// <summary>A notified sanction was dropped.</summary>
[GenerateSerializer, Immutable, Alias("coordination.sanction.lifted.v1")]
public sealed record SanctionLifted : EventData
{
    /// <summary>The sanction, by the sending department's id.</summary>
    [Id(0)] public required string SanctionId { get; init; }

    /// <summary>The reason, in the sender's words.</summary>
    [Id(1)] public string? Reason { get; init; }

    internal static SanctionLifted Read(ref Reading data) => new()
    {
        SanctionId = data.Id("sanctionId"u8),
        Reason = data.OptionalText("reason"u8, clears: false),
    };
}

/// <summary>An imposed sanction was reversed.</summary>
[GenerateSerializer, Immutable, Alias("coordination.sanction.reversed.v1")]
public sealed record SanctionReversed : EventData
{
    /// <summary>The sanction, by the sending department's id.</summary>
    [Id(0)] public required string SanctionId { get; init; }

    /// <summary>The reason, in the sender's words.</summary>
    [Id(1)] public string? Reason { get; init; }

    internal static SanctionReversed Read(ref Reading data) => new()
    {
        SanctionId = data.Id("sanctionId"u8),
        Reason = data.OptionalText("reason"u8, clears: false),
    };
}

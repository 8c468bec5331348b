namespace Coordination.Events;

/// <summary>The holistic plan was agreed with the citizen.</summary>
[GenerateSerializer, Immutable, Alias("coordination.plan.agreed.v1")]
public sealed record PlanAgreed : EventData
{
    /// <summary>The plan, by the sending department's id.</summary>
    [Id(0)] public required string PlanId { get; init; }

    /// <summary>The hours per week for which the citizen can take part, 0 to 168.</summary>
    [Id(1)] public decimal? CapacityHours { get; init; }

    /// <summary>The local day of the next review.</summary>
    [Id(2)] public DateOnly? ReviewOn { get; init; }

    internal static PlanAgreed Read(ref Reading data) => new()
    {
        PlanId = data.Id("planId"u8),
        CapacityHours = data.OptionalHours("capacityHours"u8),
        ReviewOn = data.OptionalDate("reviewOn"u8),
    };
}

/// <summary>The plan was followed up with the citizen.</summary>
[GenerateSerializer, Immutable, Alias("coordination.plan.followed-up.v1")]
public sealed record PlanFollowedUp : EventData
{
    /// <summary>The plan, by the sending department's id.</summary>
    [Id(0)] public required string PlanId { get; init; }

    /// <summary>The hours per week for which the citizen can take part, 0 to 168; absent: unchanged.</summary>
    [Id(1)] public decimal? CapacityHours { get; init; }

    /// <summary>The local day of the next review.</summary>
    [Id(2)] public DateOnly? ReviewOn { get; init; }

    internal static PlanFollowedUp Read(ref Reading data) => new()
    {
        PlanId = data.Id("planId"u8),
        CapacityHours = data.OptionalHours("capacityHours"u8),
        ReviewOn = data.OptionalDate("reviewOn"u8),
    };
}

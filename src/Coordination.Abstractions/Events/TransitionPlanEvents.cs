namespace Coordination.Events;

/// <summary>A plan for the transition to adulthood was recorded.</summary>
[GenerateSerializer, Immutable, Alias("coordination.transition-plan.recorded.v1")]
public sealed record TransitionPlanRecorded : EventData
{
    /// <summary>The plan, by the sending department's id.</summary>
    [Id(0)] public required string PlanId { get; init; }

    /// <summary>The local day it was made.</summary>
    [Id(1)] public required DateOnly OnDate { get; init; }

    internal static TransitionPlanRecorded Read(ref Reading data) => new()
    {
        PlanId = data.Id("planId"u8),
        OnDate = data.Date("onDate"u8),
    };
}

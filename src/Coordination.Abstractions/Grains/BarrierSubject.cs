namespace Coordination.Grains;

/// <summary>What a barrier was met at.</summary>
[GenerateSerializer, Immutable, Alias("barrier-subject")]
public sealed record BarrierSubject
{
    /// <summary>Required: <c>conflict</c>, <c>handover</c> or <c>measure</c>.</summary>
    [Id(0)] public string? Type { get; init; }

    /// <summary>Required: its id.</summary>
    [Id(1)] public string? Id { get; init; }
}

namespace Coordination.Events;

/// <summary>What an intervention costs.</summary>
[GenerateSerializer, Immutable, Alias("coordination.cost")]
public sealed record Cost
{
    [Id(0)] public required decimal Amount { get; init; }

    /// <summary>The period of one payment, such as <c>week</c> or <c>month</c>; absent: a single payment.</summary>
    [Id(1)] public string? Per { get; init; }

    internal static Cost Read(ref Reading data) => new()
    {
        Amount = data.Amount("amount"u8),
        Per = data.OptionalText("per"u8),
    };
}

namespace Coordination.Events;

/// <summary>What an intervention costs, in kroner.</summary>
[GenerateSerializer, Immutable, Alias("coordination.cost")]
public sealed record Cost
{
    /// <summary>Kroner, 0 to <see cref="EventReading.AmountMax"/>.</summary>
    [Id(0)] public required decimal Amount { get; init; }

    /// <summary>The period of one payment, a word of <see cref="CostPeriod"/>; absent: a single payment.</summary>
    [Id(1)] public string? Per { get; init; }

    internal static Cost Read(ref Reading data)
    {
        data.OptionalWord<Currency>("currency"u8);
        return new()
        {
            Amount = data.Amount("amount"u8),
            Per = data.OptionalWord<CostPeriod>("per"u8) is { } period ? Vocabulary.WordFor(period) : null,
        };
    }
}

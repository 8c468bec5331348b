namespace Coordination.Views;

/// <summary>A page of a department's feed.</summary>
/// <param name="Decisions">In the order of their positions.</param>
/// <param name="To">Where to read on: everything up to this position was looked at.</param>
/// <param name="IsLast">Whether nothing more was there.</param>
[GenerateSerializer, Immutable, Alias("view.feed-page")]
public sealed record FeedPageView(
    [property: Id(0)] IReadOnlyList<DecisionView> Decisions, [property: Id(1)] long To, [property: Id(2)] bool IsLast);

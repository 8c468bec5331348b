namespace Coordination.Views;

/// <summary>The outcome of one event.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="Source">The event's source.</param>
/// <param name="Status">
/// <c>settled</c>: taken in. <c>accepted</c>: durable, taken in soon. <c>duplicate</c>: taken in before, nothing changed.
/// <c>parked</c>: taken in, and waits for the item it changes. <c>refused</c>: not taken in.
/// </param>
/// <param name="Citizen">The citizen's key; null when refused.</param>
/// <param name="Version">The citizen's version with it; null until it is settled.</param>
/// <param name="Decisions">Kinds of the decisions that followed from it, in order.</param>
[GenerateSerializer, Immutable, Alias("view.event-result")]
public sealed record EventResult(
    [property: Id(0)] string Id, [property: Id(1)] string Source, [property: Id(2)] string Status, [property: Id(3)] string? Citizen,
    [property: Id(4)] long? Version, [property: Id(5)] IReadOnlyList<string> Decisions);

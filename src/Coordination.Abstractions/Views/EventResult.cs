namespace Coordination.Views;

/// <summary>The outcome of one event.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="Source">The event's source.</param>
/// <param name="Status">
/// <c>settled</c>: applied. <c>accepted</c>: durable, and will be applied soon. <c>duplicate</c>: applied before; nothing changed.
/// <c>parked</c>: stored, and waits for the item it changes. <c>refused</c>: not stored.
/// </param>
/// <param name="Citizen">The citizen's key; null when refused.</param>
/// <param name="Version">The citizen's version with the event; null until it is settled.</param>
/// <param name="Decisions">The kinds of the decisions that followed from it, in order.</param>
[GenerateSerializer, Immutable, Alias("view.event-result")]
public sealed record EventResult(
    [property: Id(0)] string Id, [property: Id(1)] string Source, [property: Id(2)] string Status, [property: Id(3)] string? Citizen,
    [property: Id(4)] long? Version, [property: Id(5)] IReadOnlyList<string> Decisions)
{
    /// <summary>Why it was refused; null: it was not.</summary>
    [Id(6)] public string? Why { get; init; }
}

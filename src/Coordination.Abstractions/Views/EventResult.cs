namespace Coordination.Views;

/// <summary>The outcome of one event.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="Source">The event's source.</param>
/// <param name="Status">One of <see cref="EventStatuses"/>.</param>
/// <param name="Citizen">The citizen's key; null when it was refused before its citizen was known.</param>
/// <param name="Version">
/// The citizen's version with the event; null until it is settled, and where content of other departments is hidden from the sender's:
/// the version counts what is hidden too.
/// </param>
/// <param name="Decisions">The kinds of the decisions that followed from it, in order, as far as the sender's department sees them.</param>
[GenerateSerializer, Immutable, Alias("view.event-result")]
public sealed record EventResult(
    [property: Id(0)] string Id, [property: Id(1)] string Source, [property: Id(2)] string Status, [property: Id(3)] string? Citizen,
    [property: Id(4)] long? Version, [property: Id(5)] IReadOnlyList<string> Decisions)
{
    /// <summary>Why it was refused; null: it was not.</summary>
    [Id(6)] public string? Why { get; init; }

    /// <summary>Whether it was refused because an event with its source and id has other content.</summary>
    [Id(7)] public bool IsConflicting { get; init; }

    /// <summary><c>changed</c> or <c>none</c>; null until it is settled, and when refused.</summary>
    [Id(8)] public string? Effect { get; init; }

    /// <summary>
    /// Why it has no effect. <c>older-than-known</c>: something later is known about the same. <c>already-so</c>: what it says was known.
    /// <c>closed</c>: its item is closed. <c>withdrawn</c>: it was withdrawn. <c>waits</c>: it is parked. <c>repeat</c>: it was applied
    /// before. Null: it has an effect, or none of these is known.
    /// </summary>
    [Id(9)] public string? EffectReason { get; init; }

    /// <summary>What the sender should look at, by pointer: dropped properties, unknown names, a time more than a day ahead.</summary>
    [Id(10)] public IReadOnlyList<Events.Fault> Warnings { get; init; } = [];
}

/// <summary>The outcomes of an event.</summary>
public static class EventStatuses
{
    /// <summary>Applied.</summary>
    public const string Settled = "settled";

    /// <summary>Durable, and will be applied soon.</summary>
    public const string Accepted = "accepted";

    /// <summary>Applied before; nothing changed.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Stored, and waits for the item it changes; also a repeat of one that waits.</summary>
    public const string Parked = "parked";

    /// <summary>
    /// Not applied. One that was durable when the citizen refused it is kept among the dead letters; any other is not stored.
    /// </summary>
    public const string Refused = "refused";
}

namespace Coordination.Domain.Citizens;

/// <summary>What a command leads to: facts in the order they are journaled, or why it is refused.</summary>
/// <param name="Facts">Empty for a refusal, and for a command that was carried out before.</param>
/// <param name="Refusal">Null for a command that is carried out.</param>
/// <param name="ChangedId">The id of the handover, conflict or alert that changes; null where the command names no such thing.</param>
internal readonly record struct FactsOrRefusal(IReadOnlyList<Fact> Facts, Refusal? Refusal, string? ChangedId)
{
    /// <summary>One fact about the thing with this id.</summary>
    public static FactsOrRefusal Of(Fact fact, string? changedId = null) => new([fact], Refusal: null, changedId);

    /// <summary>Several facts, or none.</summary>
    public static FactsOrRefusal Of(IReadOnlyList<Fact> facts) => new(facts, Refusal: null, ChangedId: null);

    public static implicit operator FactsOrRefusal(Refusal refusal) => new([], refusal, ChangedId: null);
}

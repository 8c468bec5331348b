namespace Coordination.Domain.Citizens;

/// <summary>The result of deciding a command: facts in the order in which they are journaled, or a refusal.</summary>
/// <param name="Facts">Empty for a refusal, and for a command that was executed before.</param>
/// <param name="Refusal">Null for a command that is executed.</param>
/// <param name="ChangedId">The id of the handover, conflict or alert that changes; null when there is none.</param>
internal readonly record struct FactsOrRefusal(IReadOnlyList<Fact> Facts, Refusal? Refusal, string? ChangedId)
{
    /// <summary>One fact, with the id of what it changes.</summary>
    public static FactsOrRefusal Of(Fact fact, string? changedId = null) => new([fact], Refusal: null, changedId);

    /// <summary>Several facts, or none.</summary>
    public static FactsOrRefusal Of(IReadOnlyList<Fact> facts) => new(facts, Refusal: null, ChangedId: null);

    public static implicit operator FactsOrRefusal(Refusal refusal) => new([], refusal, ChangedId: null);
}

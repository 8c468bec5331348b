namespace Coordination.Domain.Citizens;

/// <summary>The facts a command leads to, in order, or why not. One that was carried out before leads to none.</summary>
internal readonly record struct FactsOrRefusal(IReadOnlyList<Fact> Facts, Refusal? Refusal, string? Changed)
{
    public FactsOrRefusal(Fact fact, Refusal? refusal, string? changed) : this([fact], refusal, changed)
    {
    }

    public static implicit operator FactsOrRefusal(Refusal refusal) => new([], refusal, null);
}

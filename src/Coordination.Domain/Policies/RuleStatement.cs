namespace Coordination.Domain.Policies;

/// <summary>
/// A rule in words that a jurist can compare with the law and policy. The reference of rules is generated from these statements.
/// </summary>
public sealed record RuleStatement
{
    /// <summary>When the rule applies; for a deadline, what it runs from.</summary>
    public required string HoldsWhile { get; init; }

    /// <summary>What policy does by itself; empty: nothing.</summary>
    public string PolicyActs { get; init; } = "";

    /// <summary>Who owes what by when.</summary>
    public required string Owes { get; init; }

    /// <summary>What ends it; for a deadline, what meets it.</summary>
    public required string Ends { get; init; }

    /// <summary>Which change of the parties makes a settlement invalid; empty for a deadline.</summary>
    public string Material { get; init; } = "";

    /// <summary>The values of the policy entry that the rule reads, besides basis and texts.</summary>
    public IReadOnlyList<PolicyValue> Reads { get; init; } = [];

    /// <summary>The names a list of the entry may have besides the lists the rule reads.</summary>
    public PolicyWordKind FurtherLists { get; init; }
}

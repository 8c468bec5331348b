namespace Coordination.Domain;

/// <summary>
/// What a rule says, in words a jurist can check against the law and policy: the reference lists every rule from these.
/// </summary>
public sealed record RuleStatement
{
    /// <summary>The rule holds while this is so; for a deadline, from what it runs.</summary>
    public required string HoldsWhile { get; init; }

    /// <summary>What policy does by itself, if anything.</summary>
    public string PolicyActs { get; init; } = "";

    /// <summary>Who owes what by when.</summary>
    public required string Owes { get; init; }

    /// <summary>By what it ends; for a deadline, by what it is met.</summary>
    public required string Ends { get; init; }

    /// <summary>What counts as a change of the parties that makes a settlement worthless; empty for a deadline.</summary>
    public string Material { get; init; } = "";

    /// <summary>The values of its policy entry it reads, besides basis and words.</summary>
    public IReadOnlyList<PolicyValue> Reads { get; init; } = [];

    /// <summary>Which names a list may have besides those it reads; none where it reads no others.</summary>
    public PolicyWordKind FurtherLists { get; init; }
}

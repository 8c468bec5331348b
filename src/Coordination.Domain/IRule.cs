namespace Coordination.Domain;

/// <summary>A rule: what does not fit together, or what is owed by when.</summary>
public interface IRule
{
    /// <summary>Its name: the kind of the conflicts or deadlines it finds, and of its policy entry.</summary>
    string Kind { get; }

    /// <summary>What it says, in words.</summary>
    RuleStatement Statement { get; }
}

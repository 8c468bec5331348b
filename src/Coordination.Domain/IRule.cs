namespace Coordination.Domain;

/// <summary>A rule: what does not fit together, or what is owed by when.</summary>
public interface IRule
{
    /// <summary>Its name: the kind of the conflicts or deadlines it finds, and of its policy entry.</summary>
    string Kind { get; }

    /// <summary>
    /// The kind of thing (<see cref="Events.ItemKinds"/>) without which it finds nothing, so that nobody need ask; null: it looks at
    /// several, or at none.
    /// </summary>
    string? About => null;

    /// <summary>What it says, in words.</summary>
    RuleStatement Statement { get; }
}

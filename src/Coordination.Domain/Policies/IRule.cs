namespace Coordination.Domain.Policies;

/// <summary>A rule that finds conflicts or deadlines.</summary>
public interface IRule
{
    /// <summary>The rule's name. It is the kind of the conflicts or deadlines it finds, and the name of its policy entry.</summary>
    string Kind { get; }

    /// <summary>
    /// The kind of item (<see cref="Events.ItemKinds"/>) without which the rule finds nothing and need not be asked; null: the rule
    /// depends on several kinds, or on none.
    /// </summary>
    string? About => null;

    /// <summary>The rule in words.</summary>
    RuleStatement Statement { get; }
}

using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Finds one kind of conflict. The result is a function of the context: it does not depend on the order in which events arrived.
/// </summary>
public interface IConflictRule : IRule
{
    /// <summary>The kind of the deadline by which the answer is owed.</summary>
    string AnswerDeadline { get; }

    /// <summary>Every conflict of this kind that holds at the context's instant.</summary>
    IReadOnlyList<ConflictFinding> Find(RuleContext context)
    {
        List<ConflictFinding> findings = [];
        Find(context, findings);
        return findings;
    }

    /// <summary>Adds every conflict of this kind to a list. The caller reuses the list for all rules.</summary>
    void Find(RuleContext context, List<ConflictFinding> findings);

    /// <summary>The persons told of a missed answer.</summary>
    /// <param name="answer">The deadline of the answer that is owed now; null: none.</param>
    IEnumerable<EscalationReceiver> EscalatesTo(RuleContext context, Conflict conflict, Deadline? answer);

    /// <summary>
    /// The departments whose reports it is based on, besides those of its parties; empty: it is based on its parties alone. If none of them
    /// has started, nobody is told of it.
    /// </summary>
    IEnumerable<DepartmentCode> BasedOn(RuleContext context, Conflict conflict);

    /// <summary>Whether a person's settlement is final; otherwise it may be settled again.</summary>
    bool IsFinal { get; }

    /// <summary>The outcomes a person may settle it with; empty if it cannot be settled and ends by itself.</summary>
    ImmutableArray<AllowedOutcome> Outcomes { get; }

    /// <summary>
    /// When the action that was owed was done, for a conflict that ends by the action and not by a settlement; null if its reason
    /// ended in another way. It is asked of a conflict that no longer holds.
    /// </summary>
    DateTimeOffset? DoneAt(RuleContext context, Conflict conflict);

    /// <summary>The arguments of its texts that no other part of the conflict provides, such as <c>{seen}</c>.</summary>
    IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict);
}

/// <summary>A person told of a missed answer.</summary>
/// <param name="Missed">Which of two answers was missed; null: the only one, or the one that is owed now.</param>
/// <param name="IsQuiet">Whether somebody missed it whose department had not started: nobody is told.</param>
public readonly record struct EscalationReceiver(CaseworkerId Person, AnswerStage? Missed = null, bool IsQuiet = false);

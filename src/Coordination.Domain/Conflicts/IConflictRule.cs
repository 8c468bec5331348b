using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Texts;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Finds one kind of conflict. Pure: what holds now, whatever the order in which news came.</summary>
public interface IConflictRule : IRule
{
    /// <summary>What a person may settle it with; empty where it is not settled but ends by itself.</summary>
    ImmutableArray<AllowedOutcome> Outcomes { get; }

    /// <summary>The kind of the deadline in which the answer is owed.</summary>
    string AnsweredBy { get; }

    /// <summary>Whether a person's closing answer is the last word; else it may be settled anew.</summary>
    bool IsFinal { get; }

    /// <summary>Every conflict of this kind that holds at the context's instant.</summary>
    IReadOnlyList<ConflictFinding> Find(RuleContext context)
    {
        List<ConflictFinding> findings = [];
        Find(context, findings);
        return findings;
    }

    /// <summary>Adds every conflict of this kind to a list, which the caller reuses from rule to rule.</summary>
    void Find(RuleContext context, List<ConflictFinding> findings);

    /// <summary>
    /// When what was owed was done, for a conflict that ends by it and not by a settlement; null where its reason went in
    /// another way. Asked of one that no longer holds.
    /// </summary>
    DateTimeOffset? DoneAt(RuleContext context, Conflict conflict);

    /// <summary>What stands in the places of its texts that no other part of the conflict fills, such as <c>{seen}</c>.</summary>
    IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict);

    /// <summary>Who is told of a missed answer.</summary>
    /// <param name="answer">The deadline of the answer that is owed now, if there is one.</param>
    IEnumerable<EscalationReceiver> EscalatesTo(RuleContext context, Conflict conflict, Deadline? answer);
}

/// <summary>Somebody who is told of a missed answer.</summary>
/// <param name="Missed">Which of two answers was missed; null: the only one, or the one that is owed now.</param>
public readonly record struct EscalationReceiver(CaseworkerId Person, AnswerStage? Missed = null);

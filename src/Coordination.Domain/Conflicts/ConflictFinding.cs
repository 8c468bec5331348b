using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Conflicts;

/// <summary>What a rule finds: that something does not fit together now, what policy does, and who owes what.</summary>
public sealed record ConflictFinding
{
    /// <summary>Identity, from kind and parties.</summary>
    public required ConflictId Id { get; init; }

    /// <summary>The rule's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Parties, sorted.</summary>
    public required ImmutableArray<Party> Parties { get; init; }

    /// <summary>What the parties are like, as far as a change would make a settlement worthless.</summary>
    public required string Material { get; init; }

    /// <summary>Policy's act where it settles the conflict; null where only a person can.</summary>
    public PolicyAct? Act { get; init; }

    /// <summary>What policy does until a person answers.</summary>
    public string? Interim { get; init; }

    /// <summary>Who is proposed.</summary>
    public CaseworkerId? Proposed { get; init; }

    /// <summary>Who owes the answer.</summary>
    public CaseworkerId? Owes { get; init; }

    /// <summary>When the answer is due.</summary>
    public Due? AnswerBy { get; init; }

    /// <summary>Which answer, where there are several in turn.</summary>
    public string? Stage { get; init; }

    /// <summary>Since when that answer is owed; null: since it was detected.</summary>
    public DateTimeOffset? OwedSince { get; init; }

    /// <summary>Who else is told, sorted, without the one who owes.</summary>
    public ImmutableArray<CaseworkerId> Told { get; init; } = [];

    /// <summary>Those who are told besides whoever owes the answer: sorted, each once; a null is nobody.</summary>
    public static ImmutableArray<CaseworkerId> Others(CaseworkerId? owes, params ReadOnlySpan<CaseworkerId?> told)
    {
        SortedSet<CaseworkerId> others = [];
        foreach (var person in told)
            if (person is { } one && one != owes) others.Add(one);
        return [.. others];
    }
}

/// <summary>An act of policy that settles a conflict.</summary>
/// <param name="Outcome">The outcome, as the contract names them.</param>
/// <param name="GivesWay">What gives way.</param>
public sealed record PolicyAct(string Outcome, ItemId GivesWay);

/// <summary>That somebody is told upwards of an answer that was missed.</summary>
/// <param name="Person">Who.</param>
/// <param name="Stage">How far the matter has come for them; null: as for the one who owes.</param>
public readonly record struct Telling(CaseworkerId Person, string? Stage = null);

/// <summary>Finds one kind of conflict. Pure: what holds now, whatever the order in which news came.</summary>
public interface IConflictRule : IRule
{
    /// <summary>What a person may settle it with; empty where it is not settled but ended.</summary>
    IReadOnlyList<string> Outcomes { get; }

    /// <summary>The kind of the deadline that whoever owes the answer has.</summary>
    string AnsweredBy => ConflictAnswer.Name;

    /// <summary>Whether a person's closing answer is the last word; else it may be settled anew.</summary>
    bool IsFinal => false;

    /// <summary>Everything of this kind that holds at the context's moment.</summary>
    IEnumerable<ConflictFinding> Find(RuleContext context);

    /// <summary>
    /// Whether, besides whoever owes the answer, somebody may settle it so; the usual circle is those responsible for
    /// a party, the coordinator and their unit leaders.
    /// </summary>
    bool MaySettle(RuleContext context, Conflict conflict, string outcome, CaseworkerId by) =>
        SettlingCircle.Includes(context, conflict, by);

    /// <summary>
    /// When what was owed was done, for a conflict that ends by it and not by a settlement; null where its reason went in
    /// another way. Asked of one that no longer holds.
    /// </summary>
    DateTimeOffset? DoneAt(RuleContext context, Conflict conflict) => null;

    /// <summary>What stands in places of its texts besides the parties, who owes the answer and the rule's numbers.</summary>
    IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict) => [];

    /// <summary>Who is told upwards of a missed answer: the unit leader of whoever owes it, later their head.</summary>
    /// <param name="context">The context.</param>
    /// <param name="conflict">The conflict.</param>
    /// <param name="answer">The deadline of the answer that is owed now, if there is one.</param>
    IEnumerable<Telling> ToldUpwards(RuleContext context, Conflict conflict, Deadline? answer)
    {
        if (answer is not { Status: DeadlineStatus.Missed } || conflict.Owes is not { } owes) yield break;
        if (context.Organization.LeaderOf(owes) is { } leader) yield return new(leader);
        if (answer.HeadTold && context.Organization.HeadOf(context.Organization.DepartmentOf(owes, answer.Department)) is { } head) yield return new(head);
    }
}

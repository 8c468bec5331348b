using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Ids;

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

    /// <summary>Who else is told, sorted, without the one who owes.</summary>
    public ImmutableArray<CaseworkerId> Told { get; init; } = [];
}

/// <summary>An act of policy that settles a conflict.</summary>
/// <param name="Outcome">The outcome, as the contract names them.</param>
/// <param name="GivesWay">What gives way.</param>
public sealed record PolicyAct(string Outcome, ThingId GivesWay);

/// <summary>Finds one kind of conflict. Pure: what holds now, whatever the order in which news came.</summary>
public interface IConflictRule
{
    /// <summary>The kind of conflict it finds.</summary>
    string Kind { get; }

    /// <summary>What a person may settle it with.</summary>
    IReadOnlyList<string> Outcomes { get; }

    /// <summary>Everything of this kind that holds at the scene's moment.</summary>
    IEnumerable<ConflictFinding> Find(Scene scene);

    /// <summary>
    /// Whether, besides whoever owes the answer, somebody may settle it so; the usual circle is those responsible for
    /// a party, the coordinator and their unit leaders.
    /// </summary>
    bool MaySettle(Scene scene, Conflict conflict, string outcome, CaseworkerId by) =>
        SettlingCircle.Includes(scene, conflict, by);
}

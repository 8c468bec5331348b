using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>A conflict that a rule finds: its parties, what policy does, and who owes what.</summary>
/// <param name="Parties">Sorted by type and id.</param>
/// <param name="Act">Null: only a person can act.</param>
public sealed record ConflictFinding(
    ConflictId Id, string Kind, ImmutableArray<Party> Parties, Material Material, PolicyAct? Act, OwedAnswer Owed);

/// <summary>What policy does by itself: it settles the conflict, or it does something until a person answers.</summary>
public sealed record PolicyAct
{
    /// <summary>The outcome with which policy settles the conflict; null: it stays open.</summary>
    public SettlementOutcome? Outcome { get; private init; }

    /// <summary>What gives way, where policy settles the conflict.</summary>
    public ItemId? GivesWay { get; private init; }

    /// <summary>What policy does until a person answers; null: nothing.</summary>
    public InterimAct? Interim { get; private init; }

    /// <summary>Who is proposed, where policy proposes somebody.</summary>
    public CaseworkerId? Proposed { get; private init; }

    /// <summary>The sanction is held.</summary>
    public static PolicyAct Hold { get; } = new() { Interim = InterimAct.Held };

    /// <summary>The unit leader is responsible.</summary>
    public static PolicyAct MakeLeaderResponsible { get; } = new() { Interim = InterimAct.LeaderResponsible };

    public static PolicyAct Propose(CaseworkerId person) => new() { Interim = InterimAct.Proposed, Proposed = person };

    public static PolicyAct Settle(SettlementOutcome outcome, ItemId givesWay) => new() { Outcome = outcome, GivesWay = givesWay };
}

/// <summary>Who owes the answer to a conflict, by when, and who else is told.</summary>
public readonly record struct OwedAnswer
{
    private readonly ImmutableArray<CaseworkerId> _told;

    /// <summary>Null: nobody owes anything.</summary>
    public CaseworkerId? By { get; private init; }

    public Due? Due { get; private init; }

    /// <summary>Sorted, each once, without whoever owes the answer.</summary>
    public ImmutableArray<CaseworkerId> Told { get => _told.IsDefault ? [] : _told; private init => _told = value; }

    /// <summary>Which answer is owed, where a conflict takes two in turn.</summary>
    public AnswerStage? Stage { get; init; }

    /// <summary>Since when that answer is owed; null: since the conflict was detected.</summary>
    public DateTimeOffset? Since { get; init; }

    public static OwedAnswer Nobody => default;

    /// <param name="by">Null: nobody is known who could answer.</param>
    public static OwedAnswer From(CaseworkerId? by, Due due) => new() { By = by, Due = due };

    /// <summary>The same, and these are told besides whoever owes the answer; a null is nobody.</summary>
    public OwedAnswer Telling(params ReadOnlySpan<CaseworkerId?> persons)
    {
        if (persons is [null]) return this;
        SortedSet<CaseworkerId> told = [.. Told];
        foreach (var person in persons)
            if (person is { } one && one != By) told.Add(one);
        return this with { Told = [.. told] };
    }
}

using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>A conflict that a rule finds: its parties, what policy does, and who owes what.</summary>
/// <param name="Parties">Sorted by type and id.</param>
/// <param name="Act">What policy does; null: only a person can act.</param>
public readonly record struct ConflictFinding(
    ConflictId Id, string Kind, ImmutableArray<Party> Parties, Material Material, PolicyAct? Act, OwedAnswer Owed);

/// <summary>What policy does by itself: it settles the conflict, or acts until a person answers.</summary>
public readonly record struct PolicyAct
{
    /// <summary>The outcome with which policy settles the conflict; null: it stays open.</summary>
    public SettlementOutcome? Outcome { get; private init; }

    /// <summary>The party that yields, if policy settles the conflict; otherwise null.</summary>
    public ItemId? GivesWay { get; private init; }

    /// <summary>What policy does until a person answers; null: nothing.</summary>
    public InterimAct? Interim { get; private init; }

    /// <summary>The person policy proposes; null: nobody.</summary>
    public CaseworkerId? Proposed { get; private init; }

    /// <summary>The sanction is held.</summary>
    public static PolicyAct Hold { get; } = new() { Interim = InterimAct.Held };

    /// <summary>The unit leader is responsible.</summary>
    public static PolicyAct MakeLeaderResponsible { get; } = new() { Interim = InterimAct.LeaderResponsible };

    public static PolicyAct Propose(CaseworkerId person) => new() { Interim = InterimAct.Proposed, Proposed = person };

    public static PolicyAct Settle(SettlementOutcome outcome, ItemId givesWay) => new() { Outcome = outcome, GivesWay = givesWay };
}

/// <summary>The person who owes the answer to a conflict, by when, and who else is told.</summary>
public readonly record struct OwedAnswer
{
    private readonly ImmutableArray<CaseworkerId> _told;

    /// <summary>Null: nobody owes anything.</summary>
    public CaseworkerId? By { get; private init; }

    public Due? Due { get; private init; }

    /// <summary>Sorted, without duplicates and without the person who owes the answer.</summary>
    public ImmutableArray<CaseworkerId> Told { get => _told.IsDefault ? [] : _told; private init => _told = value; }

    /// <summary>The answer that is owed now, if a conflict needs two in turn; otherwise null.</summary>
    public AnswerStage? Stage { get; init; }

    /// <summary>The instant from which that answer is owed; null: since the conflict was detected.</summary>
    public DateTimeOffset? Since { get; init; }

    public static OwedAnswer Nobody => default;

    /// <param name="by">Null: nobody is known who could answer.</param>
    public static OwedAnswer From(CaseworkerId? by, Due due) => new() { By = by, Due = due };

    /// <summary>The same answer, with more persons told. A null person is ignored.</summary>
    public OwedAnswer Telling(params ReadOnlySpan<CaseworkerId?> persons)
    {
        if (persons is [null]) return this;
        SortedSet<CaseworkerId> told = [.. Told];
        foreach (var person in persons)
            if (person is { } one && one != By) told.Add(one);
        return this with { Told = [.. told] };
    }
}

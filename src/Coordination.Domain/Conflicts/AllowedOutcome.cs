using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>The effect of an outcome on the conflict.</summary>
public enum OutcomeEffect
{
    /// <summary>The conflict is settled.</summary>
    Closes,

    /// <summary>The advice is kept; the conflict stays open.</summary>
    Advises,

    /// <summary>The proposed person is passed over; the conflict stays open.</summary>
    PassesOn,
}

/// <summary>An outcome that a rule allows for its conflicts, with its conditions.</summary>
public sealed record AllowedOutcome(SettlementOutcome Outcome)
{
    public static AllowedOutcome KeepBoth { get; } = new(SettlementOutcome.KeepBoth);

    public static AllowedOutcome Answered { get; } = new(SettlementOutcome.Answered);

    public static AllowedOutcome NotAConflict { get; } = new(SettlementOutcome.NotAConflict);

    /// <summary>One of the parties yields. A stay cannot.</summary>
    public static AllowedOutcome Yield { get; } = new(SettlementOutcome.Yield)
    {
        CanGiveWay = static party => party.Type != PartyType.Admission,
    };

    /// <summary>The outcome as the contract names it.</summary>
    public string Word { get; } = Vocabulary.WordFor(Outcome);

    public OutcomeEffect Effect { get; init; }

    /// <summary>The parties that can yield; the command names one of them. Null: no party yields, and the command names none.</summary>
    public Func<Party, bool>? CanGiveWay { get; init; }

    /// <summary>Whether a person may give the outcome.</summary>
    public Func<RuleContext, Conflict, CaseworkerId, bool> MayBeGiven { get; init; } = SettlementRights.Has;

    /// <summary>Why the outcome cannot be given in the conflict's current state; null: it can.</summary>
    public Func<Conflict, string?> Obstacle { get; init; } = static _ => null;
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Stored;

namespace Coordination.Domain.Feed;

/// <summary>
/// The decisions that departments are told. Alerts are for people, and a department's own events are known to it: neither is in the feed.
/// </summary>
public static class FeedKinds
{
    /// <summary>The kind of a sanction-hold that was found: the sanction is held.</summary>
    public const string SanctionHeld = "sanction-held";

    /// <summary>Two keys turned out to be one person.</summary>
    public const string Renumbered = "citizen-renumbered";

    /// <summary>Keys turned out to be of different people.</summary>
    public const string Separated = "citizen-separated";

    // The kinds under which such decisions are journaled.
    private static readonly FrozenSet<string> Journaled =
        FactJson.DecisionKinds.Where(static kind => IsTold(FactJson.TypeOf(kind)!)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All kinds of the feed, sorted.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. Journaled.Where(static kind => !kind.StartsWith("place-", StringComparison.Ordinal))
            .Concat([SanctionHeld, Renumbered, Separated]).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether decisions journaled under a kind are in the feed.</summary>
    public static bool Has(string journaledKind) => Journaled.Contains(journaledKind);

    /// <summary>Whether a decision is in the feed.</summary>
    public static bool Has(Fact fact) => IsTold(fact.GetType());

    /// <summary>The kind of a decision in the feed.</summary>
    public static string Of(Fact fact) => fact switch
    {
        ConflictChanged { Step: ConflictStep.Detected, Conflict.Interim: InterimAct.Held } => SanctionHeld,
        PlaceJoined or PlaceFollows => Renumbered,
        PlaceParted or PlaceReturned => Separated,
        EntryUnreadable { Kind: var journaled } => FactJson.TypeOf(journaled) switch
        {
            { } type when type == typeof(PlaceJoined) || type == typeof(PlaceFollows) => Renumbered,
            { } type when type == typeof(PlaceParted) || type == typeof(PlaceReturned) => Separated,
            _ => journaled,
        },
        _ => FactJson.KindOf(fact),
    };

    private static bool IsTold(Type fact) =>
        fact == typeof(ConflictChanged) || fact == typeof(HandoverChanged) || fact == typeof(DeadlineChanged)
            || fact == typeof(InterventionStatusChanged) || fact == typeof(AppointmentYielded) || fact == typeof(AppointmentFreed)
            || fact == typeof(ResponsibilityMoved) || fact == typeof(CoordinatorAppointed) || fact == typeof(CoordinatorLaidDown)
            || fact == typeof(DeathNoted) || fact == typeof(DeathTakenBack) || fact == typeof(MoveNoted) || fact == typeof(MoveEnded)
            || fact == typeof(MeasureChanged) || fact == typeof(EventParked) || fact == typeof(EventUnparked)
        || fact == typeof(CitizenErased) || fact == typeof(EventsErased)
            || fact == typeof(PlaceJoined) || fact == typeof(PlaceFollows) || fact == typeof(PlaceParted) || fact == typeof(PlaceReturned);
}

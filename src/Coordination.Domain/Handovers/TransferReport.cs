using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>The result of a caseload transfer for one citizen.</summary>
/// <param name="Moved">The number of responsibilities that the receiver holds now.</param>
/// <param name="Offered">
/// The number of responsibilities offered to a receiver in another department. The giver holds them until they are accepted.
/// </param>
/// <param name="Left">What was left behind, and why.</param>
public sealed record TransferReport(int Moved, int Offered, IReadOnlyList<LeftBehind> Left);

/// <summary>Something that a caseload transfer could not move.</summary>
/// <param name="Type">
/// <c>intervention</c>, <c>coordination</c>, <c>contact</c>, <c>appointment</c>, <c>deadline</c> or <c>sanction</c>; <c>citizen</c>
/// if nothing of the citizen could be moved.
/// </param>
/// <param name="Id">The id; null for the coordinator role and the citizen.</param>
/// <param name="Why">One of <see cref="NotMoved"/>.</param>
public sealed record LeftBehind(string Type, ItemId? Id, string Why);

/// <summary>Why something could not be moved, in the contract's words.</summary>
public static class NotMoved
{
    /// <summary>The receiver has left the organization meanwhile.</summary>
    public const string ReceiverLeft = "receiver-left";

    /// <summary>The organization does not know the receiver.</summary>
    public const string ReceiverUnknown = "receiver-unknown";

    /// <summary>It is already offered to somebody. There is at most one open offer.</summary>
    public const string AlreadyOffered = "already-offered";

    /// <summary>Its department named the giver in an event dated after the transfer, or the giver received it meanwhile.</summary>
    public const string ReportedAnew = "reported-anew";

    /// <summary>The giver held nothing of the citizen any more when the transfer reached the citizen.</summary>
    public const string NoLongerHeld = "no-longer-held";

    /// <summary>It names the giver itself and belongs to no intervention with which it could move.</summary>
    public const string OfNoIntervention = "of-no-intervention";

    /// <summary>The giver holds it by a post in a department where the person who ordered the transfer leads nothing of theirs.</summary>
    public const string OfAnotherPost = "of-another-post";

    /// <summary>The order lists the citizens of every receiver, and this one is in no list.</summary>
    public const string InNoList = "in-no-list";

    /// <summary>Every attempt for the citizen failed.</summary>
    public const string Failed = "failed";

    /// <summary>The transfer was cancelled before it reached the citizen.</summary>
    public const string Cancelled = "cancelled";
}

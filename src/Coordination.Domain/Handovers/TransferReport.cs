using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>What a caseload transfer has come to for one citizen.</summary>
/// <param name="Moved">Responsibilities that are the receiver's now.</param>
/// <param name="Offered">Responsibilities offered to a receiver of another department; still the giver's until accepted.</param>
/// <param name="Left">What stays, and why.</param>
public sealed record TransferReport(int Moved, int Offered, IReadOnlyList<LeftBehind> Left);

/// <summary>Something that a caseload transfer could not move.</summary>
/// <param name="Type">
/// intervention, coordination, contact, appointment, deadline, sanction; citizen where nothing of the citizen could be moved.
/// </param>
/// <param name="Id">Which; null for the coordinator role and the citizen.</param>
/// <param name="Why">One of <see cref="NotMoved"/>.</param>
public sealed record LeftBehind(string Type, ItemId? Id, string Why);

/// <summary>Why something could not be moved, in the contract's words.</summary>
public static class NotMoved
{
    /// <summary>The receiver has left the organization meanwhile.</summary>
    public const string ReceiverLeft = "receiver-left";

    /// <summary>The organization does not know the receiver.</summary>
    public const string ReceiverUnknown = "receiver-unknown";

    /// <summary>It is offered to somebody, and there is one open offer at a time.</summary>
    public const string AlreadyOffered = "already-offered";

    /// <summary>Its department named the giver by an event dated after the transfer, or it came to the giver in between.</summary>
    public const string ReportedAnew = "reported-anew";

    /// <summary>When the citizen's turn came, the giver held nothing of theirs any more.</summary>
    public const string NoLongerHeld = "no-longer-held";

    /// <summary>It names the giver itself and belongs to no intervention that could carry it along.</summary>
    public const string OfNoIntervention = "of-no-intervention";

    /// <summary>The order named the citizens of every receiver, and this one was not among them.</summary>
    public const string InNoList = "in-no-list";

    /// <summary>The citizen's place failed on it again and again.</summary>
    public const string Failed = "failed";

    /// <summary>The transfer was cancelled before the citizen's turn came.</summary>
    public const string Cancelled = "cancelled";
}

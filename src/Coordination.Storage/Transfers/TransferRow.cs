namespace Coordination.Storage.Transfers;

/// <summary>A caseload transfer as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">Whose caseload.</param>
/// <param name="Receivers">UTF-8 JSON: who was planned to get how many.</param>
/// <param name="Reason">Why.</param>
/// <param name="OrderedBy">A caseworker, or operations.</param>
/// <param name="OrderedAt">When.</param>
/// <param name="State">One of <see cref="TransferStates"/>.</param>
/// <param name="ChangedAt">When it last came on, or changed its state.</param>
/// <param name="Citizens">Citizens planned.</param>
/// <param name="Done">Citizens who have been through it.</param>
/// <param name="Moved">Responsibilities that moved.</param>
/// <param name="Offered">Responsibilities offered to another department.</param>
/// <param name="LeftBehind">Citizens of whom something stays behind.</param>
public sealed record TransferRow(
    string Id, string From, ReadOnlyMemory<byte> Receivers, string Reason, string OrderedBy, DateTimeOffset OrderedAt, string State,
    DateTimeOffset ChangedAt, int Citizens, int Done, int Moved, int Offered, int LeftBehind);

/// <summary>A citizen of a transfer.</summary>
/// <param name="Number">Their turn, from 1.</param>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="Receiver">Who gets what is held of them; null: nobody, by the order.</param>
/// <param name="Done">Whether their turn is over.</param>
/// <param name="Moved">Responsibilities that moved.</param>
/// <param name="Offered">Responsibilities that were offered.</param>
/// <param name="Left">UTF-8 JSON: what stays behind, and why; <c>[]</c>: nothing.</param>
public sealed record TransferItem(
    int Number, string Citizen, string? Receiver, bool Done, int Moved, int Offered, ReadOnlyMemory<byte> Left);

/// <summary>The states of a transfer, as stored and in the contract: <c>running ⇄ paused → cancelled</c>, <c>running → done</c>.</summary>
public static class TransferStates
{
    /// <summary>Goes on, wherever silos come and go.</summary>
    public const string Running = "running";

    /// <summary>Stands still until somebody resumes it.</summary>
    public const string Paused = "paused";

    /// <summary>Over before everybody's turn came; what is done stays done.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Everybody has been through it.</summary>
    public const string Done = "done";
}

namespace Coordination.Storage.Transfers;

/// <summary>A caseload transfer and its progress.</summary>
/// <param name="From">The caseworker whose caseload moves.</param>
/// <param name="Receivers">UTF-8 JSON: the planned number of citizens per receiver.</param>
/// <param name="OrderedBy">A caseworker, or <c>operations</c>.</param>
/// <param name="State">One of <see cref="TransferStates"/>.</param>
/// <param name="ChangedAt">When it last progressed or changed its state.</param>
/// <param name="Done">The number of citizens that are done.</param>
/// <param name="Moved">The number of responsibilities that moved.</param>
/// <param name="Offered">The number of responsibilities offered to another department.</param>
/// <param name="LeftBehind">The number of citizens with something left behind.</param>
public sealed record TransferRow(
    string Id, string From, ReadOnlyMemory<byte> Receivers, string Reason, string OrderedBy, DateTimeOffset OrderedAt, string State,
    DateTimeOffset ChangedAt, int Citizens, int Done, int Moved, int Offered, int LeftBehind);

/// <summary>A citizen of a transfer.</summary>
/// <param name="Number">The position in the transfer, from 1.</param>
/// <param name="Receiver">The receiver; null: the order names none.</param>
/// <param name="Moved">The number of responsibilities that moved.</param>
/// <param name="Offered">The number of responsibilities that were offered.</param>
/// <param name="Left">UTF-8 JSON: what was left behind, and why; <c>[]</c>: nothing.</param>
public sealed record TransferItem(
    int Number, string Citizen, string? Receiver, bool Done, int Moved, int Offered, ReadOnlyMemory<byte> Left);

/// <summary>The states of a transfer, as stored and in the contract: <c>running ⇄ paused → cancelled</c>, <c>running → done</c>.</summary>
public static class TransferStates
{
    /// <summary>Continues, also when its silo stops.</summary>
    public const string Running = "running";

    /// <summary>Waits until somebody resumes it.</summary>
    public const string Paused = "paused";

    /// <summary>Ended early. What was moved stays moved.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>All citizens are done.</summary>
    public const string Done = "done";
}

/// <summary>A position in the list of transfers, to read on after it.</summary>
public sealed record TransferPosition(DateTimeOffset OrderedAt, string Id);

namespace Coordination.Views;

// One closed family: the views of a caseload transfer.

/// <summary>A caseload transfer and its progress.</summary>
[GenerateSerializer, Immutable, Alias("view.caseload-transfer")]
public sealed record CaseloadTransferView
{
    [Id(0)] public required string Id { get; init; }

    /// <summary>The giver's caseworker id.</summary>
    [Id(1)] public required string From { get; init; }

    /// <summary>The plan: how many citizens each receiver gets.</summary>
    [Id(2)] public required IReadOnlyList<TransferPartView> To { get; init; }

    [Id(3)] public required string Reason { get; init; }

    /// <summary>The caseworker who ordered it, or <c>operations</c>.</summary>
    [Id(4)] public required string By { get; init; }

    [Id(5)] public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>running, paused, cancelled or done.</summary>
    [Id(6)] public required string State { get; init; }

    /// <summary>When it last made progress or changed its state.</summary>
    [Id(7)] public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Number of citizens planned.</summary>
    [Id(8)] public required int Citizens { get; init; }

    /// <summary>Number of citizens that are done, whatever the result.</summary>
    [Id(9)] public required int Done { get; init; }

    /// <summary>Number of responsibilities that moved.</summary>
    [Id(10)] public required int Moved { get; init; }

    /// <summary>Number of responsibilities offered to another department. The giver keeps each until it is accepted.</summary>
    [Id(11)] public required int Offered { get; init; }

    /// <summary>Number of citizens with something left behind. The report names what, and why.</summary>
    [Id(12)] public required int Left { get; init; }
}

/// <summary>One receiver's part of the plan.</summary>
/// <param name="Caseworker">The receiver; null: nobody, for citizens that no list of the order names.</param>
/// <param name="Citizens">Number of citizens.</param>
[GenerateSerializer, Immutable, Alias("view.transfer-part")]
public sealed record TransferPartView([property: Id(0)] string? Caseworker, [property: Id(1)] int Citizens);

/// <param name="Citizens">Sorted by number.</param>
[GenerateSerializer, Immutable, Alias("view.transfer-report")]
public sealed record TransferReportView([property: Id(0)] IReadOnlyList<TransferredCitizenView> Citizens);

/// <param name="Number">The citizen's position in the transfer, from 1.</param>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="To">The receiver; null: the order names none.</param>
/// <param name="Done">Whether the citizen is done, whatever the result.</param>
/// <param name="Moved">Number of responsibilities that moved.</param>
/// <param name="Offered">Number of responsibilities that were offered.</param>
/// <param name="Left">What was left behind, and why.</param>
[GenerateSerializer, Immutable, Alias("view.transferred-citizen")]
public sealed record TransferredCitizenView(
    [property: Id(0)] int Number, [property: Id(1)] string Citizen, [property: Id(2)] string? To, [property: Id(3)] bool Done,
    [property: Id(4)] int Moved, [property: Id(5)] int Offered, [property: Id(6)] IReadOnlyList<LeftBehindView> Left);

/// <summary>Something that could not be moved.</summary>
/// <param name="Type">
/// <c>intervention</c>, <c>coordination</c>, <c>appointment</c>, <c>deadline</c> or <c>sanction</c>; <c>citizen</c> when nothing of
/// the citizen could be moved.
/// </param>
/// <param name="Id">Null for coordination and citizen.</param>
/// <param name="Why">
/// receiver-left, receiver-unknown, already-offered, reported-anew, no-longer-held, of-another-post, of-no-intervention, in-no-list,
/// failed or cancelled.
/// </param>
[GenerateSerializer, Immutable, Alias("view.left-behind")]
public sealed record LeftBehindView([property: Id(0)] string Type, [property: Id(1)] string? Id, [property: Id(2)] string Why);

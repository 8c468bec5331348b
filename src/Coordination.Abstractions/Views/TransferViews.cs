namespace Coordination.Views;

// One closed family: a caseload transfer as it is shown.

/// <summary>A caseload transfer with how far it has come.</summary>
[GenerateSerializer, Immutable, Alias("view.caseload-transfer")]
public sealed record CaseloadTransferView
{
    /// <summary>Id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Whose caseload.</summary>
    [Id(1)] public required string From { get; init; }

    /// <summary>Who was planned to get how many citizens.</summary>
    [Id(2)] public required IReadOnlyList<TransferPartView> To { get; init; }

    /// <summary>Why.</summary>
    [Id(3)] public required string Reason { get; init; }

    /// <summary>Who ordered it: a caseworker, or operations.</summary>
    [Id(4)] public required string By { get; init; }

    /// <summary>When.</summary>
    [Id(5)] public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>running, paused, cancelled or done.</summary>
    [Id(6)] public required string State { get; init; }

    /// <summary>When it last came on or changed its state.</summary>
    [Id(7)] public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Citizens in all.</summary>
    [Id(8)] public required int Citizens { get; init; }

    /// <summary>Citizens whose turn is over.</summary>
    [Id(9)] public required int Done { get; init; }

    /// <summary>Responsibilities that have moved.</summary>
    [Id(10)] public required int Moved { get; init; }

    /// <summary>Responsibilities offered to another department; still the giver's until accepted.</summary>
    [Id(11)] public required int Offered { get; init; }

    /// <summary>Citizens of whom something stays behind: the report says what and why.</summary>
    [Id(12)] public required int Left { get; init; }
}

/// <summary>What a receiver was planned to get.</summary>
/// <param name="Caseworker">Who; null for citizens that no list of the order names.</param>
/// <param name="Citizens">How many citizens.</param>
[GenerateSerializer, Immutable, Alias("view.transfer-part")]
public sealed record TransferPartView([property: Id(0)] string? Caseworker, [property: Id(1)] int Citizens);

/// <summary>Citizens of a transfer, in their turn.</summary>
/// <param name="Citizens">Them.</param>
[GenerateSerializer, Immutable, Alias("view.transfer-report")]
public sealed record TransferReportView([property: Id(0)] IReadOnlyList<TransferredCitizenView> Citizens);

/// <summary>What has become of one citizen in a transfer.</summary>
/// <param name="Number">Their turn, from 1.</param>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="To">The receiver; null: nobody, by the order.</param>
/// <param name="Done">Whether their turn is over.</param>
/// <param name="Moved">Responsibilities that moved.</param>
/// <param name="Offered">Responsibilities that were offered.</param>
/// <param name="Left">What stays behind, and why.</param>
[GenerateSerializer, Immutable, Alias("view.transferred-citizen")]
public sealed record TransferredCitizenView(
    [property: Id(0)] int Number, [property: Id(1)] string Citizen, [property: Id(2)] string? To, [property: Id(3)] bool Done,
    [property: Id(4)] int Moved, [property: Id(5)] int Offered, [property: Id(6)] IReadOnlyList<LeftBehindView> Left);

/// <summary>Something that could not be moved.</summary>
/// <param name="Type">intervention, coordination, appointment, deadline, sanction, or citizen where nothing of the citizen's could be.</param>
/// <param name="Id">Which; null for coordination and citizen.</param>
/// <param name="Why">
/// receiver-left, receiver-unknown, already-offered, reported-anew, no-longer-held, of-no-intervention, in-no-list, failed or
/// cancelled.
/// </param>
[GenerateSerializer, Immutable, Alias("view.left-behind")]
public sealed record LeftBehindView([property: Id(0)] string Type, [property: Id(1)] string? Id, [property: Id(2)] string Why);

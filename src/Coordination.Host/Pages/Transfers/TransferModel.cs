namespace Coordination.Host.Pages.Transfers;

// One closed family: what the pages of transfers show.

/// <summary>The list of transfers, and the form to order one.</summary>
/// <param name="Transfers">Newest first.</param>
/// <param name="MayOrder">Whether the form is shown.</param>
/// <param name="Givers">Whose caseload the reader may have transferred; none: too many, an id is typed.</param>
/// <param name="Units">Units of their departments.</param>
public sealed record TransfersModel(
    IReadOnlyList<TransferModel> Transfers, bool MayOrder, IReadOnlyList<PersonChoice> Givers, IReadOnlyList<PersonChoice> Units);

/// <summary>A person or unit to choose.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="HasLeft">Whether they have left.</param>
public sealed record PersonChoice(string Id, string Name, bool HasLeft);

/// <summary>A transfer and how far it has come.</summary>
public sealed record TransferModel(
    string Id, string From, string To, string Reason, string By, DateTimeOffset OrderedAt, string State, int Citizens, int Done, int Moved, int Offered,
    int Left, bool MayPause, bool MayResume, bool MayCancel);

/// <summary>One transfer's page.</summary>
/// <param name="Transfer">The transfer.</param>
/// <param name="Left">What could not be moved, the first of them.</param>
/// <param name="Stream">The address of its stream; null: it is over.</param>
public sealed record TransferPageModel(TransferModel Transfer, IReadOnlyList<LeftModel> Left, string? Stream);

/// <summary>Something that could not be moved.</summary>
/// <param name="Key">The citizen's key.</param>
/// <param name="Citizen">The citizen's name, or the key.</param>
/// <param name="What">What.</param>
/// <param name="Why">Why, in the reader's words.</param>
public sealed record LeftModel(string Key, string Citizen, string What, string Why);

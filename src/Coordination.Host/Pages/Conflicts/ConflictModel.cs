namespace Coordination.Host.Pages.Conflicts;

/// <summary>One conflict with what it takes to settle it; names as in the citizen's picture.</summary>
/// <param name="Id">The conflict's opaque id.</param>
/// <param name="CitizenKey">The citizen's key.</param>
/// <param name="CitizenName">The citizen's name, shown on the desk.</param>
/// <param name="Kind">The kind, <c>appointment-clash</c> ….</param>
/// <param name="Status"><c>open</c>, <c>settled</c> or <c>dissolved</c>.</param>
/// <param name="Explanation">What clashes, who owes what by when, what happens if nobody answers; in the reader's language.</param>
/// <param name="Parties">What clashes.</param>
/// <param name="Owes">Who owes the answer, by name.</param>
/// <param name="OwedByReader">Whether that is the reader.</param>
/// <param name="AnswerBy">When the answer is owed.</param>
/// <param name="Interim">What policy has done meanwhile: <c>held</c>, <c>proposed</c>, <c>leader-responsible</c>.</param>
/// <param name="Settlement">How it was settled, in plain words.</param>
/// <param name="PolicyVersion">The policy it was settled under; the explanation names the one it was found under.</param>
/// <param name="Choices">What the reader may answer; empty: the reader may not settle it.</param>
public sealed record ConflictModel(
    string Id,
    string CitizenKey,
    string CitizenName,
    string Kind,
    string Status,
    string Explanation,
    IReadOnlyList<ConflictParty> Parties,
    string? Owes,
    bool OwedByReader,
    DateTimeOffset? AnswerBy,
    string? Interim,
    string? Settlement,
    string? PolicyVersion,
    IReadOnlyList<SettleChoice> Choices)
{
    /// <summary>Whether somebody still has to act on it: answer, or find a new time for what yields.</summary>
    public bool NeedsAction => Status == "open" || (Status == "settled" && Owes is not null);

    /// <summary>The rule behind it, with policy version and basis.</summary>
    public string? Rule { get; init; }

    /// <summary>Advice given on a held sanction.</summary>
    public string? Advice { get; init; }

    /// <summary>Times proposed for the appointment that yields.</summary>
    public IReadOnlyList<string> Proposals { get; init; } = [];
}

/// <summary>One side of a conflict.</summary>
/// <param name="Type"><c>appointment</c>, <c>intervention</c>, <c>admission</c>, <c>sanction</c> ….</param>
/// <param name="Id">The thing's id, <c>BIF/123</c>.</param>
/// <param name="Department">Its department's code.</param>
/// <param name="Label">What it is called on the page.</param>
public sealed record ConflictParty(string Type, string Id, string Department, string Label);

/// <summary>One possible answer: an outcome of the contract and, for <c>yield</c> and <c>answered-by</c>, the party.</summary>
public sealed record SettleChoice(string Outcome, ConflictParty? Party)
{
    /// <summary>The value of the form's <c>answer</c>: the outcome, and after a space the party's id.</summary>
    public string Answer => Party is null ? Outcome : $"{Outcome} {Party.Id}";
}

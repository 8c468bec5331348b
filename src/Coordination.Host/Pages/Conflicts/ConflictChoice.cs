using Coordination.Views;

namespace Coordination.Host.Pages.Conflicts;

/// <summary>One answer a page offers, as the picture gives it for its reader.</summary>
/// <param name="Party">What gives way; null: nothing does.</param>
public sealed record ConflictChoice(string Outcome, ConflictParty? Party)
{
    /// <summary>The outcome by which whoever may coordinate takes the role. The contract has a command of its own for it.</summary>
    internal const string TakeRole = "take-role";

    /// <summary>The value of the form field <c>answer</c>: a <see cref="FormPair"/> of outcome and party.</summary>
    public string Answer => new FormPair(Outcome, Party?.Id).Value;

    /// <summary>The answers the user may give; empty: none.</summary>
    internal static IReadOnlyList<ConflictChoice> Of(ConflictView conflict, IReadOnlyList<ConflictParty> parties) =>
    [
        .. conflict.Choices.Select(choice =>
            new ConflictChoice(choice.Outcome, choice.Party is { } way ? parties.First(party => party.Id == way.Id) : null)),
    ];
}

using Coordination.Domain.Citizens;
using Coordination.Host.Pages.Barriers;
using Coordination.Host.Pages.Citizens;
using Coordination.Views;

namespace Coordination.Host.Pages.Conflicts;

/// <summary>One conflict with what is needed to settle it. Names are those of the citizen's picture.</summary>
/// <param name="Id">The conflict's opaque id.</param>
/// <param name="CitizenKey">The citizen's key.</param>
/// <param name="CitizenName">The citizen's name, shown on the desk.</param>
/// <param name="Kind">The kind, <c>appointment-clash</c> ….</param>
/// <param name="Status"><c>open</c>, <c>settled</c> or <c>dissolved</c>.</param>
/// <param name="Explanation">
/// What is in conflict, who owes what by when, and what happens without an answer; in the user's language.
/// </param>
/// <param name="Parties">What is in conflict.</param>
/// <param name="Owes">The person who owes the answer, or that it is somebody of a hidden department; null: nobody.</param>
/// <param name="OwedByUser">Whether that is the user.</param>
/// <param name="AnswerBy">The instant the answer is owed by; null: no answer is owed.</param>
/// <param name="Interim">What the policy did meanwhile: <c>held</c>, <c>proposed</c>, <c>leader-responsible</c>; null: nothing.</param>
/// <param name="Settlement">How it was settled, in words; null: not yet.</param>
/// <param name="PolicyVersion">The policy version it was settled under; null: not yet.</param>
/// <param name="Choices">The answers the user may give. Empty: the user may not settle it.</param>
public sealed record ConflictModel(
    string Id,
    string CitizenKey,
    string CitizenName,
    string Kind,
    string Status,
    string Explanation,
    IReadOnlyList<ConflictParty> Parties,
    string? Owes,
    bool OwedByUser,
    DateTimeOffset? AnswerBy,
    string? Interim,
    string? Settlement,
    string? PolicyVersion,
    IReadOnlyList<ConflictChoice> Choices)
{
    /// <summary>Whether somebody must still act: answer, or find a new time for the appointment that yields.</summary>
    public bool NeedsAction => Status == "open" || (Status == "settled" && Owes is not null);

    /// <summary>The rule with policy version and basis; null: not shown.</summary>
    public string? Rule { get; init; }

    /// <summary>The advice given on a held sanction; null: none.</summary>
    public string? Advice { get; init; }

    /// <summary>New times proposed for the appointment that yields.</summary>
    public IReadOnlyList<SlotModel> Proposals { get; init; } = [];

    /// <summary>The form that logs a barrier met here; null: the user may not.</summary>
    public BarrierFormModel? Barrier { get; init; }

    internal static ConflictModel Of(CitizenView picture, ConflictView conflict, PictureLabels labels, PageUser user)
    {
        ConflictParty[] parties =
        [
            .. conflict.Parties.Where(static party => party.Type != "citizen")
                .Select(party => ConflictParty.Of(party, labels, user)),
        ];
        var text = ExplanationText.Of(conflict.Explanation, conflict.RuleText, user.Names, user.Localizer);
        return new ConflictModel(
            conflict.Id, picture.Key, labels.Citizen, conflict.Kind, conflict.Status, text, parties,
            OwnerOf(conflict, user), user.Is(conflict.Owes), conflict.AnswerBy,
            conflict.Interim, conflict.Settlement is { } settlement ? SettlementText(settlement, labels, user) : null,
            conflict.Settlement?.PolicyVersion,
            [.. RoleChoices(picture, conflict, user), .. ConflictChoice.Of(conflict, parties)])
        {
            Rule = conflict.RuleText is { } rule ? ExplanationText.RuleOf(rule, conflict.Kind, user.Localizer) : null,
            Advice = AdviceText(picture, conflict, user),
            Proposals = SlotModel.Of(picture, conflict, user),
            Barrier = picture.Died is null
                ? BarrierFormModel.Of(BarrierPlace.Conflict, conflict.Id, conflict.Parties.Select(static party => party.Department), user)
                : null,
        };
    }

    // Who owes an answer in a hidden department is not said, only that somebody there does.
    private static string? OwnerOf(ConflictView conflict, PageUser user) => conflict switch
    {
        { Owes: { } owes } => user.Masked.Person(owes),
        { AnswerBy: not null } when conflict.Parties.Any(static party => party.Masked) => user.Localizer["masked.owner"],
        _ => null,
    };

    private static string SettlementText(SettlementView settlement, PictureLabels labels, PageUser user)
    {
        var outcome = settlement.Party is { } party
            ? user.Localizer[$"outcome.{settlement.Outcome}.party", labels.Of(party)]
            : user.Localizer.Code("outcome", settlement.Outcome);
        var reason = string.IsNullOrWhiteSpace(settlement.Reason) || settlement.By == "policy" ? "" : $": {settlement.Reason}";
        return $"{outcome} ({user.AuthorName(settlement.By)}){reason}";
    }

    private static string? AdviceText(CitizenView picture, ConflictView conflict, PageUser user)
    {
        if (conflict.Status != "open") return null;
        var sanction = picture.Sanctions.FirstOrDefault(s => conflict.Parties.Any(party => party.Type == "sanction" && party.Id == s.Id));
        return sanction?.Advice is { } advice
            ? $"{user.Localizer.Code("outcome", advice.Outcome)} ({user.AuthorName(advice.By)}): {advice.Reason}"
            : null;
    }

    private static IEnumerable<ConflictChoice> RoleChoices(CitizenView picture, ConflictView conflict, PageUser user) =>
        conflict is { Kind: "no-coordinator", Status: "open" } && CoordinatorChoice.For(picture, user).Any(one => user.Is(one.Id))
            ? [new ConflictChoice(ConflictChoice.TakeRole, null)]
            : [];
}

/// <summary>One side of a conflict.</summary>
/// <param name="Type"><c>appointment</c>, <c>intervention</c>, <c>admission</c>, <c>sanction</c> …; empty: it is masked.</param>
/// <param name="Id">The id of the reported item, <c>BIF/123</c>; of a masked one an opaque id.</param>
/// <param name="Department">The code of its department.</param>
/// <param name="Label">Its name on the page.</param>
public sealed record ConflictParty(string Type, string Id, string Department, string Label)
{
    /// <summary>Whom to call about it; null: it is not masked.</summary>
    public string? Call { get; init; }

    internal static ConflictParty Of(PartyView party, PictureLabels labels, PageUser user) =>
        new(party.Type, party.Id, user.Masked.Code(party.Department ?? ""), labels.Of(party))
        {
            Call = party.Masked ? user.Masked.Call(party.Contact) : null,
        };
}

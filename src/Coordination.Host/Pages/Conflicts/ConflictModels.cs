using Coordination.Host.Pages.Citizens;
using Coordination.Views;

namespace Coordination.Host.Pages.Conflicts;

/// <summary>Makes what the pages show of a conflict from the citizen's picture.</summary>
internal static class ConflictModels
{
    /// <summary>One conflict, as the onlooker sees it.</summary>
    internal static ConflictModel Of(CitizenView picture, ConflictView conflict, PictureWords words, Onlooker onlooker)
    {
        ConflictParty[] parties =
        [
            .. conflict.Parties.Where(static party => party.Type != "citizen")
                .Select(party => new ConflictParty(party.Type, party.Id, party.Department ?? "", words.Find(party.Id) ?? party.Id)),
        ];
        var (text, rule) = Explanation.Split(conflict.Explanation, conflict.Kind, onlooker.Names, onlooker.R);
        return new ConflictModel(
            conflict.Id, picture.Key, words.Citizen, conflict.Kind, conflict.Status, text, parties,
            conflict.Owes is { } owes ? onlooker.Names.PersonWithDepartment(owes) : null, onlooker.Is(conflict.Owes), conflict.AnswerBy, conflict.Interim,
            conflict.Settlement is { } settlement ? InWords(settlement, words, onlooker) : null,
            conflict.Settlement?.PolicyVersion, ConflictChoices.For(picture, conflict, parties, onlooker))
        {
            Rule = rule,
            Advice = AdviceOn(picture, conflict, onlooker),
            Proposals = ProposalsFor(picture, conflict, onlooker),
        };
    }

    private static string InWords(SettlementView settlement, PictureWords words, Onlooker onlooker)
    {
        var r = onlooker.R;
        var outcome = settlement.Party is { } party
            ? r[$"outcome.{settlement.Outcome}.party", words.Find(party.Id) ?? party.Id]
            : r.Code("outcome", settlement.Outcome);
        var reason = string.IsNullOrWhiteSpace(settlement.Reason) || settlement.By == "policy" ? "" : $": {settlement.Reason}";
        return $"{outcome} ({onlooker.Doer(settlement.By)}){reason}";
    }

    private static string? AdviceOn(CitizenView picture, ConflictView conflict, Onlooker onlooker)
    {
        if (conflict.Status != "open") return null;
        var sanction = picture.Sanctions.FirstOrDefault(s => conflict.Parties.Any(party => party.Type == "sanction" && party.Id == s.Id));
        return sanction?.Advice is { } advice
            ? $"{onlooker.R.Code("outcome", advice.Outcome)} ({onlooker.Names.Person(advice.By)}): {advice.Reason}"
            : null;
    }

    private static IReadOnlyList<string> ProposalsFor(CitizenView picture, ConflictView conflict, Onlooker onlooker) =>
    [
        .. picture.Appointments
            .Where(a => a.Status == "yielding" && conflict.Owes is not null && conflict.Settlement?.Party?.Id == a.Id)
            .SelectMany(static a => a.Proposals)
            .Select(p => $"{onlooker.R.Span(p.StartsAt, p.EndsAt)}{(p.Place is { } place ? $", {place}" : "")} · {onlooker.R.Choose(new(p.Because.Da, p.Because.En))}"),
    ];
}

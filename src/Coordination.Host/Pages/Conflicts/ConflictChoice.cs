using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Host.Pages.Conflicts;

/// <summary>
/// One answer a page offers: an outcome of the contract, with the party for <c>yield</c> and <c>answered-by</c>. Answers are
/// offered to those who owe one, are responsible for a party or coordinate, and to their unit leaders. The domain decides when the
/// answer is sent.
/// </summary>
public sealed record ConflictChoice(string Outcome, ConflictParty? Party)
{
    /// <summary>The value of the form field <c>answer</c>: the outcome, then a space and the party's id if there is a party.</summary>
    public string Answer => Party is null ? Outcome : $"{Outcome} {Party.Id}";

    /// <summary>The answers the user may give; empty: none.</summary>
    internal static IReadOnlyList<ConflictChoice> For(
        CitizenView picture, ConflictView conflict, IReadOnlyList<ConflictParty> parties, PageUser user)
    {
        var awaitsAnswer = conflict.Status == "open" || conflict is { Status: "settled", Settlement.By: "policy" };
        if (!awaitsAnswer || user.Caseworker is null) return [];
        var outcomes = (ConflictRules.Find(conflict.Kind)?.Outcomes ?? []).Where(
            allowed => conflict.Outcomes.Contains(allowed.Word) && MayAnswer(picture, conflict, allowed, user));
        return [.. outcomes.SelectMany(allowed => Of(allowed, parties))];
    }

    private static IEnumerable<ConflictChoice> Of(AllowedOutcome allowed, IReadOnlyList<ConflictParty> parties) =>
        allowed.CanGiveWay is { } canGiveWay
            ? parties.Where(party => PartyOf(party) is { } known && canGiveWay(known))
                .Select(party => new ConflictChoice(allowed.Word, party))
            : [new ConflictChoice(allowed.Word, null)];

    private static Party? PartyOf(ConflictParty shown) => Vocabulary.Find<PartyType>(shown.Type) is { } type
        ? new Party(type, new ItemId(shown.Id), new DepartmentCode(shown.Department))
        : null;

    private static bool MayAnswer(CitizenView picture, ConflictView conflict, AllowedOutcome allowed, PageUser user) => allowed switch
    {
        { Effect: OutcomeEffect.Advises } => AdviceOf(picture, conflict) is null
            && (user.Is(picture.Coordinator?.Responsible) || (user.Is(conflict.Owes) && !IsSanctioner(picture, conflict, user))),
        { Outcome: SettlementOutcome.Lift or SettlementOutcome.Uphold } =>
            IsSanctioner(picture, conflict, user) && user.IsOrLeads(conflict.Owes),
        { Effect: OutcomeEffect.PassesOn } => conflict.Proposed is not null && user.IsOrLeads(conflict.Owes),
        _ => Concerned(picture, conflict).Any(user.IsOrLeads),
    };

    private static IEnumerable<string?> Concerned(CitizenView picture, ConflictView conflict) =>
        ResponsibleForParties(picture, conflict).Append(conflict.Owes).Append(picture.Coordinator?.Responsible);

    private static IEnumerable<string?> ResponsibleForParties(CitizenView picture, ConflictView conflict) =>
        conflict.Parties.SelectMany(party => party.Type switch
        {
            "appointment" => [picture.Appointments.FirstOrDefault(a => a.Id == party.Id)?.Caseworker],
            "intervention" => [picture.Interventions.FirstOrDefault(i => i.Id == party.Id)?.Responsible],
            "sanction" => [picture.Sanctions.FirstOrDefault(s => s.Id == party.Id)?.Caseworker],
            "requirement" => [picture.Requirements.FirstOrDefault(r => r.Id == party.Id)?.Caseworker],
            "citizen" => picture.Interventions.Where(i => i.Status == "active").Select(i => i.Responsible),
            _ => Enumerable.Empty<string?>(),
        });

    private static AdviceView? AdviceOf(CitizenView picture, ConflictView conflict) =>
        picture.Sanctions.FirstOrDefault(s => conflict.Parties.Any(p => p.Type == "sanction" && p.Id == s.Id))?.Advice;

    private static bool IsSanctioner(CitizenView picture, ConflictView conflict, PageUser user) =>
        picture.Sanctions.Any(s => conflict.Parties.Any(p => p.Type == "sanction" && p.Id == s.Id) && user.IsOrLeads(s.Caseworker));
}

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
        var outcomes = conflict.Outcomes.Where(outcome => MayAnswer(picture, conflict, outcome, user));
        return [.. outcomes.SelectMany(outcome => Of(outcome, parties))];
    }

    private static IEnumerable<ConflictChoice> Of(string outcome, IReadOnlyList<ConflictParty> parties) =>
        outcome is "yield" or "answered-by"
            ? parties.Where(static party => party.Type != "admission").Select(party => new ConflictChoice(outcome, party))
            : [new ConflictChoice(outcome, null)];

    private static bool MayAnswer(CitizenView picture, ConflictView conflict, string outcome, PageUser user) => outcome switch
    {
        "advise-lift" or "advise-uphold" => AdviceOf(picture, conflict) is null
            && (user.Is(picture.Coordinator?.Responsible) || (user.Is(conflict.Owes) && !IsSanctioner(picture, conflict, user))),
        "lift" or "uphold" => IsSanctioner(picture, conflict, user) && user.IsOrLeads(conflict.Owes),
        "pass-on" => conflict.Proposed is not null && user.IsOrLeads(conflict.Owes),
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

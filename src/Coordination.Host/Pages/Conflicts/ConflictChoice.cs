using Coordination.Views;

namespace Coordination.Host.Pages.Conflicts;

/// <summary>
/// The answers a page offers its reader: to those who owe one, are responsible for a party or coordinate, and to their unit
/// leaders. The domain decides when it is sent.
/// </summary>
internal static class ConflictChoices
{
    /// <summary>What the onlooker may answer; empty: nothing.</summary>
    internal static IReadOnlyList<SettleChoice> For(CitizenView picture, ConflictView conflict, IReadOnlyList<ConflictParty> parties, Onlooker onlooker)
    {
        var awaitsAnswer = conflict.Status == "open" || conflict is { Status: "settled", Settlement.By: "policy" };
        if (!awaitsAnswer || onlooker.Caseworker is null) return [];
        return [.. conflict.Outcomes.Where(outcome => IsFor(picture, conflict, outcome, onlooker)).SelectMany(outcome => Choices(outcome, parties))];
    }

    private static IEnumerable<SettleChoice> Choices(string outcome, IReadOnlyList<ConflictParty> parties) => outcome is "yield" or "answered-by"
        ? parties.Where(static party => party.Type != "admission").Select(party => new SettleChoice(outcome, party))
        : [new SettleChoice(outcome, null)];

    private static bool IsFor(CitizenView picture, ConflictView conflict, string outcome, Onlooker onlooker) => outcome switch
    {
        "advise-lift" or "advise-uphold" => AdviceOf(picture, conflict) is null
            && (onlooker.Is(picture.Coordinator?.Responsible) || (onlooker.Is(conflict.Owes) && !IsSanctioner(picture, conflict, onlooker))),
        "lift" or "uphold" => IsSanctioner(picture, conflict, onlooker) && onlooker.IsOrLeads(conflict.Owes),
        "pass-on" => conflict.Proposed is not null && onlooker.IsOrLeads(conflict.Owes),
        _ => Circle(picture, conflict).Any(onlooker.IsOrLeads),
    };

    private static IEnumerable<string?> Circle(CitizenView picture, ConflictView conflict) =>
        ResponsibleForParties(picture, conflict).Append(conflict.Owes).Append(picture.Coordinator?.Responsible);

    private static IEnumerable<string?> ResponsibleForParties(CitizenView picture, ConflictView conflict) => conflict.Parties.SelectMany(party => party.Type switch
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

    private static bool IsSanctioner(CitizenView picture, ConflictView conflict, Onlooker onlooker) =>
        picture.Sanctions.Any(s => conflict.Parties.Any(p => p.Type == "sanction" && p.Id == s.Id) && onlooker.IsOrLeads(s.Caseworker));
}

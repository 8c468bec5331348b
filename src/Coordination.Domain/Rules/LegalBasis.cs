using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Rules;

/// <summary>
/// Decides whether two departments may see each other's content of a citizen, by the citizen's consent or by the assessment under the
/// law on holistic efforts. Both depend on the events' own times, not on who reported them or in which order they arrived.
/// </summary>
internal static class LegalBasis
{
    /// <summary>
    /// Whether there is a basis now. It was given for both departments, and since then it was not withdrawn or ended for either of
    /// them and has not expired.
    /// </summary>
    public static bool Stands(RuleContext context, DepartmentCode one, DepartmentCode other)
    {
        var answered = context.Derived(context.Citizen.Items, static _ => new Dictionary<(DepartmentCode, DepartmentCode), bool>());
        if (!answered.TryGetValue((one, other), out var stands))
            answered[(one, other)] = stands =
                Stands(context, ItemKinds.Consent, one, other) || Stands(context, ItemKinds.Basis, one, other);
        return stands;
    }

    private static bool Stands(RuleContext context, string kind, DepartmentCode one, DepartmentCode other)
    {
        List<DepartmentEvent>? events = null;
        foreach (var item in context.Citizen.Known(kind))
            foreach (var (taken, _) in item.Events) (events ??= []).Add(taken);
        if (events is null) return false;
        events.Sort(EventOrder.Compare);
        DateTimeOffset? end = null; // When what was given until then was first withdrawn or ended for one of the two.
        for (var last = events.Count - 1; last >= 0; last--)
        {
            var taken = events[last];
            if (Ends(taken.Data) is { } ended && (Covers(ended, one) || Covers(ended, other))) end = Earlier(end, taken.Time);
            if (Grants(taken.Data, out var until) is { } given && Covers(given, one) && Covers(given, other)
                && context.Clock.Within(taken.Time, Earlier(until, end))) return true;
        }

        return false;
    }

    private static TextList? Grants(EventData data, out DateTimeOffset? until)
    {
        until = data switch
        {
            ConsentGiven { Until: { Date: { } day } } => LocalTime.StartOfDay(day.PlusDays(1)),
            ConsentGiven { Until: { } end } => end.Instant,
            _ => null,
        };
        return data switch
        {
            ConsentGiven consent => consent.Scope,
            BasisEstablished basis => basis.Scope,
            _ => null,
        };
    }

    private static TextList? Ends(EventData data) => data switch
    {
        ConsentWithdrawn consent => consent.Scope,
        BasisEnded basis => basis.Scope,
        _ => null,
    };

    private static bool Covers(TextList scope, DepartmentCode department)
    {
        for (var i = 0; i < scope.Count; i++)
            if (new DepartmentCode(scope[i]) == department) return true;
        return false;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}

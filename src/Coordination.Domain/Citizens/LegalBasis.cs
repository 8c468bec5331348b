using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

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
    public static bool Stands(RuleContext context, DepartmentCode one, DepartmentCode other) =>
        Stands(context, ItemKinds.Consent, one, other) || Stands(context, ItemKinds.Basis, one, other);

    private static bool Stands(RuleContext context, string kind, DepartmentCode one, DepartmentCode other)
    {
        foreach (var item in context.Citizen.Known(kind))
            foreach (var (given, _) in item.Events)
                if (Grants(given.Data, out var until) is { } scope && Covers(scope, one) && Covers(scope, other)
                    && context.Clock.Within(given.Time, Earlier(until, EndOf(context, kind, given, one, other)))) return true;
        return false;
    }

    /// <summary>When the basis was first withdrawn or ended for one of the two after it was given; null: it was not.</summary>
    private static DateTimeOffset? EndOf(RuleContext context, string kind, DepartmentEvent given, DepartmentCode one, DepartmentCode other)
    {
        DateTimeOffset? end = null;
        foreach (var item in context.Citizen.Known(kind))
            foreach (var (taken, _) in item.Events)
                if (Ends(taken.Data) is { } scope && (Covers(scope, one) || Covers(scope, other)) && EventOrder.Compare(taken, given) > 0)
                    end = Earlier(end, taken.Time);
        return end;
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

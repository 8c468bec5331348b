using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Rules;

/// <summary>On what two departments may see each other's content of a citizen.</summary>
/// <param name="Kind"><see cref="ItemKinds.Consent"/> or <see cref="ItemKinds.Basis"/>.</param>
/// <param name="Until">The instant at which it ends, as far as is known now; null: it is open.</param>
public sealed record SharingBasis(string Kind, DateTimeOffset? Until);

/// <summary>
/// Decides whether two departments may see each other's content of a citizen, by the citizen's consent or by the assessment under the
/// law on holistic efforts. Both depend on the events' own times, not on who reported them or in which order they arrived. A withdrawal
/// counts whichever department reports it, also one that never reported the consent.
/// </summary>
public static class LegalBasis
{
    /// <summary>
    /// Whether there is a basis now. It was given for both departments, and since then it was not withdrawn or ended for either of
    /// them and has not expired.
    /// </summary>
    internal static bool Stands(RuleContext context, DepartmentCode one, DepartmentCode other)
    {
        var answered = context.Derived(context.Citizen.Items, static _ => new Dictionary<(DepartmentCode, DepartmentCode), bool>());
        if (!answered.TryGetValue((one, other), out var stands))
            answered[(one, other)] = stands = Between(context.Citizen, context.Clock, one, other) is not null;
        return stands;
    }

    /// <summary>The basis that stands now, consent before law; null: there is none.</summary>
    /// <param name="clock">Collects when the answer may change.</param>
    public static SharingBasis? Between(Citizen citizen, EvaluationClock clock, DepartmentCode one, DepartmentCode other) =>
        Between(citizen, clock, ItemKinds.Consent, one, other) ?? Between(citizen, clock, ItemKinds.Basis, one, other);

    /// <summary>Every department that a consent or a basis of the citizen has ever named.</summary>
    public static IReadOnlyList<DepartmentCode> Named(Citizen citizen)
    {
        List<DepartmentCode>? named = null;
        AddNamed(ref named, citizen, ItemKinds.Consent);
        AddNamed(ref named, citizen, ItemKinds.Basis);
        return named ?? (IReadOnlyList<DepartmentCode>)[];
    }

    private static void AddNamed(ref List<DepartmentCode>? named, Citizen citizen, string kind)
    {
        foreach (var item in citizen.Items.Values)
            if (item.Kind == kind)
                foreach (var taken in item.Events)
                    foreach (var code in Grants(taken.Event.Data, out _) ?? [])
                        if (new DepartmentCode(code) is var department && named?.Contains(department) is not true)
                            (named ??= []).Add(department);
    }

    private static SharingBasis? Between(
        Citizen citizen, EvaluationClock clock, string kind, DepartmentCode one, DepartmentCode other)
    {
        if (EventsOf(citizen, kind) is not { } events) return null;
        events.Sort(EventOrder.Compare);
        DateTimeOffset? end = null; // When what was given until then was first withdrawn or ended for one of the two.
        for (var last = events.Count - 1; last >= 0; last--)
        {
            var taken = events[last];
            if (Ends(taken.Data) is { } ended && (Covers(ended, one) || Covers(ended, other))) end = Earlier(end, taken.Time);
            if (Grants(taken.Data, out var until) is not { } given || !Covers(given, one) || !Covers(given, other)) continue;
            if (clock.Within(taken.Time, Earlier(until, end))) return new SharingBasis(kind, Earlier(until, end));
        }

        return null;
    }

    private static List<DepartmentEvent>? EventsOf(Citizen citizen, string kind)
    {
        List<DepartmentEvent>? events = null;
        foreach (var item in citizen.Items.Values)
            if (item.Kind == kind)
                foreach (var taken in item.Events) (events ??= []).Add(taken.Event);
        return events;
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

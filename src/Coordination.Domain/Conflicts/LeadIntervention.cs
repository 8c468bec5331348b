using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Finds the active intervention whose caseworker is asked while there is no coordinator.</summary>
internal static class LeadIntervention
{
    /// <summary>
    /// The most intensive active intervention. Equal ones are ordered by hours per week, the highest first, then by their start, the
    /// earliest first. Null: none.
    /// </summary>
    /// <param name="passedOver">Caseworkers whose interventions are skipped.</param>
    public static Intervention? MostDemanding(RuleContext context, ImmutableArray<CaseworkerId> passedOver) =>
        MostDemanding(context, passedOver, default, static (_, _, _) => true);

    /// <summary>
    /// The same, of departments that had started by an instant. If there is none among them, of departments that have started since. If
    /// no department had started by then, of all.
    /// </summary>
    /// <param name="since">The instant. It does not move with time, so that a start asks nobody anew.</param>
    public static Intervention? MostDemandingOfStarted(
        RuleContext context, ImmutableArray<CaseworkerId> passedOver, DateTimeOffset since)
    {
        if (MostDemanding(context, passedOver, since, HadStarted) is { } started) return started;
        foreach (var intervention in context.ActiveInterventions())
            if (HadStarted(context, intervention, since)) return MostDemanding(context, passedOver, since, HasStarted);
        return MostDemanding(context, passedOver);
    }

    private static bool HadStarted(RuleContext context, Intervention intervention, DateTimeOffset since) =>
        !context.Organization.IsQuiet(intervention.Department, since);

    private static bool HasStarted(RuleContext context, Intervention intervention, DateTimeOffset since) =>
        !context.IsQuiet(intervention.Department);

    /// <summary>The same among the active interventions of one department.</summary>
    public static Intervention? MostDemandingOf(RuleContext context, DepartmentCode department)
    {
        Intervention? most = null;
        foreach (var intervention in context.ActiveInterventions())
            if (intervention.Department == department && (most is null || IsBefore(intervention, most, context.Policy)))
                most = intervention;
        return most;
    }

    private static Intervention? MostDemanding(
        RuleContext context, ImmutableArray<CaseworkerId> passedOver, DateTimeOffset since,
        Func<RuleContext, Intervention, DateTimeOffset, bool> isInLine)
    {
        Intervention? most = null;
        foreach (var intervention in context.ActiveInterventions())
            if ((most is null || IsBefore(intervention, most, context.Policy))
                && isInLine(context, intervention, since) && !passedOver.Contains(context.Citizen.Responsible(intervention)))
                most = intervention;
        return most;
    }

    /// <summary>
    /// The active intervention with the most hours per week. Equal ones are ordered by their start, the earliest first. Null: none.
    /// </summary>
    public static Intervention? MostHours(RuleContext context)
    {
        Intervention? most = null;
        foreach (var intervention in context.ActiveInterventions())
            if (most is null || ByHours(intervention, most)) most = intervention;
        return most;
    }

    /// <summary>Whether one started before another. If both started on one day, the order of their events decides.</summary>
    public static bool StartedBefore(Intervention one, Intervention other) =>
        one.StartsOn != other.StartsOn ? one.StartsOn < other.StartsOn : one.Origin.CompareTo(other.Origin) < 0;

    private static bool IsBefore(Intervention one, Intervention other, Policy policy)
    {
        var (intensity, others) = (one.IntensityBy(policy), other.IntensityBy(policy));
        return intensity != others ? intensity > others : ByHours(one, other);
    }

    private static bool ByHours(Intervention one, Intervention other)
    {
        var order = (one.WeeklyHours ?? 0).CompareTo(other.WeeklyHours ?? 0);
        return order != 0 ? order > 0 : StartedBefore(one, other);
    }
}

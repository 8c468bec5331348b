using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Decides which appointments yield, over all appointments and stays that are not cancelled, including past ones. So whether a missed
/// appointment is excused does not depend on when events arrived.
/// </summary>
internal static class YieldOrder
{
    /// <summary>What gives way: as a person settled it, who may let nothing give way (null); else as policy says.</summary>
    public static ItemId? GivesWay(Settlement? settledByPerson, ItemId byPolicy) =>
        settledByPerson is { } settled ? settled.GivesWay : byPolicy;

    /// <summary>Every appointment that yields, with what it yields to.</summary>
    public static IReadOnlyDictionary<ItemId, Yield> All(RuleContext context)
    {
        if (AppointmentClash.FindAll(context).Count == 0 && context.Citizen.Admissions.IsEmpty)
            return ReadOnlyDictionary<ItemId, Yield>.Empty;
        Dictionary<ItemId, Yield> all = [];
        ConflictId? overload = null;
        foreach (var clash in AppointmentClash.FindAll(context)) Add(clash);
        foreach (var found in CitizenUnavailable.FindAll(context)) Add(found);
        return all;

        void Add(IYielding found)
        {
            var isLeftToOverload = IsLeftToOverload(context, found);
            var journaled = isLeftToOverload ? null : KnownConflict.Find(context, found.Kind, found.Parties);
            var settled = journaled is null ? null : KnownConflict.SettledBy(journaled, found.Material);
            if (GivesWay(settled, found.Yields.Id) is not { } givesWay) return;
            var to = givesWay == found.Yields.Id ? found.StaysId : found.Yields.Id;
            // If it yields to several, the first by id is named.
            if (all.TryGetValue(givesWay, out var other) && other.To.CompareTo(to) <= 0) return;
            var before = context.Citizen.Appointments[givesWay].Yields?.Conflict;
            var conflict = isLeftToOverload
                ? overload ??= KnownConflict.Find(context, Overload.Name, Parties.Of(context.Citizen))?.Id
                    ?? Conflict.IdOf(context.Citizen.Key, Overload.Name, Parties.Of(context.Citizen), context.Ids, before)
                : journaled?.Id ?? Conflict.IdOf(context.Citizen.Key, found.Kind, found.Parties, context.Ids, before);
            all[givesWay] = new Yield(conflict, to);
        }
    }

    /// <summary>
    /// Whether an appointment yields without a conflict of its own, because there are too many and overload stands for it: unless a
    /// person settled that conflict.
    /// </summary>
    public static bool IsLeftToOverload(RuleContext context, IYielding found) =>
        CrowdedAppointments.Of(context).LeavesOut(found.Yields)
        && !(PersonsSettlements.HasAny(context, found.Kind)
            && PersonsSettlements.Has(context, found.Kind, found.Parties, found.Material));

    /// <summary>Whether an appointment is over: its time is past, or its department has reported the outcome.</summary>
    public static bool IsOver(RuleContext context, Appointment it) =>
        it.Outcome is AppointmentOutcome.Attended or AppointmentOutcome.Missed || context.Clock.Reached(it.EndsAt);

    /// <summary>
    /// Whether an appointment has another time or place than while it yielded, or than when a person settled the conflict.
    /// </summary>
    public static bool HasMoved(Citizen citizen, Appointment appointment)
    {
        var now = TimeAndPlace.Of(appointment);
        foreach (var conflict in citizen.Conflicts.Values)
            if (conflict.Settlement is { } settled && (settled.ByPerson || settled.GivesWay == appointment.Id)
                && conflict.Material.Contains(now))
                return false;
        return true;
    }

    /// <summary>
    /// The caseworker of a yielding appointment rebooks it. The time counts from when the appointment, at this time and place, was first
    /// found to yield, even if it now yields to another one.
    /// </summary>
    public static OwedAnswer Rebooking(RuleContext context, Appointment it, in KnownConflict known)
    {
        var since = YieldsSince(context, it, known);
        var rule = context.Policy.Rule(AnswerDeadlines.Rebook);
        var days = context.Policy.Days;
        var due = rule.DueFrom(since, days);
        var dayBefore = LocalTime.EndOfDay(days.AddBusinessDays(LocalTime.DayOf(it.StartsAt), -rule.Whole("daysBefore")));
        if (dayBefore < due.At) due = due with { At = dayBefore };
        var earliest = since.Plus(TimeSpan.FromHours((double)rule.Number("atLeastHours")));
        var answer = OwedAnswer.From(context.Answering(it), due.At < earliest ? new Due(earliest, EndOfDay: false) : due);
        return since < known.Since ? answer with { Since = since } : answer;
    }

    /// <summary>As journaled, else the earliest of the settled conflicts in which it gives way at this time and place.</summary>
    private static DateTimeOffset YieldsSince(RuleContext context, Appointment it, in KnownConflict known)
    {
        if (known.Journaled is { Status: ConflictStatus.Settled } journaled && journaled.DetectedAt == known.Since)
            return journaled.OwedSince ?? known.Since;
        var (since, now) = (known.Since, TimeAndPlace.Of(it));
        foreach (var other in context.Citizen.Conflicts.Values)
            if (other.Status == ConflictStatus.Settled && other.Settlement!.GivesWay == it.Id && other.Material.Contains(now)
                && (other.OwedSince ?? other.DetectedAt) is var earlier && earlier < since)
                since = earlier;
        return since;
    }
}

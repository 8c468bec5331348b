using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Two appointments too close to each other.</summary>
/// <param name="Id">The conflict they make.</param>
/// <param name="Parties">Both, sorted.</param>
/// <param name="Stays">The one that policy lets stay.</param>
/// <param name="Yields">The one that policy lets yield.</param>
internal sealed record Clash(ConflictId Id, ImmutableArray<Party> Parties, Appointment Stays, Appointment Yields)
{
    // In the order of their ids, for which of them policy lets stay is no property of theirs.
    public string Material { get; } = Stays.Id.CompareTo(Yields.Id) < 0
        ? $"{Yielding.MaterialOf(Stays)}\n{Yielding.MaterialOf(Yields)}"
        : $"{Yielding.MaterialOf(Yields)}\n{Yielding.MaterialOf(Stays)}";
}

/// <summary>An appointment during a stay elsewhere.</summary>
/// <param name="Id">The conflict they make.</param>
/// <param name="Parties">Both, sorted.</param>
/// <param name="Appointment">The appointment.</param>
/// <param name="Admission">The stay.</param>
internal sealed record Unavailability(ConflictId Id, ImmutableArray<Party> Parties, Appointment Appointment, Admission Admission)
{
    public string Material { get; } = $"{Yielding.MaterialOf(Appointment)}\n{Admission.Place}";
}

/// <summary>
/// Which appointments give way, over all appointments and stays that are not cancelled, past ones included: so whether
/// a missed one is excused never depends on when news arrived.
/// </summary>
internal static class Yielding
{
    /// <summary>Every pair of binding appointments, each once, in the order of their starts, with less than the travel time between them.</summary>
    public static IReadOnlyList<Clash> Clashes(RuleContext context) => context.Derived(context.Citizen.Appointments, FindClashes);

    private static IReadOnlyList<Clash> FindClashes(RuleContext context)
    {
        var binding = context.BindingAppointments;
        List<Clash>? clashes = null;
        var travel = TimeSpan.FromMinutes(context.Policy.Appointments.TravelMinutes);
        for (var i = 0; i < binding.Count; i++)
            for (var j = i + 1; j < binding.Count; j++)
            {
                // In order of start: once one begins late enough, all after it do.
                if (binding[j].StartsAt - binding[i].EndsAt >= travel) break;
                var needed = Appointment.SamePlace(binding[i].Place, binding[j].Place) ? TimeSpan.Zero : travel;
                if (binding[j].StartsAt - binding[i].EndsAt < needed) (clashes ??= []).Add(Pair(context, binding[i], binding[j]));
            }

        return clashes ?? (IReadOnlyList<Clash>)[];
    }

    /// <summary>Every binding appointment during a stay at another place.</summary>
    public static IEnumerable<Unavailability> Unavailabilities(RuleContext context)
    {
        if (context.Citizen.Admissions.IsEmpty) yield break;
        foreach (var appointment in context.Citizen.Appointments.Values)
            if (appointment.Binds)
                foreach (var admission in context.Citizen.Admissions.Values)
                    if (!Appointment.SamePlace(appointment.Place, admission.Place) && LiesInside(context, appointment, admission))
                    {
                        var parties = Sorted(PartyTypes.Of(appointment), PartyTypes.Of(admission));
                        yield return new(context.IdentityOf(CitizenUnavailable.Name, parties), parties, appointment, admission);
                    }
    }

    /// <summary>What each appointment that gives way gives way to.</summary>
    public static IReadOnlyDictionary<ItemId, Yield> All(RuleContext context)
    {
        if (Clashes(context).Count == 0 && context.Citizen.Admissions.IsEmpty) return ReadOnlyDictionary<ItemId, Yield>.Empty;
        Dictionary<ItemId, Yield> all = [];
        foreach (var clash in Clashes(context))
            if (GivesWay(context, clash.Id, clash.Material, clash.Yields.Id) is { } givesWay)
                Add(givesWay, new Yield(clash.Id, givesWay == clash.Yields.Id ? clash.Stays.Id : clash.Yields.Id));
        foreach (var unavailable in Unavailabilities(context))
            if (GivesWay(context, unavailable.Id, unavailable.Material, unavailable.Appointment.Id) is { } givesWay)
                Add(givesWay, new Yield(unavailable.Id, unavailable.Admission.Id));
        return all;

        void Add(ItemId id, Yield yield)
        {
            if (!all.TryGetValue(id, out var other) || yield.To.CompareTo(other.To) < 0) all[id] = yield;
        }
    }

    /// <summary>What gives way: as a person settled it, while the parties are as they were; else as policy says.</summary>
    public static ItemId? GivesWay(RuleContext context, ConflictId id, string material, ItemId byPolicy) =>
        context.Journaled(id)?.Settlement is { ByPerson: true } settled && settled.Material == material ? settled.GivesWay : byPolicy;

    /// <summary>Whether an appointment lies behind: its time is past, or its department told how it went.</summary>
    public static bool IsOver(RuleContext context, Appointment it) =>
        it.Outcome is AppointmentOutcome.Attended or AppointmentOutcome.Missed || context.Clock.Reached(it.EndsAt);

    /// <summary>By when a yielding appointment must be rebooked, counted from when that was detected.</summary>
    public static Due RebookBy(RuleContext context, Appointment it, DateTimeOffset since)
    {
        var rebook = context.Policy.Rule(AnswerDeadlines.Rebook);
        var days = context.Policy.Days;
        var due = rebook.DueFrom(since, days);
        var dayBefore = LocalTime.EndOfDay(days.AddBusinessDays(LocalTime.DayOf(it.StartsAt), -rebook.Whole("daysBefore")));
        if (dayBefore < due.At) due = due with { At = dayBefore };
        var earliest = since.AddHours((double)rebook.Number("atLeastHours"));
        return due.At < earliest ? new Due(earliest, EndOfDay: false) : due;
    }

    public static string MaterialOf(Appointment it) =>
        string.Create(CultureInfo.InvariantCulture, $"{it.Id} {it.StartsAt.UtcTicks} {it.EndsAt.UtcTicks} {it.Place}");

    public static ImmutableArray<Party> Sorted(Party one, Party other)
    {
        var order = string.CompareOrdinal(one.Type, other.Type);
        if (order == 0) order = one.Id.CompareTo(other.Id);
        return order <= 0 ? [one, other] : [other, one];
    }

    private static bool LiesInside(RuleContext context, Appointment appointment, Admission admission)
    {
        if (appointment.EndsAt <= admission.StartedAt) return false;
        if (admission.KnownEnd is { } end) return appointment.StartsAt < end;
        return context.Clock.Reached(LocalTime.AddDays(appointment.StartsAt, -context.Policy.Appointments.OpenStayDays));
    }

    private static Clash Pair(RuleContext context, Appointment one, Appointment other)
    {
        var byKind = context.Policy.PrecedenceOf(one.Kind).CompareTo(context.Policy.PrecedenceOf(other.Kind));
        var oneStays = byKind != 0 ? byKind < 0 : one.Booked.CompareTo(other.Booked) <= 0;
        var parties = Sorted(PartyTypes.Of(one), PartyTypes.Of(other));
        var id = context.IdentityOf(AppointmentClash.Name, parties);
        return oneStays ? new(id, parties, one, other) : new(id, parties, other, one);
    }
}

using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>
/// Slots for a yielding appointment. The first slot follows the appointment that stays, at the same place, if the kind can be held
/// elsewhere. The others are at the appointment's own place on the following business days. Every proposal lies on a business day,
/// inside policy's hours for the kind, in the future, and overlaps nothing known. Where none fits, there is none.
/// </summary>
internal static class Proposals
{
    /// <summary>The number of days in which a slot is looked for: 4 weeks.</summary>
    private const int DaysLookedAtMax = 28;

    /// <summary>Slots start at multiples of this.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    public static IReadOnlyList<ProposalView> For(Citizen citizen, Appointment yielding, Policy policy, DateTimeOffset now)
    {
        if (yielding is not { Yields: { } yields, Outcome: AppointmentOutcome.Booked }) return [];
        List<ProposalView> proposals = [];
        var length = yielding.EndsAt - yielding.StartsAt;
        if (policy.Appointments.HeldElsewhere.Contains(yielding.Kind))
            AtPlaceOfWhatStays(citizen, yielding, yields, policy, now, length, proposals);
        var place = yielding.Place;
        var day = LocalTime.DayOf(yielding.StartsAt > now ? yielding.StartsAt : now);
        for (var looked = 0; looked < DaysLookedAtMax && proposals.Count < policy.Appointments.Proposals; looked++)
        {
            if (policy.Days.IsBusinessDay(day)) FirstFree(citizen, yielding, policy, now, day, place, length, proposals);
            day = day.PlusDays(1);
        }

        return proposals;
    }

    private static void AtPlaceOfWhatStays(
        Citizen citizen, Appointment yielding, Yield yields, Policy policy, DateTimeOffset now, TimeSpan length,
        List<ProposalView> proposals)
    {
        if (citizen.Appointments.TryGetValue(yields.To, out var stays) && stays.Place is { } there)
            Add(citizen, yielding, policy, now, stays.EndsAt, length, there, proposals,
                TextTable.Fixed("proposal.after-what-stays"));
        else if (citizen.Admissions.TryGetValue(yields.To, out var stay) && stay.Place is { } ward)
            Add(citizen, yielding, policy, now, yielding.StartsAt, length, ward, proposals,
                TextTable.Fixed("proposal.during-the-stay"));
    }

    private static void FirstFree(
        Citizen citizen, Appointment yielding, Policy policy, DateTimeOffset now, DateOnly day, string? place, TimeSpan length,
        List<ProposalView> proposals)
    {
        var hours = policy.Appointments.HoursOf(yielding.Kind);
        var end = LocalTime.At(day, hours.To);
        var sameTime = LocalTime.At(day, TimeOnly.FromTimeSpan(LocalTime.Of(yielding.StartsAt).TimeOfDay));
        var because = TextTable.Fixed("proposal.first-free-time");
        if (Add(citizen, yielding, policy, now, sameTime, length, place, proposals, because)) return;
        for (var at = LocalTime.At(day, hours.From); at + length <= end; at += Step)
            if (Add(citizen, yielding, policy, now, at, length, place, proposals, because)) return;
    }

    private static bool Add(
        Citizen citizen, Appointment yielding, Policy policy, DateTimeOffset now, DateTimeOffset at, TimeSpan length, string? place,
        List<ProposalView> proposals, TextView because)
    {
        if (proposals.Count >= policy.Appointments.Proposals || at <= now || !IsWithinHours(yielding, policy, at, at + length)
            || !IsFree(citizen, yielding, policy, at, at + length, place))
            return false;
        proposals.Add(new ProposalView(LocalTime.Of(at), LocalTime.Of(at + length), place, because));
        return true;
    }

    /// <summary>Whether a slot lies on one business day, inside policy's hours for the appointment's kind.</summary>
    private static bool IsWithinHours(Appointment yielding, Policy policy, DateTimeOffset from, DateTimeOffset to)
    {
        var (day, hours) = (LocalTime.DayOf(from), policy.Appointments.HoursOf(yielding.Kind));
        return policy.Days.IsBusinessDay(day) && from >= LocalTime.At(day, hours.From) && to <= LocalTime.At(day, hours.To);
    }

    private static bool IsFree(Citizen citizen, Appointment yielding, Policy policy, DateTimeOffset from, DateTimeOffset to, string? place)
    {
        var travel = TimeSpan.FromMinutes(policy.Appointments.TravelMinutes);
        foreach (var other in citizen.Appointments.Values)
        {
            if (other.Id == yielding.Id || other.Outcome == AppointmentOutcome.Cancelled) continue;
            var needed = Appointment.SamePlace(place, other.Place) ? TimeSpan.Zero : travel;
            if (from - other.EndsAt < needed && other.StartsAt - to < needed) return false;
        }

        foreach (var stay in citizen.Admissions.Values)
        {
            var end = stay.KnownEnd ?? stay.StartedAt.Plus(TimeSpan.FromDays(365));
            if (!Appointment.SamePlace(place, stay.Place) && from < end && stay.StartedAt < to) return false;
        }

        return true;
    }
}

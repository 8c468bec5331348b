using Coordination.Domain.Access;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Slots for a yielding appointment. The first slot follows the appointment that stays, at the same place, if the kind can be held
/// elsewhere. The others are at the appointment's own place on the following business days. Every proposal lies on a business day,
/// inside policy's hours for the kind, in the future, and overlaps nothing known. Where none fits, there is none.
/// </summary>
internal sealed class Proposals(Citizen citizen, Policy policy, DateTimeOffset now, Disclosure shown)
{
    /// <summary>The number of days in which a slot is looked for: 4 weeks.</summary>
    private const int DaysLookedAtMax = 28;

    /// <summary>Slots start at multiples of this.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    private BusyTimes? _taken;

    private BusyTimes Taken => _taken ??= new(citizen, TimeSpan.FromMinutes(policy.Appointments.TravelMinutes));

    public IReadOnlyList<ProposalView> For(Appointment yielding)
    {
        if (yielding is not { Yields: { } yields, Outcome: AppointmentOutcome.Booked }) return [];
        List<ProposalView> proposals = [];
        if (policy.Appointments.HeldElsewhere.Contains(yielding.Kind)) AtPlaceOfWhatStays(yielding, yields, proposals);
        var day = LocalTime.DayOf(yielding.StartsAt > now ? yielding.StartsAt : now);
        for (var looked = 0; looked < DaysLookedAtMax && proposals.Count < policy.Appointments.Proposals; looked++)
        {
            if (policy.Days.IsBusinessDay(day)) FirstFree(yielding, day, proposals);
            day = day.PlusDays(1);
        }

        return proposals;
    }

    private void AtPlaceOfWhatStays(Appointment yielding, Yield yields, List<ProposalView> proposals)
    {
        if (citizen.Appointments.TryGetValue(yields.To, out var stays) && stays.Place is { } there)
            AddThere(yielding, stays.EndsAt, there, stays.Department, proposals, "proposal.after-what-stays");
        else if (citizen.Admissions.TryGetValue(yields.To, out var stay) && stay.Place is { } ward)
            AddThere(yielding, yielding.StartsAt, ward, stay.Department, proposals, "proposal.during-the-stay");
    }

    /// <summary>
    /// Proposes a slot at the place of what stays. Whoever may not see that place gets the time and asks about the place.
    /// </summary>
    private void AddThere(
        Appointment yielding, DateTimeOffset at, string place, DepartmentCode department, List<ProposalView> proposals, string because)
    {
        if (!Add(yielding, at, place, proposals, TextTable.Fixed(because)) || shown.Shows(department)) return;
        proposals[^1] = proposals[^1] with { Place = null, Because = TextTable.Fixed("proposal.ask-about-the-place") };
    }

    private void FirstFree(Appointment yielding, DateOnly day, List<ProposalView> proposals)
    {
        var length = yielding.EndsAt - yielding.StartsAt;
        var hours = policy.Appointments.HoursOf(yielding.Kind);
        var end = LocalTime.At(day, hours.To);
        var sameTime = LocalTime.At(day, TimeOnly.FromTimeSpan(LocalTime.Of(yielding.StartsAt).TimeOfDay));
        var because = TextTable.Fixed("proposal.first-free-time");
        if (Add(yielding, sameTime, yielding.Place, proposals, because)) return;
        for (var at = LocalTime.At(day, hours.From); at + length <= end; at += Step)
            if (Add(yielding, at, yielding.Place, proposals, because)) return;
    }

    private bool Add(Appointment yielding, DateTimeOffset at, string? place, List<ProposalView> proposals, TextView because)
    {
        var until = at + (yielding.EndsAt - yielding.StartsAt);
        if (proposals.Count >= policy.Appointments.Proposals || at <= now || !IsWithinHours(yielding, at, until)
            || !Taken.IsFree(yielding.Id, at, until, place))
            return false;
        proposals.Add(new ProposalView(LocalTime.Of(at), LocalTime.Of(until), place, because));
        return true;
    }

    /// <summary>Whether a slot lies on one business day, inside policy's hours for the appointment's kind.</summary>
    private bool IsWithinHours(Appointment yielding, DateTimeOffset from, DateTimeOffset to)
    {
        var (day, hours) = (LocalTime.DayOf(from), policy.Appointments.HoursOf(yielding.Kind));
        return policy.Days.IsBusinessDay(day) && from >= LocalTime.At(day, hours.From) && to <= LocalTime.At(day, hours.To);
    }
}

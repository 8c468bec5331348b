using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;

namespace Coordination.Domain.Conflicts;

/// <summary>Attended and missed appointments across departments.</summary>
internal static class Attendance
{
    /// <summary>The attended appointment that began last; null: none was attended.</summary>
    public static Appointment? LastAttended(Citizen citizen)
    {
        Appointment? last = null;
        foreach (var appointment in citizen.Appointments.Values)
            if (appointment.Outcome == AppointmentOutcome.Attended && (last is null || appointment.StartsAt >= last.StartsAt))
                last = appointment;
        return last;
    }

    /// <summary>
    /// The last of several no-shows that were not excused, lie close enough together, and have no attended appointment after the
    /// first of them; null: there are not enough.
    /// </summary>
    /// <param name="days">The maximum number of local days from the first to the last of them.</param>
    public static Appointment? LastOfRepeatedNoShows(Citizen citizen, int needed, int days)
    {
        var noShows = 0;
        foreach (var appointment in citizen.Appointments.Values)
            if (IsNoShow(appointment)) noShows++;
        if (noShows < needed) return null;
        var seenAt = LastAttended(citizen)?.StartsAt ?? DateTimeOffset.MinValue;
        Appointment[] since =
        [
            .. citizen.Appointments.Values.Where(it => IsNoShow(it) && it.StartsAt > seenAt).OrderBy(it => it.StartsAt).ThenBy(it => it.Id),
        ];
        for (var last = since.Length - 1; last >= needed - 1; last--)
        {
            var first = since[last - needed + 1];
            if (LocalTime.DayOf(since[last].StartsAt) <= LocalTime.DayOf(first.StartsAt).PlusDays(days)) return since[last];
        }

        return null;
    }

    private static bool IsNoShow(Appointment it) => it is { Outcome: AppointmentOutcome.Missed, IsExcused: false };
}

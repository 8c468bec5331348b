using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Pictures;

/// <summary>
/// When the last matter of a citizen ended. A matter is whatever departments reported or the service found; as long as anything runs, waits
/// or is owed, the last has not ended.
/// </summary>
public static class LastMatter
{
    /// <summary>The local day on which the last matter ended; null: one has not, or nothing was ever reported.</summary>
    /// <param name="now">The instant of the question: an appointment to come has not ended.</param>
    public static DateOnly? EndedOn(Citizen citizen, DateTimeOffset now)
    {
        if (HasOpen(citizen)) return null;
        DateTimeOffset? last = null;
        foreach (var item in citizen.Items.Values)
            foreach (var taken in item.Events) Note(taken.Event.Time);
        foreach (var one in citizen.Interventions.Values)
            if ((one.EndedOn ?? one.EndsOn) is { } day) Note(LocalTime.StartOfDay(day));
        foreach (var one in citizen.Appointments.Values)
            if (one.Outcome != AppointmentOutcome.Cancelled) Note(one.EndsAt);
        foreach (var one in citizen.Admissions.Values) Note(one.EndedAt);
        return last is { } ended && ended <= now ? LocalTime.DayOf(ended) : null;

        void Note(DateTimeOffset? at)
        {
            if (at > (last ?? DateTimeOffset.MinValue)) last = at;
        }
    }

    private static bool HasOpen(Citizen citizen) =>
        citizen.Interventions.Values.Any(static one => one.Status != InterventionStatus.Ended)
        || citizen.Admissions.Values.Any(static one => one.EndedAt is null)
        || citizen.Sanctions.Values.Any(static one => one.Outcome == SanctionOutcome.Notified)
        || citizen.Deadlines.Values.Any(static one => !one.IsClosed)
        || citizen.Conflicts.Values.Any(static one => one.Status == ConflictStatus.Open)
        || citizen.Handovers.Values.Any(static one => one.Status == HandoverStatus.Offered)
        || citizen.OpenContacts().Count > 0 || !citizen.Parked.IsEmpty;
}

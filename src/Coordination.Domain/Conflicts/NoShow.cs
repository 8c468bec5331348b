using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>Whether the no-show that a sanction is based on still stands.</summary>
internal static class NoShow
{
    /// <summary>
    /// The appointment whose no-show no longer stands: it was attended or cancelled, it is excused, it got another time after the
    /// absence, it is now reported for another day than when the sanction was notified, or the report of the absence was withdrawn.
    /// The same if the report of the whole appointment was withdrawn. Null: the absence stands, or the sanction is based on none that is
    /// known.
    /// </summary>
    public static Appointment? FindUnfounded(Citizen citizen, Sanction sanction)
    {
        if (sanction.Reason != SanctionReason.NoShow) return null;
        if (citizen.FindAppointment(sanction.Department, sanction.AppointmentReference) is not { } appointment)
            return WithdrawnAppointment(citizen, sanction);
        var isUnfounded = appointment.Outcome switch
        {
            AppointmentOutcome.Attended or AppointmentOutcome.Cancelled => true,
            AppointmentOutcome.Missed => appointment.IsExcused || IsOfAnotherDay(citizen, appointment, sanction),
            _ => WasMissed(citizen, appointment) || IsOfAnotherDay(citizen, appointment, sanction),
        };
        return isUnfounded ? appointment : null;
    }

    /// <summary>
    /// Of a no-show that does not stand: when that became known, by the events' own times; null: the appointment is excused.
    /// </summary>
    public static DateTimeOffset? UnfoundedSince(Citizen citizen, Appointment appointment) =>
        appointment.IsExcused
            ? null
            : EventsOf(citizen, appointment).Select(static taken => (DateTimeOffset?)taken.Event.Time)
                .Concat(Withdrawn(citizen, appointment).Select(taken => Withdrawals.TimeOf(citizen, taken))).Max();

    private static bool WasMissed(Citizen citizen, Appointment appointment)
    {
        foreach (var taken in EventsOf(citizen, appointment))
            if (taken.Event.Data is AppointmentMissed) return true;
        return Withdrawn(citizen, appointment).Any(static taken => taken.Event.Data is AppointmentMissed);
    }

    /// <summary>The bookings and absences of an appointment that were withdrawn.</summary>
    private static IEnumerable<TakenEvent> Withdrawn(Citizen citizen, Appointment appointment)
    {
        foreach (var aside in citizen.SetAside.Values)
            foreach (var taken in aside.Events)
                if (taken.Event.Data is AppointmentMissed or AppointmentBooked && ReportedItem.Of(taken.Event).Id == appointment.Id)
                    yield return taken;
    }

    /// <summary>
    /// Whether the appointment had another local day when the sanction was notified, as far as was reported of that time.
    /// </summary>
    private static bool IsOfAnotherDay(Citizen citizen, Appointment appointment, Sanction sanction)
    {
        DateTimeOffset? then = null;
        foreach (var taken in EventsOf(citizen, appointment))
        {
            if (then is not null && taken.Event.Time > sanction.NotifiedAt) continue;
            then = taken.Event.Data switch
            {
                AppointmentBooked booked => booked.StartsAt,
                AppointmentMoved moved => moved.StartsAt,
                _ => then,
            };
        }

        return then is { } at && LocalTime.DayOf(at) != LocalTime.DayOf(appointment.StartsAt);
    }

    /// <summary>The appointment as it was booked before that was withdrawn; null: it never was.</summary>
    private static Appointment? WithdrawnAppointment(Citizen citizen, Sanction sanction)
    {
        if (sanction.AppointmentReference is not { } reference) return null;
        var id = ReportedItem.IdOf(sanction.Department, reference);
        var booked = citizen.SetAside.Values.SelectMany(static aside => aside.Events)
            .FirstOrDefault(taken => taken.Event.Data is AppointmentBooked && ReportedItem.Of(taken.Event).Id == id);
        return booked is null ? null : Appointment.Of(new ReportedItem(ItemKinds.Appointment, id, [booked]), journaled: null);
    }

    private static ImmutableArray<TakenEvent> EventsOf(Citizen citizen, Appointment appointment) =>
        citizen.Item(ItemKinds.Appointment, appointment.Id)?.Events ?? [];
}

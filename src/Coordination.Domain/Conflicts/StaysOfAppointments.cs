using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Reported;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Finds for each appointment the stays it lies inside, at another place, by the ids of the stays. Appointments are
/// visited from the latest end to the earliest, so that a stay that begins after one can be dropped for all that follow. Takes n log n
/// time for all first stays.
/// </summary>
/// <remarks>Not thread safe: it forgets stays on the way.</remarks>
internal sealed class StaysOfAppointments
{
    private readonly RuleContext _context;
    private readonly Admission[] _stays;
    private readonly int[] _lastStartFirst;
    private readonly PlaceGroups _places = new();
    private readonly IntervalEnds _ended, _open;
    private int _begunLater;

    public StaysOfAppointments(RuleContext context)
    {
        _context = context;
        _stays = [.. context.Citizen.Admissions.Values];
        _lastStartFirst = [.. Enumerable.Range(0, _stays.Length).OrderByDescending(at => _stays[at].StartedAt)];
        int[] groups = [.. _stays.Select(stay => _places.Of(stay.Place))];
        _ended = new(_stays.Length, at => _stays[at].KnownEnd is { } end ? (end.UtcTicks, groups[at]) : null);
        _open = new(_stays.Length, at => _stays[at].KnownEnd is null ? (long.MaxValue, groups[at]) : null);
        LastEndFirst = context.BindingAppointments.OrderByDescending(static it => it.EndsAt);
    }

    /// <summary>The appointments, in the order in which they must be asked about.</summary>
    public IEnumerable<Appointment> LastEndFirst { get; }

    public IEnumerable<Admission> Of(Appointment appointment)
    {
        for (; _begunLater < _stays.Length && _stays[_lastStartFirst[_begunLater]].StartedAt >= appointment.EndsAt; _begunLater++)
        {
            _ended.Forget(_lastStartFirst[_begunLater]);
            _open.Forget(_lastStartFirst[_begunLater]);
        }

        return Inside(appointment, _places.Find(appointment.Place));
    }

    private IEnumerable<Admission> Inside(Appointment appointment, int group)
    {
        var after = appointment.StartsAt.UtcTicks;
        var (ended, open) = (_ended.Next(0, _stays.Length, after, group), _open.Next(0, _stays.Length, after, group));
        while (ended >= 0 || open >= 0)
        {
            if (open < 0 || (ended >= 0 && ended < open))
            {
                yield return _stays[ended];
                ended = _ended.Next(ended + 1, _stays.Length, after, group);
            }
            // Whether it is near enough for a stay without an end depends on the appointment alone.
            else if (IsNear(appointment))
            {
                yield return _stays[open];
                open = _open.Next(open + 1, _stays.Length, after, group);
            }
            else open = -1;
        }
    }

    private bool IsNear(Appointment appointment) =>
        _context.Clock.Reached(LocalTime.AddDays(appointment.StartsAt, -_context.Policy.Appointments.OpenStayDays));
}

using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// The search behind <see cref="CitizenUnavailable.FindAll"/>, which states what lies inside a stay. It gives each appointment the
/// stays it may lie inside, by the ids of the stays, and leaves out none. Appointments are visited from the latest end to the
/// earliest, so that a stay that begins after one can be dropped for all that follow. Takes n log n time for all first stays.
/// </summary>
/// <remarks>Not thread safe: it forgets stays on the way.</remarks>
internal sealed class StaysOfAppointments
{
    private readonly Func<Appointment, bool> _isWithinOpenStay;
    private readonly Admission[] _stays;
    private readonly int[] _lastStartFirst;
    private readonly MeetingPlaceGroups _meetingPlaces = new();
    private readonly IntervalEnds _ended, _open;
    private int _begunLater;

    /// <param name="isWithinOpenStay">Whether an appointment is near enough to lie inside a stay without a known end.</param>
    public StaysOfAppointments(RuleContext context, Func<Appointment, bool> isWithinOpenStay)
    {
        _isWithinOpenStay = isWithinOpenStay;
        _stays = [.. context.Citizen.Admissions.Values];
        _lastStartFirst = [.. Enumerable.Range(0, _stays.Length).OrderByDescending(at => _stays[at].StartedAt)];
        int[] groups = [.. _stays.Select(stay => _meetingPlaces.Of(stay.Place))];
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

        return Inside(appointment, _meetingPlaces.Find(appointment.Place));
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
            else if (_isWithinOpenStay(appointment))
            {
                yield return _stays[open];
                open = _open.Next(open + 1, _stays.Length, after, group);
            }
            else open = -1;
        }
    }
}

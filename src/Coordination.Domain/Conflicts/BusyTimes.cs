using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>The citizen's time that is taken by appointments and stays. Whether a slot is free is answered in logarithmic time.</summary>
internal sealed class BusyTimes
{
    private const int OpenStayDays = 365;

    private readonly long _travel;
    private readonly MeetingPlaceGroups _meetingPlaces = new();
    private readonly Taken _appointments, _stays;

    public BusyTimes(Citizen citizen, TimeSpan travel)
    {
        _travel = travel.Ticks;
        _appointments = new(citizen.Appointments.Values.Where(static it => it.Outcome != AppointmentOutcome.Cancelled)
            .Select(it => (it.Id, it.StartsAt, it.EndsAt, _meetingPlaces.Of(it.Place))));
        _stays = new(citizen.Admissions.Values.Select(it =>
            (it.Id, it.StartedAt, it.KnownEnd ?? it.StartedAt.Plus(TimeSpan.FromDays(OpenStayDays)), _meetingPlaces.Of(it.Place))));
    }

    /// <summary>Whether a slot at a meeting place is free of everything but one appointment.</summary>
    public bool IsFree(ItemId except, DateTimeOffset from, DateTimeOffset to, string? place)
    {
        var here = _meetingPlaces.Find(place);
        var (starts, ends) = (from.UtcTicks, to.UtcTicks);
        return !_appointments.Any(except, starts, ends, IntervalEnds.NoGroup)
            && !_appointments.Any(except, starts - _travel, ends + _travel, here)
            && !_stays.Any(except, starts, ends, here);
    }

    private sealed class Taken
    {
        private readonly ItemId[] _ids;
        private readonly long[] _starts;
        private readonly IntervalEnds _ends;

        public Taken(IEnumerable<(ItemId Id, DateTimeOffset From, DateTimeOffset To, int MeetingPlace)> times)
        {
            (ItemId Id, DateTimeOffset From, DateTimeOffset To, int MeetingPlace)[] inOrder = [.. times.OrderBy(static it => it.From)];
            _ids = [.. inOrder.Select(static it => it.Id)];
            _starts = [.. inOrder.Select(static it => it.From.UtcTicks)];
            _ends = new(inOrder.Length, at => (inOrder[at].To.UtcTicks, inOrder[at].MeetingPlace));
        }

        /// <summary>Whether anything overlaps a span, not counting one item and everything at one meeting place.</summary>
        public bool Any(ItemId except, long endsAfter, long beginsBefore, int exceptMeetingPlace)
        {
            var found = -1;
            do found = _ends.Next(found + 1, CountBefore(beginsBefore), endsAfter, exceptMeetingPlace);
            while (found >= 0 && _ids[found] == except);
            return found >= 0;
        }

        private int CountBefore(long instant)
        {
            var (from, to) = (0, _starts.Length);
            while (from < to)
                if ((from + to) / 2 is var middle && _starts[middle] < instant) from = middle + 1;
                else to = middle;
            return from;
        }
    }
}

using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// The search behind <see cref="AppointmentClash.FindAll"/>, which states what is found. It compares few of the pairs and takes n log n
/// time. A pair that a person settled is kept besides, and the appointment goes on to the next. So n appointments at one hour make
/// n - 1 conflicts, and not one for every pair.
/// </summary>
internal sealed class YieldingAppointments
{
    /// <summary>Appointments near another of which each is compared with each other. Past that, the search is faster.</summary>
    private const int ComparedMax = 8;

    private readonly IReadOnlyList<Appointment> _binding;
    private readonly Policy _policy;
    private readonly long _travel;
    private readonly bool[] _over;
    private readonly int[] _byPrecedence;
    private readonly int[] _meetingPlaces;
    private readonly int[] _byMeetingPlace;
    private readonly int?[] _staysFor;
    private readonly Dictionary<(int Stays, int Yields), Clash> _settled = [];

    private YieldingAppointments(RuleContext context, IReadOnlyList<Appointment> binding)
    {
        (_binding, _policy) = (binding, context.Policy);
        _travel = TimeSpan.FromMinutes(context.Policy.Appointments.TravelMinutes).Ticks;
        _over = [.. binding.Select(it => YieldOrder.IsOver(context, it))];
        AppointmentPrecedence[] precedence = [.. binding.Select(it => AppointmentPrecedence.Of(it, context.Policy))];
        _byPrecedence = Ordered((one, other) => precedence[one].CompareTo(precedence[other]));
        MeetingPlaceGroups groups = new();
        _meetingPlaces = [.. binding.Select(it => groups.Of(it.Place))];
        _byMeetingPlace = Ordered((one, other) => _meetingPlaces[one].CompareTo(_meetingPlaces[other]));
        _staysFor = new int?[binding.Count];
    }

    /// <summary>One clash for each appointment that gives way, and those that persons settled.</summary>
    /// <param name="binding">The appointments, in the order of their starts.</param>
    public static IReadOnlyList<Clash> Of(RuleContext context, IReadOnlyList<Appointment> binding)
    {
        var near = NearAnother(binding, TimeSpan.FromMinutes(context.Policy.Appointments.TravelMinutes));
        if (near.Count == 0) return [];
        if (near.Count <= ComparedMax && !PersonsSettlements.HasAny(context, AppointmentClash.Name)) return OfFew(context, near);
        var found = new YieldingAppointments(context, near);
        found.FindSettled(context.Citizen);
        if (found._over.Contains(false)) found.Assign(over: false);
        if (found._over.Contains(true)) found.Assign(over: true);
        List<Clash> clashes = [.. found._settled.Values];
        for (var yields = 0; yields < near.Count; yields++)
            if (found._staysFor[yields] is { } stays) clashes.Add(new Clash(near[stays], near[yields]));
        return clashes;
    }

    /// <summary>The same for few appointments, without a pair that a person settled: what is found, as it is stated.</summary>
    private static List<Clash> OfFew(RuleContext context, IReadOnlyList<Appointment> near)
    {
        var policy = context.Policy;
        Span<bool> over = stackalloc bool[near.Count];
        for (var i = 0; i < near.Count; i++) over[i] = YieldOrder.IsOver(context, near[i]);
        List<Clash> clashes = new(near.Count - 1);
        for (var yields = 0; yields < near.Count; yields++)
        {
            var first = -1;
            for (var i = 0; i < near.Count; i++)
                if (Precedes(i, yields) && AppointmentClash.AreTooClose(near[i], near[yields], policy)
                    && (first < 0 || (over[i] == over[first] ? Precedes(i, first) : over[first]))) first = i;
            if (first >= 0) clashes.Add(new Clash(near[first], near[yields]));
        }

        return clashes;

        bool Precedes(int one, int other) =>
            AppointmentPrecedence.Of(near[one], policy).CompareTo(AppointmentPrecedence.Of(near[other], policy)) < 0;
    }

    /// <summary>
    /// Those with less than the travel time to one before or after them. Nearly all have more, and are spared the search.
    /// </summary>
    private static IReadOnlyList<Appointment> NearAnother(IReadOnlyList<Appointment> binding, TimeSpan travel)
    {
        List<Appointment>? near = null;
        var (lastEnd, isLastNear) = (DateTimeOffset.MinValue, false);
        for (var i = 0; i < binding.Count; i++)
        {
            var isNear = i > 0 && binding[i].StartsAt - lastEnd < travel;
            if (isNear && !isLastNear) (near ??= []).Add(binding[i - 1]);
            if (isNear) near!.Add(binding[i]);
            if (binding[i].EndsAt > lastEnd) lastEnd = binding[i].EndsAt;
            isLastNear = isNear;
        }

        return near ?? (IReadOnlyList<Appointment>)[];
    }

    /// <summary>The pairs that a person settled, as long as they are as they were then.</summary>
    private void FindSettled(Citizen citizen)
    {
        Dictionary<Ids.ItemId, int>? indexOf = null;
        int[]? rankOf = null;
        foreach (var conflict in citizen.Conflicts.Values)
        {
            if (conflict is not { Kind: AppointmentClash.Name, Settlement: { ByPerson: true } settled }) continue;
            indexOf ??= Enumerable.Range(0, _binding.Count).ToDictionary(i => _binding[i].Id);
            rankOf ??= RanksOf(_byPrecedence);
            if (!indexOf.TryGetValue(conflict.Parties[0].Id, out var one) || !indexOf.TryGetValue(conflict.Parties[^1].Id, out var other)
                || !AppointmentClash.AreTooClose(_binding[one], _binding[other], _policy)) continue;
            var (stays, yields) = rankOf[one] < rankOf[other] ? (one, other) : (other, one);
            var clash = new Clash(_binding[stays], _binding[yields]);
            if (clash.Material == settled.Material) _settled[(stays, yields)] = clash;
        }
    }

    /// <summary>
    /// Gives each appointment without one the first by precedence that is too close, of those that are over or of those that are not:
    /// in the order of precedence, each takes all that are left near it and come after it.
    /// </summary>
    private void Assign(bool over)
    {
        var near = new IntervalEnds(_binding.Count, i => _staysFor[i] is null ? (EndOf(i), _meetingPlaces[i]) : null);
        var here = new IntervalEnds(
            _binding.Count,
            at => _byMeetingPlace[at] is var i && _staysFor[i] is null ? (EndOf(i), _meetingPlaces[i]) : null);
        int[] rankInHere = RanksOf(_byMeetingPlace);
        foreach (var stays in _byPrecedence)
        {
            near.Forget(stays);
            here.Forget(rankInHere[stays]);
            if (_over[stays] != over) continue;
            var (starts, ends) = (StartOf(stays), EndOf(stays));
            for (var i = -1; (i = near.Next(i + 1, _binding.Count, starts - _travel, _meetingPlaces[stays])) >= 0
                && StartOf(i) < ends + _travel;)
                Take(stays, i);
            for (var at = FirstAt(_meetingPlaces[stays]) - 1; (at = here.Next(at + 1, _binding.Count, starts, IntervalEnds.NoGroup)) >= 0
                && _meetingPlaces[_byMeetingPlace[at]] == _meetingPlaces[stays] && StartOf(_byMeetingPlace[at]) < ends;)
                Take(stays, _byMeetingPlace[at]);
        }

        void Take(int stays, int yields)
        {
            if (_settled.ContainsKey((stays, yields))) return;
            _staysFor[yields] = stays;
            near.Forget(yields);
            here.Forget(rankInHere[yields]);
        }
    }

    private long StartOf(int i) => _binding[i].StartsAt.UtcTicks;

    private long EndOf(int i) => _binding[i].EndsAt.UtcTicks;

    /// <summary>The first position in <see cref="_byMeetingPlace"/> of a meeting place.</summary>
    private int FirstAt(int meetingPlace)
    {
        var (from, to) = (0, _byMeetingPlace.Length);
        while (from < to)
            if ((from + to) / 2 is var middle && _meetingPlaces[_byMeetingPlace[middle]] < meetingPlace) from = middle + 1;
            else to = middle;
        return from;
    }

    /// <summary>The numbers of the appointments in an order. Of equals the first comes first.</summary>
    private int[] Ordered(Comparison<int> order)
    {
        var numbers = new int[_binding.Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = i;
        Array.Sort(numbers, (one, other) => order(one, other) is not 0 and var unequal ? unequal : one.CompareTo(other));
        return numbers;
    }

    private static int[] RanksOf(int[] order)
    {
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++) ranks[order[rank]] = rank;
        return ranks;
    }
}

using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Collects pairs of appointments that are too close, and keeps for each that gives way the one it gives way to: of those not over,
/// the first by precedence. A pair that a person settled is kept besides, and the appointment goes on to the next. So n appointments
/// at one hour make n - 1 conflicts, and not one for every pair.
/// </summary>
internal sealed class YieldingAppointments
{
    private readonly RuleContext _context;
    private readonly IReadOnlyList<Appointment> _binding;
    private readonly int[] _ranks;
    private readonly bool[] _over;
    private readonly int?[] _staysFor;
    private readonly List<Clash> _settled = [];
    private readonly bool _anySettled;

    /// <param name="binding">The appointments; pairs are told by their places in it.</param>
    public YieldingAppointments(RuleContext context, IReadOnlyList<Appointment> binding)
    {
        (_context, _binding) = (context, binding);
        (_ranks, _over, _staysFor) = (new int[binding.Count], new bool[binding.Count], new int?[binding.Count]);
        for (var i = 0; i < binding.Count; i++)
            (_ranks[i], _over[i]) = (context.Policy.PrecedenceOf(binding[i].Kind), YieldOrder.IsOver(context, binding[i]));
        foreach (var conflict in context.Citizen.Conflicts.Values)
            _anySettled |= conflict is { Kind: AppointmentClash.Name, Settlement.ByPerson: true };
    }

    /// <summary>Two appointments are too close.</summary>
    public void Add(int one, int other)
    {
        var (stays, yields) = Precedes(one, other) ? (one, other) : (other, one);
        if (_anySettled && IsSettled(new Clash(_binding[stays], _binding[yields]))) return;
        if (_staysFor[yields] is not { } known || IsBetter(stays, known)) _staysFor[yields] = stays;
    }

    /// <summary>What was found: one clash for each that gives way, and those that persons settled.</summary>
    public IReadOnlyList<Clash> ToList()
    {
        for (var yields = 0; yields < _staysFor.Length; yields++)
            if (_staysFor[yields] is { } stays) _settled.Add(new Clash(_binding[stays], _binding[yields]));
        return _settled;
    }

    private bool IsSettled(Clash clash)
    {
        if (KnownConflict.SettledBy(KnownConflict.Find(_context.Citizen, AppointmentClash.Name, clash.Parties), clash.Material) is null)
            return false;
        _settled.Add(clash);
        return true;
    }

    private bool IsBetter(int one, int other) => _over[one] != _over[other] ? _over[other] : Precedes(one, other);

    /// <summary>The order of precedence: by kind, of equal kind the one booked first.</summary>
    private bool Precedes(int one, int other) =>
        _ranks[one] != _ranks[other] ? _ranks[one] < _ranks[other] : _binding[one].Booked.CompareTo(_binding[other].Booked) <= 0;
}

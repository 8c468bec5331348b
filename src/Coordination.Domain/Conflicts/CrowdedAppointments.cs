using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// The appointments that make no conflict of their own, because their period has too many: the conflict of overload stands for them.
/// Appointments are counted in the order of precedence. One is left out if a period that it falls in already has as many as policy's
/// limit. It still yields. So hundreds of appointments in a week are one matter for one person.
/// </summary>
/// <remarks>A function of all appointments that bind, past ones included, so it does not depend on when events arrived.</remarks>
internal sealed class CrowdedAppointments
{
    private static readonly CrowdedAppointments None = new();

    private readonly HashSet<ItemId> _leftOut = [];

    private CrowdedAppointments()
    {
    }

    public bool Any => _leftOut.Count > 0;

    /// <summary>Computed once for the same appointments.</summary>
    public static CrowdedAppointments Of(RuleContext context) =>
        context.Derived(context.Citizen.Appointments, static context => Find(context, context.BindingAppointments));

    public bool LeavesOut(Appointment appointment) => _leftOut.Contains(appointment.Id);

    private static CrowdedAppointments Find(RuleContext context, IReadOnlyList<Appointment> binding)
    {
        var rule = context.Policy.Rule(Overload.Name);
        // The limit is not below what makes an overload: whatever is left out has that conflict to stand for it.
        var (most, days) = (Math.Max(rule.Whole("clashes"), rule.Whole("appointments")), rule.Whole("days"));
        return binding.Count <= most ? None : Find(binding, context.Policy, most, days);
    }

    private static CrowdedAppointments Find(IReadOnlyList<Appointment> binding, Policy policy, int most, int days)
    {
        CrowdedAppointments found = new();
        Dictionary<int, int> counted = []; // By the first day of each period.
        foreach (var appointment in binding.OrderBy(it => AppointmentPrecedence.Of(it, policy)))
        {
            var periods = Enumerable.Range(LocalTime.DayOf(appointment.StartsAt).DayNumber - days + 1, days);
            if (periods.Any(first => counted.GetValueOrDefault(first) >= most)) found._leftOut.Add(appointment.Id);
            else
                foreach (var first in periods) counted[first] = counted.GetValueOrDefault(first) + 1;
        }

        return found;
    }
}

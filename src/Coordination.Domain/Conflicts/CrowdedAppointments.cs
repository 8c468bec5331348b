using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// The appointments past the number of which policy settles each on its own. In the order of precedence an appointment counts unless
/// a period with it already has as many. What is left out still yields, but makes no conflict of its own: the overload stands for it.
/// So hundreds of appointments in a week are one matter for one person, and not hundreds.
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

    /// <summary>Found once while appointments are the same.</summary>
    public static CrowdedAppointments Of(RuleContext context) =>
        context.Derived(context.Citizen.Appointments, static context => Find(context, context.BindingAppointments));

    public bool LeavesOut(Appointment appointment) => _leftOut.Contains(appointment.Id);

    private static CrowdedAppointments Find(RuleContext context, IReadOnlyList<Appointment> binding)
    {
        var rule = context.Policy.Rule(Overload.Name);
        // Fewer than make an overload would be left out without a conflict that stands for them.
        var (most, days) = (Math.Max(rule.Whole("clashes"), rule.Whole("appointments")), rule.Whole("days"));
        if (binding.Count <= most) return None;
        CrowdedAppointments found = new();
        Dictionary<int, int> counted = []; // By the first day of each period.
        foreach (var appointment in binding.OrderBy(it => context.Policy.PrecedenceOf(it.Kind)).ThenBy(static it => it.Booked))
        {
            var periods = Enumerable.Range(LocalTime.DayOf(appointment.StartsAt).DayNumber - days + 1, days);
            if (periods.Any(first => counted.GetValueOrDefault(first) >= most)) found._leftOut.Add(appointment.Id);
            else
                foreach (var first in periods) counted[first] = counted.GetValueOrDefault(first) + 1;
        }

        return found;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>An overload of a citizen: too many weekly hours of active interventions, or too many appointments close together.</summary>
/// <param name="Appointments">The appointments that are too many; empty if the hours are too many.</param>
internal sealed record CitizenLoad(Material Material, ImmutableArray<Appointment> Appointments)
{
    /// <summary>Null: the citizen can manage the hours.</summary>
    public static CitizenLoad? TooManyHours(RuleContext context)
    {
        var hours = HoursOf(context.Citizen);
        // Without hours the plan need not be looked up.
        if (hours == 0) return null;
        var capacity = CapacityOf(context.Citizen, context.Policy);
        if (hours <= capacity) return null;
        foreach (var conflict in context.Citizen.Conflicts.Values)
            if (conflict.Kind == Overload.Name && Says(conflict.Material, capacity, context.ActiveInterventions()))
                return new(conflict.Material, []);
        var taken = Material.OfMany(
            [.. context.ActiveInterventions().Where(static it => it.WeeklyHours > 0).Select(static it =>
                new WeeklyHours(it.Id, it.WeeklyHours!.Value))],
            static part => string.Create(CultureInfo.InvariantCulture, $"{part.Item} {part.Hours:G29}"));
        return new(Material.Of([new Capacity(capacity), .. taken.Parts]), []);
    }

    /// <summary>Whether a material says the same hours. Then it need not be made again.</summary>
    private static bool Says(Material material, decimal capacity, ImmutableArray<Intervention> active)
    {
        if (material.Parts is not [Capacity(var said), ..] parts || said != capacity) return false;
        var next = 1;
        foreach (var it in active)
            if (it.WeeklyHours > 0 && (next == parts.Length || parts[next++] is not WeeklyHours(var item, var hours)
                || item != it.Id || hours != it.WeeklyHours)) return false;
        return next == parts.Length;
    }

    /// <summary>
    /// The first group of appointments that are too many and not yet over; null: none. The group contains every appointment in any
    /// period of that many days with more appointments than allowed; periods that share an appointment belong to one group. The group
    /// therefore stays the same until its last appointment is over.
    /// </summary>
    public static CitizenLoad? TooManyAppointments(RuleContext context)
    {
        var rule = context.Policy.Rule(Overload.Name);
        var (most, days, binding) = (rule.Whole("appointments"), rule.Whole("days"), context.BindingAppointments);
        for (var first = 0; first + most < binding.Count; first++)
        {
            if (!IsCrowded(first)) continue;
            var last = first + most;
            for (var next = first + 1; next <= last && next + most < binding.Count; next++)
                if (IsCrowded(next)) last = next + most;
            for (var i = last; i >= first; i--)
                if (!YieldOrder.IsOver(context, binding[i])) return Of([.. binding.Skip(first).Take(last - first + 1)]);
            first = last;
        }

        return null;

        bool IsCrowded(int from) =>
            LocalTime.DayOf(binding[from + most].StartsAt).DayNumber - LocalTime.DayOf(binding[from].StartsAt).DayNumber < days;
    }

    /// <summary>The person who is asked while there is no coordinator.</summary>
    public CaseworkerId Responsible(RuleContext context)
    {
        if (LeadIntervention.MostHours(context) is { } most) return context.Citizen.Responsible(most);
        var last = Appointments[0];
        foreach (var appointment in Appointments)
            if (appointment.Booked.CompareTo(last.Booked) > 0) last = appointment;
        return context.Answering(last);
    }

    /// <summary>The hours per week of all active interventions.</summary>
    public static decimal HoursOf(Citizen citizen)
    {
        decimal hours = 0;
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Status == InterventionStatus.Active) hours += intervention.WeeklyHours ?? 0;
        return hours;
    }

    /// <summary>The hours per week the citizen can manage: those of the plan, else those of policy.</summary>
    public static decimal CapacityOf(Citizen citizen, Policy policy) =>
        citizen.CurrentPlan()?.CapacityHours ?? policy.Rule(Overload.Name).Number("hours");

    private static CitizenLoad Of(ImmutableArray<Appointment> appointments) => new(
        Material.OfMany(
            [.. appointments.Select(static it => new AppointmentDay(it.Id, LocalTime.DayOf(it.StartsAt)))],
            static part => string.Create(CultureInfo.InvariantCulture, $"{part.Item} {part.Day:yyyy-MM-dd}")),
        appointments);
}

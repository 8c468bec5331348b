using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>What is too much for a citizen: the weekly hours of active interventions, or appointments close together.</summary>
/// <param name="Appointments">The appointments that are too many; empty where it is the hours.</param>
internal sealed record CitizenLoad(Material Material, ImmutableArray<Appointment> Appointments)
{
    /// <summary>Null: the citizen can manage the hours.</summary>
    public static CitizenLoad? TooManyHours(RuleContext context)
    {
        var hours = HoursOf(context.Citizen);
        // The plan is not looked up while no hours are taken.
        if (hours == 0) return null;
        var capacity = CapacityOf(context.Citizen, context.Policy);
        if (hours <= capacity) return null;
        var active = context.ActiveInterventions();
        var parts = ImmutableArray.CreateBuilder<MaterialPart>(1 + active.Length);
        parts.Add(new Capacity(capacity));
        foreach (var intervention in active)
            if (intervention.WeeklyHours is { } taken and > 0) parts.Add(new WeeklyHours(intervention.Id, taken));
        return new(Material.Of(parts.DrainToImmutable()), []);
    }

    /// <summary>
    /// The first appointments that are too many and not yet over: all that belong to any so many days in which more fall
    /// than allowed, as long as such stretches share an appointment; so they are the same ones until the last is over. Null:
    /// there are none.
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

    /// <summary>Who is asked while nobody coordinates.</summary>
    public CaseworkerId Responsible(RuleContext context)
    {
        if (LeadIntervention.MostHours(context) is { } most) return context.Citizen.Responsible(most);
        var last = Appointments[0];
        foreach (var appointment in Appointments)
            if (appointment.Booked.CompareTo(last.Booked) > 0) last = appointment;
        return context.Answering(last);
    }

    /// <summary>Hours a week that active interventions take together.</summary>
    public static decimal HoursOf(Citizen citizen)
    {
        decimal hours = 0;
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Status == InterventionStatus.Active) hours += intervention.WeeklyHours ?? 0;
        return hours;
    }

    /// <summary>Hours a week that the citizen can manage: as the plan says, else as policy says.</summary>
    public static decimal CapacityOf(Citizen citizen, Policy policy) =>
        citizen.CurrentPlan()?.CapacityHours ?? policy.Rule(Overload.Name).Number("hours");

    private static CitizenLoad Of(ImmutableArray<Appointment> appointments) => new(
        Material.Of([.. appointments.Select(it => new AppointmentDay(it.Id, LocalTime.DayOf(it.StartsAt)))]), appointments);
}

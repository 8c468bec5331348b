using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>The reason to hold a sanction, as of the instant it was notified. At least one of the three is given.</summary>
/// <param name="Excused">The excused appointment whose no-show the sanction is for; null: it was not excused.</param>
internal readonly record struct ReasonToHold(Intervention? Intensive, Admission? Admission, Appointment? Excused)
{
    /// <summary>The reason; null: none.</summary>
    public static ReasonToHold? Of(RuleContext context, Sanction sanction)
    {
        var day = LocalTime.DayOf(sanction.NotifiedAt);
        var intensive = context.Citizen.Interventions.Values.FirstOrDefault(i =>
            i.IntensityBy(context.Policy) == Intensity.Intensive && i.StatusOn(day) == InterventionStatus.Active);
        var admission = context.Citizen.Admissions.Values.FirstOrDefault(a => a.Covers(sanction.NotifiedAt));
        var missed = context.Citizen.FindAppointment(sanction.Department, sanction.AppointmentReference);
        var excused = sanction.Reason == SanctionReason.NoShow && missed is { IsExcused: true } ? missed : null;
        return intensive is null && admission is null && excused is null ? null : new ReasonToHold(intensive, admission, excused);
    }

    /// <summary>
    /// The adviser: the coordinator, else the caseworker of the intensive intervention, else of what the excused appointment yielded
    /// to, else the leader of the social department's entry unit, else the sanctioning caseworker.
    /// </summary>
    public CaseworkerId Adviser(RuleContext context, Sanction sanction)
    {
        if (context.Citizen.ResponsibleCoordinator is { } coordinator) return coordinator;
        if (Intensive is { } intensive) return context.Citizen.Responsible(intensive);
        if (Excused?.Yields is { } yields && context.Citizen.Appointments.TryGetValue(yields.To, out var stayed))
            return context.Answering(stayed);
        return context.Organization.EntryLeaderOf(new DepartmentCode(context.Policy.SocialDepartment))
            ?? PartyResponsibility.Of(context, sanction);
    }
}

using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// The reason to hold a sanction: the intervention and the stay as of the instant it was notified, the no-show as known now. Without any
/// of the three there is none.
/// </summary>
/// <param name="UnfoundedNoShow">The appointment whose no-show is excused or no longer stands; null: it stands.</param>
internal readonly record struct ReasonToHold(Intervention? Intensive, Admission? Admission, Appointment? UnfoundedNoShow)
{
    /// <summary>The reason; null: none.</summary>
    public static ReasonToHold? Of(RuleContext context, Sanction sanction)
    {
        var day = LocalTime.DayOf(sanction.NotifiedAt);
        var intensive = context.Citizen.Interventions.Values.FirstOrDefault(i =>
            i.IntensityBy(context.Policy) == Intensity.Intensive && i.StatusOn(day) == InterventionStatus.Active);
        var admission = context.Citizen.Admissions.Values.FirstOrDefault(a => a.Covers(sanction.NotifiedAt));
        var unfounded = NoShow.FindUnfounded(context.Citizen, sanction);
        return intensive is null && admission is null && unfounded is null ? null : new ReasonToHold(intensive, admission, unfounded);
    }

    /// <summary>
    /// Whether the reason existed by an instant. An absence that no longer stands is a reason from the report that says so; an excused
    /// one from the beginning.
    /// </summary>
    public bool WasOneBy(Citizen citizen, DateTimeOffset at) =>
        Intensive is not null || Admission is not null
        || (UnfoundedNoShow is { } unfounded && !(NoShow.UnfoundedSince(citizen, unfounded) > at));

    /// <summary>
    /// The adviser: the coordinator, else the caseworker of the intensive intervention, else of the appointment to which the excused
    /// one yielded, else the leader of the social department's entry unit, else the sanctioning caseworker.
    /// </summary>
    public CaseworkerId Adviser(RuleContext context, Sanction sanction)
    {
        if (context.Citizen.ResponsibleCoordinator is { } coordinator) return coordinator;
        if (Intensive is { } intensive) return context.Citizen.Responsible(intensive);
        if (UnfoundedNoShow is { IsExcused: true, Yields: { } yields }
            && context.Citizen.Appointments.TryGetValue(yields.To, out var stayed))
            return context.Answering(stayed);
        return context.Organization.EntryLeaderOf(new DepartmentCode(context.Policy.SocialDepartment))
            ?? PartyResponsibility.Of(context, sanction);
    }
}

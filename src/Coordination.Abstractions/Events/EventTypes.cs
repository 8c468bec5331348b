using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coordination.Events;

/// <summary>Every type of department event that is taken in. An unknown type is refused.</summary>
/// <remarks>Thread safe.</remarks>
public static class EventTypes
{
    /// <summary>All types, in the order of the contract.</summary>
    public static ImmutableArray<EventType> All { get; } =
    [
        EventType.WithoutId("citizen.registered", Things.Citizen, CitizenRegistered.Read, bringsIntoBeing: true),
        EventType.WithoutId("citizen.corrected", Things.Citizen, CitizenCorrected.Read),
        EventType.WithoutId("citizen.moved", Things.Citizen, CitizenMoved.Read),
        EventType.WithoutId("citizen.died", Things.Citizen, CitizenDied.Read),
        EventType.Opening("intervention.granted", Things.Intervention, InterventionGranted.Read, data => data.InterventionId),
        EventType.Opening("intervention.started", Things.Intervention, InterventionStarted.Read, data => data.InterventionId),
        EventType.Changing("intervention.changed", Things.Intervention, InterventionChanged.Read, data => data.InterventionId),
        EventType.Changing("intervention.paused", Things.Intervention, InterventionPaused.Read, data => data.InterventionId),
        EventType.Changing("intervention.resumed", Things.Intervention, InterventionResumed.Read, data => data.InterventionId),
        EventType.Changing("intervention.ended", Things.Intervention, InterventionEnded.Read, data => data.InterventionId),
        EventType.Changing("caseworker.assigned", Things.Intervention, CaseworkerAssigned.Read, data => data.InterventionId),
        EventType.Opening("appointment.booked", Things.Appointment, AppointmentBooked.Read, data => data.AppointmentId),
        EventType.Changing("appointment.moved", Things.Appointment, AppointmentMoved.Read, data => data.AppointmentId),
        EventType.Changing("appointment.cancelled", Things.Appointment, AppointmentCancelled.Read, data => data.AppointmentId),
        EventType.Changing("appointment.attended", Things.Appointment, AppointmentAttended.Read, data => data.AppointmentId),
        EventType.Changing("appointment.missed", Things.Appointment, AppointmentMissed.Read, data => data.AppointmentId),
        EventType.Opening("requirement.issued", Things.Requirement, RequirementIssued.Read, data => data.RequirementId),
        EventType.Changing("requirement.fulfilled", Things.Requirement, RequirementFulfilled.Read, data => data.RequirementId),
        EventType.Changing("requirement.withdrawn", Things.Requirement, RequirementWithdrawn.Read, data => data.RequirementId),
        EventType.Opening("sanction.notified", Things.Sanction, SanctionNotified.Read, data => data.SanctionId),
        EventType.Changing("sanction.imposed", Things.Sanction, SanctionImposed.Read, data => data.SanctionId),
        EventType.Changing("sanction.lifted", Things.Sanction, SanctionLifted.Read, data => data.SanctionId),
        EventType.Changing("sanction.reversed", Things.Sanction, SanctionReversed.Read, data => data.SanctionId),
        EventType.Opening("benefit.requested", Things.Benefit, BenefitRequested.Read, data => data.BenefitId),
        EventType.Opening("benefit.granted", Things.Benefit, BenefitGranted.Read, data => data.BenefitId),
        EventType.Opening("benefit.refused", Things.Benefit, BenefitRefused.Read, data => data.BenefitId),
        EventType.Opening("admission.started", Things.Admission, AdmissionStarted.Read, data => data.AdmissionId),
        EventType.Changing("admission.changed", Things.Admission, AdmissionChanged.Read, data => data.AdmissionId),
        EventType.Changing("admission.ended", Things.Admission, AdmissionEnded.Read, data => data.AdmissionId),
        EventType.Opening("treatment.requested", Things.TreatmentRequest, TreatmentRequested.Read, data => data.RequestId),
        EventType.Changing("treatment.waived", Things.TreatmentRequest, TreatmentWaived.Read, data => data.RequestId),
        EventType.Opening("contact.received", Things.Contact, ContactReceived.Read, data => data.ContactId),
        EventType.Changing("contact.answered", Things.Contact, ContactAnswered.Read, data => data.ContactId),
        EventType.Opening("concern.reported", Things.Concern, ConcernReported.Read, data => data.ConcernId),
        EventType.Changing("concern.acknowledged", Things.Concern, ConcernAcknowledged.Read, data => data.ConcernId),
        EventType.Changing("concern.assessed", Things.Concern, ConcernAssessed.Read, data => data.ConcernId),
        EventType.Opening("hearing.opened", Things.Hearing, HearingOpened.Read, data => data.HearingId),
        EventType.Changing("hearing.answered", Things.Hearing, HearingAnswered.Read, data => data.HearingId),
        EventType.Opening("appeal.received", Things.Appeal, AppealReceived.Read, data => data.AppealId),
        EventType.Changing("appeal.reassessed", Things.Appeal, AppealReassessed.Read, data => data.AppealId),
        EventType.Changing("aftercare.decided", Things.Intervention, AftercareDecided.Read, data => data.InterventionId),
        EventType.Opening("deadline.set", Things.Deadline, DeadlineSet.Read, data => data.DeadlineId),
        EventType.Changing("deadline.met", Things.Deadline, DeadlineMet.Read, data => data.DeadlineId),
        EventType.Changing("deadline.suspended", Things.Deadline, DeadlineSuspended.Read, data => data.DeadlineId),
        EventType.Changing("deadline.resumed", Things.Deadline, DeadlineResumed.Read, data => data.DeadlineId),
        EventType.Changing("deadline.extended", Things.Deadline, DeadlineExtended.Read, data => data.DeadlineId),
        EventType.WithoutId("consent.given", Things.Consent, ConsentGiven.Read),
        EventType.WithoutId("consent.withdrawn", Things.Consent, ConsentWithdrawn.Read),
        EventType.WithoutId("basis.established", Things.Basis, BasisEstablished.Read),
        EventType.WithoutId("basis.ended", Things.Basis, BasisEnded.Read),
        EventType.Opening("plan.agreed", Things.Plan, PlanAgreed.Read, data => data.PlanId),
        EventType.Changing("plan.followed-up", Things.Plan, PlanFollowedUp.Read, data => data.PlanId),
        EventType.Opening("goal.agreed", Things.Goal, GoalAgreed.Read, data => data.GoalId),
        EventType.Changing("goal.changed", Things.Goal, GoalChanged.Read, data => data.GoalId),
        EventType.Changing("goal.closed", Things.Goal, GoalClosed.Read, data => data.GoalId),
        EventType.WithoutId("feedback.recorded", Things.Feedback, FeedbackRecorded.Read),
        EventType.WithoutId("outcome.observed", Things.Outcome, OutcomeObserved.Read),
        EventType.Opening("transition-plan.recorded", Things.TransitionPlan, TransitionPlanRecorded.Read, data => data.PlanId),
    ];

    private static readonly FrozenDictionary<string, EventType> ByName =
        All.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, EventType> ByDataType = All.ToFrozenDictionary(type => type.DataType);

    /// <summary>The type of that full name; null when there is none.</summary>
    public static EventType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The type of an event, which must be one of <see cref="All"/>.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public static EventType Of(DepartmentEvent departmentEvent) =>
        Find(departmentEvent.Type) ?? throw new ArgumentException($"Unknown event type {departmentEvent.Type}.", nameof(departmentEvent));

    /// <summary>The type that carries this data.</summary>
    public static EventType Of(EventData data) => ByDataType[data.GetType()];
}

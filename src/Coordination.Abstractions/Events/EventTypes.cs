using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coordination.Events;

/// <summary>All types of department events the service accepts. An event of another type is refused.</summary>
/// <remarks>Thread safe.</remarks>
public static class EventTypes
{
    /// <summary>All types, in the order of the contract.</summary>
    public static ImmutableArray<EventType> All { get; } =
    [
        EventType.WithoutId("citizen.registered", ItemKinds.Citizen, CitizenRegistered.Read, bringsIntoBeing: true),
        EventType.WithoutId("citizen.corrected", ItemKinds.Citizen, CitizenCorrected.Read),
        EventType.WithoutId("citizen.moved", ItemKinds.Citizen, CitizenMoved.Read),
        EventType.WithoutId("citizen.died", ItemKinds.Citizen, CitizenDied.Read),
        EventType.Opening("citizen.renumbered", ItemKinds.Number, CitizenRenumbered.Read, data => data.Pair),
        EventType.Changing("citizen.separated", ItemKinds.Number, CitizenSeparated.Read, data => data.Pair),
        EventType.Opening("intervention.granted", ItemKinds.Intervention, InterventionGranted.Read, data => data.InterventionId),
        EventType.Opening("intervention.started", ItemKinds.Intervention, InterventionStarted.Read, data => data.InterventionId),
        EventType.Changing("intervention.changed", ItemKinds.Intervention, InterventionChanged.Read, data => data.InterventionId),
        EventType.Changing("intervention.paused", ItemKinds.Intervention, InterventionPaused.Read, data => data.InterventionId),
        EventType.Changing("intervention.resumed", ItemKinds.Intervention, InterventionResumed.Read, data => data.InterventionId),
        EventType.Changing("intervention.ended", ItemKinds.Intervention, InterventionEnded.Read, data => data.InterventionId),
        EventType.Changing("caseworker.assigned", ItemKinds.Intervention, CaseworkerAssigned.Read, data => data.InterventionId),
        EventType.Opening("appointment.booked", ItemKinds.Appointment, AppointmentBooked.Read, data => data.AppointmentId),
        EventType.Changing("appointment.moved", ItemKinds.Appointment, AppointmentMoved.Read, data => data.AppointmentId),
        EventType.Changing("appointment.cancelled", ItemKinds.Appointment, AppointmentCancelled.Read, data => data.AppointmentId),
        EventType.Changing("appointment.attended", ItemKinds.Appointment, AppointmentAttended.Read, data => data.AppointmentId),
        EventType.Changing("appointment.missed", ItemKinds.Appointment, AppointmentMissed.Read, data => data.AppointmentId),
        EventType.Opening("requirement.issued", ItemKinds.Requirement, RequirementIssued.Read, data => data.RequirementId),
        EventType.Changing("requirement.fulfilled", ItemKinds.Requirement, RequirementFulfilled.Read, data => data.RequirementId),
        EventType.Changing("requirement.withdrawn", ItemKinds.Requirement, RequirementWithdrawn.Read, data => data.RequirementId),
        EventType.Opening("sanction.notified", ItemKinds.Sanction, SanctionNotified.Read, data => data.SanctionId),
        EventType.Changing("sanction.imposed", ItemKinds.Sanction, SanctionImposed.Read, data => data.SanctionId),
        EventType.Changing("sanction.lifted", ItemKinds.Sanction, SanctionLifted.Read, data => data.SanctionId),
        EventType.Changing("sanction.reversed", ItemKinds.Sanction, SanctionReversed.Read, data => data.SanctionId),
        EventType.Opening("benefit.requested", ItemKinds.Benefit, BenefitRequested.Read, data => data.BenefitId),
        EventType.Opening("benefit.granted", ItemKinds.Benefit, BenefitGranted.Read, data => data.BenefitId),
        EventType.Opening("benefit.refused", ItemKinds.Benefit, BenefitRefused.Read, data => data.BenefitId),
        EventType.Opening("admission.started", ItemKinds.Admission, AdmissionStarted.Read, data => data.AdmissionId),
        EventType.Changing("admission.changed", ItemKinds.Admission, AdmissionChanged.Read, data => data.AdmissionId),
        EventType.Changing("admission.ended", ItemKinds.Admission, AdmissionEnded.Read, data => data.AdmissionId),
        EventType.Opening("treatment.requested", ItemKinds.TreatmentRequest, TreatmentRequested.Read, data => data.RequestId),
        EventType.Changing("treatment.waived", ItemKinds.TreatmentRequest, TreatmentWaived.Read, data => data.RequestId),
        EventType.Opening("contact.received", ItemKinds.Contact, ContactReceived.Read, data => data.ContactId),
        EventType.Changing("contact.answered", ItemKinds.Contact, ContactAnswered.Read, data => data.ContactId),
        EventType.Opening("concern.reported", ItemKinds.Concern, ConcernReported.Read, data => data.ConcernId),
        EventType.Changing("concern.acknowledged", ItemKinds.Concern, ConcernAcknowledged.Read, data => data.ConcernId),
        EventType.Changing("concern.assessed", ItemKinds.Concern, ConcernAssessed.Read, data => data.ConcernId),
        EventType.Opening("hearing.opened", ItemKinds.Hearing, HearingOpened.Read, data => data.HearingId),
        EventType.Changing("hearing.answered", ItemKinds.Hearing, HearingAnswered.Read, data => data.HearingId),
        EventType.Opening("appeal.received", ItemKinds.Appeal, AppealReceived.Read, data => data.AppealId),
        EventType.Changing("appeal.reassessed", ItemKinds.Appeal, AppealReassessed.Read, data => data.AppealId),
        EventType.Changing("aftercare.decided", ItemKinds.Intervention, AftercareDecided.Read, data => data.InterventionId),
        EventType.Opening("deadline.set", ItemKinds.Deadline, DeadlineSet.Read, data => data.DeadlineId),
        EventType.Changing("deadline.met", ItemKinds.Deadline, DeadlineMet.Read, data => data.DeadlineId),
        EventType.Changing("deadline.suspended", ItemKinds.Deadline, DeadlineSuspended.Read, data => data.DeadlineId),
        EventType.Changing("deadline.resumed", ItemKinds.Deadline, DeadlineResumed.Read, data => data.DeadlineId),
        EventType.Changing("deadline.extended", ItemKinds.Deadline, DeadlineExtended.Read, data => data.DeadlineId),
        EventType.WithoutId("consent.given", ItemKinds.Consent, ConsentGiven.Read),
        EventType.WithoutId("consent.withdrawn", ItemKinds.Consent, ConsentWithdrawn.Read),
        EventType.WithoutId("basis.established", ItemKinds.Basis, BasisEstablished.Read),
        EventType.WithoutId("basis.ended", ItemKinds.Basis, BasisEnded.Read),
        EventType.Opening("plan.agreed", ItemKinds.Plan, PlanAgreed.Read, data => data.PlanId),
        EventType.Changing("plan.followed-up", ItemKinds.Plan, PlanFollowedUp.Read, data => data.PlanId),
        EventType.Opening("goal.agreed", ItemKinds.Goal, GoalAgreed.Read, data => data.GoalId),
        EventType.Changing("goal.changed", ItemKinds.Goal, GoalChanged.Read, data => data.GoalId),
        EventType.Changing("goal.closed", ItemKinds.Goal, GoalClosed.Read, data => data.GoalId),
        EventType.WithoutId("feedback.recorded", ItemKinds.Feedback, FeedbackRecorded.Read),
        EventType.WithoutId("outcome.observed", ItemKinds.Outcome, OutcomeObserved.Read),
        EventType.Opening("transition-plan.recorded", ItemKinds.TransitionPlan, TransitionPlanRecorded.Read, data => data.PlanId),
        EventType.Opening("family.linked", ItemKinds.FamilyLink, FamilyLinked.Read, data => data.LinkId),
        EventType.Changing("family.ended", ItemKinds.FamilyLink, FamilyEnded.Read, data => data.LinkId),
        EventType.Opening("network.named", ItemKinds.NetworkPerson, NetworkNamed.Read, data => data.PersonId),
        EventType.Changing("network.ended", ItemKinds.NetworkPerson, NetworkEnded.Read, data => data.PersonId),
        EventType.Changing("event.withdrawn", ItemKinds.Event, EventWithdrawn.Read, data => data.Id),
    ];

    private static readonly FrozenDictionary<string, EventType> ByName =
        All.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, EventType> ByDataType = All.ToFrozenDictionary(type => type.DataType);

    /// <summary>The type with a full name; null when there is none.</summary>
    public static EventType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The type of an event.</summary>
    /// <exception cref="ArgumentException">The event's type is none of <see cref="All"/>.</exception>
    public static EventType Of(DepartmentEvent departmentEvent) =>
        Find(departmentEvent.Type) ?? throw new ArgumentException($"Unknown event type {departmentEvent.Type}.", nameof(departmentEvent));

    /// <summary>The type whose events have this data.</summary>
    public static EventType Of(EventData data) => ByDataType[data.GetType()];
}

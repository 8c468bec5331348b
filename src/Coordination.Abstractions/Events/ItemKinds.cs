namespace Coordination.Events;

/// <summary>The kinds of items that events are about, by their public names.</summary>
public static class ItemKinds
{
    /// <summary>The citizen; has no id of its own.</summary>
    public const string Citizen = "citizen";

    /// <summary>A pair of keys that stand for one person, or were taken to; it belongs to no department.</summary>
    public const string Number = "number";

    public const string Intervention = "intervention";

    public const string Appointment = "appointment";

    /// <summary>A demand for a document.</summary>
    public const string Requirement = "requirement";

    public const string Sanction = "sanction";

    public const string Benefit = "benefit";

    /// <summary>A stay in a ward, prison or institution.</summary>
    public const string Admission = "admission";

    public const string TreatmentRequest = "treatment-request";

    public const string Contact = "contact";

    public const string Concern = "concern";

    /// <summary>A hearing before a decision.</summary>
    public const string Hearing = "hearing";

    public const string Appeal = "appeal";

    /// <summary>A department's own deadline.</summary>
    public const string Deadline = "deadline";

    /// <summary>Consent to sharing; has no id of its own.</summary>
    public const string Consent = "consent";

    /// <summary>A legal basis for sharing; has no id of its own.</summary>
    public const string Basis = "basis";

    /// <summary>The holistic plan.</summary>
    public const string Plan = "plan";

    public const string Goal = "goal";

    /// <summary>A plan for the transition to adulthood.</summary>
    public const string TransitionPlan = "transition-plan";

    /// <summary>Feedback on a scale; has no id of its own.</summary>
    public const string Feedback = "feedback";

    /// <summary>An observed indicator; has no id of its own.</summary>
    public const string Outcome = "outcome";

    /// <summary>A link between a citizen and another of the same family.</summary>
    public const string FamilyLink = "family-link";

    /// <summary>Somebody of the citizen's network.</summary>
    public const string NetworkPerson = "network-person";

    /// <summary>An event that is withdrawn. Its id is the event's source and id.</summary>
    public const string Event = "event";
}

namespace Coordination.Domain.Access;

/// <summary>Why a viewer sees a citizen, or a department's content of one.</summary>
public enum AccessGround
{
    /// <summary>The service itself.</summary>
    System,

    Auditor,

    /// <summary>An integration service.</summary>
    Integration,

    /// <inheritdoc cref="InvolvementRole.Responsible"/>
    Responsible,

    /// <inheritdoc cref="InvolvementRole.Coordinator"/>
    Coordinator,

    /// <inheritdoc cref="InvolvementRole.OwesAnswer"/>
    OwesAnswer,

    /// <summary>Gives a handover that waits for its answer, or is offered one, as a person or as a member of the unit.</summary>
    HandoverParty,

    /// <inheritdoc cref="InvolvementRole.Told"/>
    Told,

    /// <summary>Leads the unit that somebody involved works in, or the unit a handover is offered to.</summary>
    UnitLeader,

    /// <summary>The citizen consented that the viewer's department and the other see each other's content.</summary>
    Consent,

    /// <summary>The law: a basis was established for the viewer's department and the other.</summary>
    Law,

    /// <summary>The viewer broke the glass: a reason was given, and the coordinator and the data-protection officer were told.</summary>
    BrokenGlass,
}

using Coordination.Domain.Organizations;

namespace Coordination.Domain.Access;

/// <summary>The role in which a person or unit is involved with a citizen.</summary>
public enum InvolvementRole
{
    /// <summary>
    /// Holds, or answers instead of the holder for, an intervention that has not ended, an appointment until some time after it, a
    /// sanction not yet imposed, an open deadline or an open contact.
    /// </summary>
    Responsible,

    /// <summary>Holds the coordinator role, or answers instead of the holder.</summary>
    Coordinator,

    /// <summary>Owes the answer to a conflict that is not dissolved.</summary>
    OwesAnswer,

    /// <summary>Gives or is offered a handover that waits for its answer.</summary>
    HandoverParty,

    /// <summary>Is told of a conflict that is not dissolved, or has received an alert that stands; news only until acknowledged.</summary>
    Told,

    /// <summary>Is assigned as consultant. It gives no access to whoever leads the consultant.</summary>
    Consultant,

    /// <summary>
    /// Is the unit named with a caseworker the organization did not know. It gives no access: it makes a change of the unit reach the
    /// citizen. Who leads the unit sees the citizen as leader of the caseworker.
    /// </summary>
    NamedUnit,
}

/// <summary>The involvement of a person or unit with a citizen. Ordered by party, then role.</summary>
/// <param name="Role">The role. A party with several roles has one involvement for each.</param>
public readonly record struct Involvement(Addressee Party, InvolvementRole Role) : IComparable<Involvement>
{
    /// <inheritdoc/>
    public int CompareTo(Involvement other)
    {
        var byParty = Party.CompareTo(other.Party);
        return byParty != 0 ? byParty : (int)Role - (int)other.Role;
    }
}

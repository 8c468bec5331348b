using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>
/// Decides who sees a citizen. The citizen's grain asks it for every read, the commands for every command, and the table of involvements
/// is projected from the same <see cref="Involvements"/>. Two reads answer those who see nothing too: lists of a leader's own departments
/// show names, and whoever gives a reason, which is logged, is told whom to call. What they may command is in <see cref="CommandAccess"/>.
/// </summary>
public static class CitizenAccess
{
    /// <summary>What a viewer sees of a citizen.</summary>
    /// <param name="citizen">The citizen now. A picture of the past is shown to those who see the citizen now.</param>
    /// <param name="organization">
    /// The organization now. A caseworker who has left sees nothing from the instant the document applies.
    /// </param>
    public static AccessDecision Of(Citizen citizen, Viewer viewer, Organization organization)
    {
        if (viewer.Kind == ViewerKind.Caseworker && organization.HasLeft(viewer.Id)) return AccessDecision.Nothing(NotSeenReason.HasLeft);
        return viewer.Kind switch
        {
            // A caller who may see only some citizens gets the same answer for an unknown citizen as for one they may not see.
            ViewerKind.System or ViewerKind.Auditor or ViewerKind.Integration when citizen.Version == 0 =>
                AccessDecision.Nothing(NotSeenReason.UnknownCitizen),
            ViewerKind.System => AccessDecision.Whole(AccessGround.System),
            ViewerKind.Auditor => AccessDecision.Whole(AccessGround.Auditor),
            ViewerKind.Integration => AccessDecision.Whole(AccessGround.Integration),
            ViewerKind.Caseworker => GroundOf(citizen, viewer.Id, organization) is { } ground
                ? AccessDecision.Whole(ground)
                : AccessDecision.Nothing(NotSeenReason.NotInvolved),
            ViewerKind.Operations or ViewerKind.DepartmentSystem => AccessDecision.Nothing(NotSeenReason.SeesNoCitizen),
            _ => throw new ArgumentOutOfRangeException(nameof(viewer), viewer.Kind, null),
        };
    }

    private static AccessGround? GroundOf(Citizen citizen, CaseworkerId caseworker, Organization organization)
    {
        AccessGround? first = null;
        foreach (var involvement in Involvements.Unordered(citizen))
            if (GroundOf(citizen, involvement, caseworker, organization) is { } ground && !(first <= ground)) first = ground;
        return first;
    }

    /// <summary>The ground that an involvement gives a caseworker; null: none.</summary>
    private static AccessGround? GroundOf(Citizen citizen, Involvement involvement, CaseworkerId caseworker, Organization organization)
    {
        if (involvement.Role == InvolvementRole.NamedUnit) return null;
        var (isTheirs, leads) = involvement.Party switch
        {
            { Person: { } person } => (person == caseworker, Leads(citizen, organization, caseworker, person)),
            { Unit: { } unit } => (organization.IsIn(caseworker, unit), organization.LeaderOf(unit) == caseworker),
            _ => (false, false),
        };
        return isTheirs ? GroundOf(involvement.Role) : leads ? AccessGround.UnitLeader : null;
    }

    /// <summary>
    /// Whether a caseworker is the leader who counts for what a person is involved for. Nearly everybody has one post: it is asked for
    /// which departments the person is involved only if the caseworker leads one of several.
    /// </summary>
    private static bool Leads(Citizen citizen, Organization organization, CaseworkerId caseworker, CaseworkerId person)
    {
        if (!Leadership.Leads(citizen, organization, caseworker, person, department: null)) return false;
        if (!organization.HasSeveralPosts(person)) return true;
        var departments = InvolvedDepartments.Of(citizen, person);
        if (departments.Count == 0) return organization.Leads(caseworker, person, default);
        foreach (var department in departments)
            if (organization.Leads(caseworker, person, department)) return true;
        return false;
    }

    private static AccessGround GroundOf(InvolvementRole role) => role switch
    {
        InvolvementRole.Responsible => AccessGround.Responsible,
        InvolvementRole.Coordinator => AccessGround.Coordinator,
        InvolvementRole.OwesAnswer => AccessGround.OwesAnswer,
        InvolvementRole.Told => AccessGround.Told,
        InvolvementRole.HandoverParty => AccessGround.HandoverParty,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}

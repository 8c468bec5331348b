using Coordination.Domain.Organizations;

namespace Coordination.Domain.Access;

/// <summary>
/// Decides who exports everything about a citizen: the data-protection officer alone, who sees no content otherwise. It depends on the
/// viewer and not on the citizen, so that the answer tells nothing about one.
/// </summary>
public static class ExportAccess
{
    /// <summary>Everything for the data-protection officer; nothing for anybody else.</summary>
    public static AccessDecision Of(Viewer viewer, Organization organization) => viewer.Kind switch
    {
        ViewerKind.DataProtection => AccessDecision.Whole(AccessGround.Export),
        ViewerKind.Caseworker when organization.HasLeft(viewer.Id) => AccessDecision.Nothing(NotSeenReason.HasLeft),
        ViewerKind.Caseworker when CitizenAccess.IsOfficer(organization, viewer.Id) => AccessDecision.Whole(AccessGround.Export),
        ViewerKind.Caseworker => AccessDecision.Nothing(NotSeenReason.NotInvolved),
        _ => AccessDecision.Nothing(NotSeenReason.SeesNoCitizen),
    };
}

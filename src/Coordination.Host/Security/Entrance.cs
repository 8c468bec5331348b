using System.Security.Claims;
using Coordination.Domain.Access;
using Coordination.Domain.Organizations;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Callers;

namespace Coordination.Host.Security;

/// <summary>Whether somebody who signed in is a caller of this service. If not, they are told why and whom to ask.</summary>
/// <param name="Caller">The caller; null: they are none.</param>
/// <param name="Why">Why they are none; null: they are one.</param>
internal sealed record Entrance(Caller? Caller, NotLetIn? Why)
{
    /// <summary>
    /// The entrance of whom the claims name. To the pages somebody whom the organization does not know is let in by a role alone: they
    /// would be empty. The API answers them as everybody, because departments name people before the organization document does.
    /// </summary>
    internal static Entrance Of(ClaimsPrincipal user, Organization organization, bool toPages)
    {
        if (user.HasClaim(static claim => claim.Type == ClaimMap.ElsewhereClaim)) return new Entrance(null, NotLetIn.GroupsElsewhere);
        if (CallerClaims.From(user) is not { } caller) return new Entrance(null, NotLetIn.NoRole);
        if (caller.Kind != CallerKind.Caseworker)
            return ScopesNow.Of(caller, organization) is { } kept ? new Entrance(kept, null) : new Entrance(null, NotLetIn.NoRole);
        var id = new CaseworkerId(caller.Id);
        if (organization.HasLeft(id)) return new Entrance(null, NotLetIn.HasLeft);
        if (!toPages || IsKnown(organization, id)) return new Entrance(caller, null);
        var withRole = CallerClaims.From(new ClaimsPrincipal(new ClaimsIdentity(
            user.Claims.Where(static claim => claim.Type is CallerClaims.SubjectClaim or CallerClaims.RoleClaim),
            user.Identity?.AuthenticationType)));
        return new Entrance(withRole, withRole is null ? NotLetIn.UnknownPerson : null);
    }

    // Before the first document nobody is known.
    private static bool IsKnown(Organization organization, CaseworkerId id) =>
        organization.Version == 0 || !organization.IsUnknown(id) || CitizenAccess.IsOfficer(organization, id)
        || organization.UnitsLedBy(id).Count > 0
        || organization.Document.Departments.Any(department => new CaseworkerId(department.Leader) == id);
}

/// <summary>Why somebody who signed in is not let in.</summary>
internal enum NotLetIn
{
    /// <summary>The caseworker has left the organization.</summary>
    HasLeft,

    /// <summary>The organization does not know the caseworker, and the claims name no role.</summary>
    UnknownPerson,

    /// <summary>The claims name neither a caseworker nor a source nor a role.</summary>
    NoRole,

    /// <summary>The provider left the groups out of the token, because there are too many: the roles are not known.</summary>
    GroupsElsewhere,
}

using System.Security.Claims;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Organizations;

namespace Coordination.Host.Security;

/// <summary>
/// Who is signed in, from the claims of a token or cookie. <c>caseworker</c>: the caseworker's id in the organization
/// document. <c>source</c>: the path a department's system sends events as. <c>role</c>: <c>integration</c>,
/// <c>operations</c> or <c>auditor</c>; other roles are passed over. With several the first of that order is who calls.
/// </summary>
internal static class CallerClaims
{
    /// <summary>Claim with a caseworker's id.</summary>
    internal const string CaseworkerClaim = "caseworker";

    /// <summary>Claim with a system's source.</summary>
    internal const string SourceClaim = "source";

    /// <summary>Claim with a role.</summary>
    internal const string RoleClaim = "role";

    /// <summary>Claim with the session of a page cookie.</summary>
    internal const string SessionClaim = "sid";

    private const string SubjectClaim = "sub";
    private const string CallerItem = "coordination.caller";
    private const string LeftItem = "coordination.caller-has-left";

    /// <summary>The roles, by their names in tokens.</summary>
    internal static IReadOnlyDictionary<string, CallerKind> Roles { get; } = new Dictionary<string, CallerKind>(StringComparer.Ordinal)
    {
        ["integration"] = CallerKind.Integration,
        ["operations"] = CallerKind.Operations,
        ["auditor"] = CallerKind.Auditor,
    };

    /// <summary>The caller that the claims name; null for nobody, or a token without any of the claims.</summary>
    internal static Caller? From(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true || !user.Claims.All(static claim => OutsideText.IsSound(claim.Value))) return null;
        if (user.FindFirstValue(CaseworkerClaim) is { Length: > 0 } caseworker) return new Caller(CallerKind.Caseworker, caseworker);
        if (user.FindFirstValue(SourceClaim) is { Length: > 0 } source) return new Caller(CallerKind.Source, source);
        return user.FindAll(RoleClaim).Where(claim => Roles.ContainsKey(claim.Value))
            .Select(claim => new Caller(Roles[claim.Value], claim.Value)).FirstOrDefault();
    }

    /// <summary>The caller of a request that has passed a policy.</summary>
    internal static Caller Caller(this HttpContext http) =>
        http.FindCaller()
        ?? throw new InvalidOperationException($"{http.GetEndpoint()?.DisplayName} has no caller: its policy lets anybody in.");

    /// <summary>The caller of a request; null for nobody, and for a caseworker who has left the organization.</summary>
    internal static Caller? FindCaller(this HttpContext http) => http.Items[CallerItem] as Caller;

    /// <summary>Whether the request is signed by a caseworker who has left the organization.</summary>
    internal static bool CallerHasLeft(this HttpContext http) => http.Items.ContainsKey(LeftItem);

    /// <summary>Whether the caller has a role, also besides being a caseworker.</summary>
    internal static bool HasRole(this HttpContext http, CallerKind role) =>
        http.User.FindAll(RoleClaim).Any(claim => Roles.GetValueOrDefault(claim.Value) == role);

    /// <summary>Who called, for the access log: of a role also the person or service that has it.</summary>
    internal static string Who(this HttpContext http)
    {
        var caller = http.Caller();
        var subject = http.User.FindFirstValue(SubjectClaim);
        return caller.Kind is CallerKind.Caseworker or CallerKind.Source || subject is null || subject == caller.Id
            ? caller.Id : $"{caller.Id}:{subject}";
    }

    /// <summary>
    /// Makes each request's caller, and has its grain calls carry it. A caseworker who has left the organization becomes no
    /// caller, so that every policy refuses the token and the cookie they still have, whatever roles come with them.
    /// </summary>
    internal static IApplicationBuilder UseCaller(this IApplicationBuilder app)
    {
        var organization = app.ApplicationServices.GetRequiredService<OrganizationSource>();
        return app.Use(async (http, next) =>
        {
            if (From(http.User) is { } caller)
            {
                if (HasLeft(caller, organization)) http.Items[LeftItem] = true;
                else
                {
                    http.Items[CallerItem] = caller;
                    caller.SetCurrent();
                }
            }

            await next(http);
        });
    }

    /// <summary>Whether a caller is a caseworker who was in the organization and is no longer.</summary>
    internal static bool HasLeft(Caller caller, OrganizationSource organization) =>
        caller.Kind == CallerKind.Caseworker && organization.Current.HasLeft(new CaseworkerId(caller.Id));
}

using System.Security.Claims;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Organizations;

namespace Coordination.Host.Security;

/// <summary>
/// Reads the caller from the claims of a token or cookie. <c>caseworker</c> is the caseworker's id in the organization document.
/// <c>source</c> is the path under which a department's system sends events. <c>role</c> is <c>integration</c>, <c>operations</c>,
/// <c>auditor</c>, <c>adviser</c> or <c>data-protection-officer</c>; other roles are ignored. <c>scope</c> and <c>scp</c> limit an
/// integration service to departments (<see cref="CallerScopes"/>), and name one alone; an integration service of whose scopes none is
/// known is no caller. If there are several claims, the first in this order is the caller.
/// </summary>
internal static class CallerClaims
{
    /// <summary>The claim with a caseworker's id.</summary>
    internal const string CaseworkerClaim = "caseworker";

    /// <summary>The claim with a system's source.</summary>
    internal const string SourceClaim = "source";

    /// <summary>The claim with a role.</summary>
    internal const string RoleClaim = "role";

    /// <summary>The claim with the person or service, as the identity provider names them.</summary>
    internal const string SubjectClaim = "sub";

    /// <summary>The claims with scopes, separated by spaces or in a list.</summary>
    internal const string ScopeClaim = "scope";

    private const string ScopesClaim = "scp";
    private const string IntegrationRole = "integration";

    private const string CallerItem = "coordination.caller";
    private const string NotLetInItem = "coordination.not-let-in";

    /// <summary>The roles, by their names in tokens.</summary>
    internal static IReadOnlyDictionary<string, CallerKind> Roles { get; } = new Dictionary<string, CallerKind>(StringComparer.Ordinal)
    {
        ["integration"] = CallerKind.Integration,
        ["operations"] = CallerKind.Operations,
        ["auditor"] = CallerKind.Auditor,
        ["data-protection-officer"] = CallerKind.DataProtection,
        ["adviser"] = CallerKind.Adviser,
    };

    /// <summary>
    /// The caller named by the claims; null when nobody is signed in, none of the claims is present, the caseworker's id is a reserved
    /// word, or the first of the claims that is present cannot be an id: it is blank, too long, stands several times, or is no string.
    /// </summary>
    internal static Caller? From(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true || !user.Claims.All(static claim => OutsideText.IsSound(claim.Value))) return null;
        if (user.HasClaim(static claim => claim.Type == CaseworkerClaim))
            return IdOf(user, CaseworkerClaim) is { } caseworker && !ReservedWords.IsNoPerson(caseworker)
                ? new Caller(CallerKind.Caseworker, caseworker)
                : null;
        if (user.HasClaim(static claim => claim.Type == SourceClaim))
            return IdOf(user, SourceClaim) is { } source ? new Caller(CallerKind.Source, source) : null;
        var scopes = CallerScopes.Known(
            user.FindAll(static claim => claim.Type is ScopeClaim or ScopesClaim).Select(static one => one.Value));
        return user.FindAll(RoleClaim).FirstOrDefault(claim => Roles.ContainsKey(claim.Value)) is { Value: var role }
            ? CallerOf(Roles[role], role, scopes)
            : string.IsNullOrEmpty(scopes) ? null : CallerOf(CallerKind.Integration, IntegrationRole, scopes);
    }

    private static Caller? CallerOf(CallerKind kind, string id, string? scopes) => kind != CallerKind.Integration
        ? new Caller(kind, id)
        : scopes is null ? null : new Caller(kind, id) { Scopes = scopes };

    // A list in a token is several claims. A string that looks like a date is marked as one by the reader of tokens.
    private static string? IdOf(ClaimsPrincipal user, string type) => user.FindAll(type).ToArray() is [var claim]
        && claim.ValueType is ClaimValueTypes.String or ClaimValueTypes.DateTime
        && claim.Value.Length <= EventReading.IdLengthMax && !string.IsNullOrWhiteSpace(claim.Value)
            ? claim.Value
            : null;

    /// <summary>The caller of a request that has passed a policy.</summary>
    internal static Caller Caller(this HttpContext http) =>
        http.FindCaller()
        ?? throw new InvalidOperationException($"{http.GetEndpoint()?.DisplayName} has no caller: its policy lets anybody in.");

    /// <summary>The caller of a request; null when nobody is signed in or who is signed in is not let in.</summary>
    internal static Caller? FindCaller(this HttpContext http) => http.Items[CallerItem] as Caller;

    /// <summary>Why whoever signed in is no caller; null: they are one, or nobody signed in.</summary>
    internal static NotLetIn? WhyNotLetIn(this HttpContext http) => http.Items[NotLetInItem] as NotLetIn?;

    /// <summary>Whether the caller has a role. A caseworker may have one too.</summary>
    internal static bool HasRole(this HttpContext http, CallerKind role) =>
        http.User.FindAll(RoleClaim).Any(claim => Roles.GetValueOrDefault(claim.Value) == role);

    /// <summary>The person or service behind a role, by the name that the identity provider gives them.</summary>
    internal static string Person(this HttpContext http) =>
        http.User.FindFirstValue(SubjectClaim) is { Length: > 0 } subject && !ReservedWords.Has(subject) ? subject : http.Caller().Id;

    /// <summary>
    /// The caller as the access log names it. A role is followed by the person or service that has it, unless that may be a CPR number.
    /// </summary>
    internal static string Who(this HttpContext http) => Who(http.Caller(), http.User);

    /// <inheritdoc cref="Who(HttpContext)"/>
    internal static string Who(Caller caller, ClaimsPrincipal user) => CprRedactor.From(ExactlyWho(caller, user));

    /// <summary>The caller apart from every other: by this limits and repeats are kept apart. It goes into no log.</summary>
    internal static string ExactlyWho(this HttpContext http) => ExactlyWho(http.Caller(), http.User);

    private static string ExactlyWho(Caller caller, ClaimsPrincipal user)
    {
        var subject = user.FindFirstValue(SubjectClaim);
        return caller.Kind is CallerKind.Caseworker or CallerKind.Source || subject is null || subject == caller.Id
            ? caller.Id : $"{caller.Id}:{subject}";
    }

    /// <summary>
    /// Sets the caller of each request and of its grain calls. Who is not let in (<see cref="Entrance"/>) becomes no caller, so every
    /// policy refuses their token and cookie; of a caseworker who has left the organization, whatever roles they contain.
    /// </summary>
    internal static IApplicationBuilder UseCaller(this IApplicationBuilder app)
    {
        var organization = app.ApplicationServices.GetRequiredService<OrganizationSource>();
        return app.Use(async (http, next) =>
        {
            if (CitizenSignIn.IsOwn(http))
            {
                var citizen = CitizenSession.CallerOf(http.User);
                http.Items[CallerItem] = citizen;
                citizen?.SetCurrent();
            }
            else if (http.User.Identity?.IsAuthenticated == true)
            {
                var entrance = Entrance.Of(http.User, organization.Current, toPages: !http.Request.Path.StartsWithSegments("/api"));
                http.Items[NotLetInItem] = entrance.Why;
                http.Items[CallerItem] = entrance.Caller;
                entrance.Caller?.SetCurrent();
            }

            await next(http);
        });
    }
}

using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Microsoft.AspNetCore.Authorization;

namespace Coordination.Host.Security;

/// <summary>The kinds of callers an endpoint accepts. An endpoint without a policy accepts nobody.</summary>
internal static class AccessPolicies
{
    /// <summary>Every caller who is signed in.</summary>
    internal const string SignedIn = "signed-in";

    internal const string Sources = "sources";

    /// <summary>Caseworkers, leaders included.</summary>
    internal const string Caseworkers = "caseworkers";

    /// <summary>Callers who may read about citizens. Which citizens they see is decided for each citizen.</summary>
    internal const string Readers = "readers";

    /// <summary>Callers who may read who looked at citizens. At which ones is decided for each citizen.</summary>
    internal const string Looks = "looks";

    /// <summary>Readers of a department's decisions: its own systems, and integration services.</summary>
    internal const string Feed = "feed";

    /// <summary>Those who see what became of deliveries: readers of the feed, and operations.</summary>
    internal const string Subscriptions = "subscriptions";

    /// <summary>Receivers of alerts: caseworkers and operations.</summary>
    internal const string Alerted = "alerted";

    internal const string Operations = "operations";

    /// <summary>Callers who see how the service and the collaboration run: operations, auditors and leaders.</summary>
    internal const string Overview = "overview";

    internal static IServiceCollection AddAccessPolicies(this IServiceCollection services) => services
        .AddAuthorizationBuilder()
        .Allow(SignedIn, static (_, _) => true)
        .Allow(Sources, static (caller, _) => caller.Kind == CallerKind.Source)
        .Allow(Caseworkers, static (caller, _) => caller.Kind == CallerKind.Caseworker)
        .Allow(Readers, static (caller, _) => caller.Kind is CallerKind.Caseworker or CallerKind.Integration or CallerKind.Auditor)
        .Allow(Looks, static (caller, _) =>
            caller.Kind is CallerKind.Caseworker or CallerKind.Auditor or CallerKind.DataProtection)
        .Allow(Feed, static (caller, _) => caller.Kind is CallerKind.Source or CallerKind.Integration)
        .Allow(Subscriptions, static (caller, http) =>
            caller.Kind is CallerKind.Source or CallerKind.Integration || http.HasRole(CallerKind.Operations))
        .Allow(Alerted, static (caller, _) => caller.Kind is CallerKind.Caseworker or CallerKind.Operations)
        .Allow(Operations, static (_, http) => http.HasRole(CallerKind.Operations))
        .Allow(Overview, static (caller, http) =>
            http.HasRole(CallerKind.Operations) || http.HasRole(CallerKind.Auditor)
                || (caller.Kind == CallerKind.Caseworker && Leads(caller.Id, http)))

        // A request that matches no route continues to its 404, 405 or 415.
        .SetFallbackPolicy(new AuthorizationPolicyBuilder()
            .RequireAssertion(static context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint).Build())
        .Services;

    private static AuthorizationBuilder Allow(this AuthorizationBuilder builder, string name, Func<Caller, HttpContext, bool> may) =>
        builder.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireAssertion(context =>
            context.Resource is HttpContext http && http.FindCaller() is { } caller && may(caller, http)));

    private static bool Leads(string caseworker, HttpContext http)
    {
        var organization = http.RequestServices.GetRequiredService<OrganizationSource>().Current;
        return organization.UnitsLedBy(new CaseworkerId(caseworker)).Count > 0
            || organization.Document.Departments.Any(department => new CaseworkerId(department.Leader) == new CaseworkerId(caseworker));
    }
}

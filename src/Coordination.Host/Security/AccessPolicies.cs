using Coordination.Domain.Access;
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

    /// <summary>Those who see what became of events: whoever sends them, and operations.</summary>
    internal const string Senders = "senders";

    /// <summary>Caseworkers, leaders included.</summary>
    internal const string Caseworkers = "caseworkers";

    /// <summary>Callers who may read about citizens. Which citizens they see is decided for each citizen.</summary>
    internal const string Readers = "readers";

    /// <summary>The same, and departments' own systems: which part of a citizen they see is decided in the citizen's place.</summary>
    internal const string PartReaders = "part-readers";

    /// <summary>Callers for whom the pages list citizens.</summary>
    internal const string PageReaders = "page-readers";

    /// <summary>Callers who may read who looked at citizens. At which ones is decided for each citizen.</summary>
    internal const string Looks = "looks";

    /// <summary>Readers of a department's decisions: its own systems, and integration services.</summary>
    internal const string Feed = "feed";

    /// <summary>Those who see what became of deliveries: readers of the feed, and operations.</summary>
    internal const string Subscriptions = "subscriptions";

    /// <summary>The data-protection officer, by role or by the organization document, and auditors.</summary>
    internal const string Officers = "officers";

    /// <summary>The data-protection officer alone, by role or by the organization document.</summary>
    internal const string DataProtection = "data-protection";

    /// <summary>Readers of patterns: advisers, operations and auditors.</summary>
    internal const string Patterns = "patterns";

    /// <summary>Receivers of alerts: caseworkers and operations.</summary>
    internal const string Alerted = "alerted";

    internal const string Operations = "operations";

    /// <summary>Citizens, each at their own page. They are let in nowhere else.</summary>
    internal const string Citizens = "citizens";

    /// <summary>Unit leaders and heads of departments.</summary>
    internal const string Leaders = "leaders";

    /// <summary>Callers who see how the service and the collaboration run: operations, auditors and leaders.</summary>
    internal const string Overview = "overview";

    internal static IServiceCollection AddAccessPolicies(this IServiceCollection services) => services
        .AddAuthorizationBuilder()
        .Allow(SignedIn, static (_, _) => true)
        .Allow(Citizens, static (_, _) => true)
        .Allow(Sources, static (caller, _) => MaySendSome(caller))
        .Allow(Senders, static (caller, http) => MaySendSome(caller) || http.HasRole(CallerKind.Operations))
        .Allow(Caseworkers, static (caller, _) => caller.Kind == CallerKind.Caseworker)
        .Allow(Readers, static (caller, _) => caller.Kind is CallerKind.Caseworker or CallerKind.Auditor
            || caller is { Kind: CallerKind.Integration, ReadsFor: null or { Count: > 0 } })
        .Allow(PartReaders, static (caller, _) => caller.Kind is CallerKind.Caseworker or CallerKind.Auditor
            || caller.ReadsFor is { Count: > 0 } || caller is { Kind: CallerKind.Integration, ReadsFor: null })
        .Allow(PageReaders, static (caller, _) => caller.Kind is CallerKind.Caseworker or CallerKind.Auditor
            || caller is { Kind: CallerKind.Integration, ReadsFor: null })
        .Allow(Looks, static (caller, _) =>
            caller.Kind is CallerKind.Caseworker or CallerKind.Auditor or CallerKind.DataProtection)
        .Allow(Feed, static (caller, _) => MayFollowSome(caller))
        .Allow(Subscriptions, static (caller, http) =>
            MayFollowSome(caller) || http.HasRole(CallerKind.Operations))
        .Allow(Officers, static (caller, http) => caller.Kind == CallerKind.Auditor || IsOfficer(caller, http))
        .Allow(DataProtection, IsOfficer)
        .Allow(Patterns, static (caller, http) => caller.Kind is CallerKind.Adviser or CallerKind.Auditor
            || http.HasRole(CallerKind.Adviser) || http.HasRole(CallerKind.Operations))
        .Allow(Alerted, static (caller, _) => caller.Kind is CallerKind.Caseworker or CallerKind.Operations)
        .Allow(Operations, static (_, http) => http.HasRole(CallerKind.Operations))
        .Allow(Leaders, static (caller, http) => caller.Kind == CallerKind.Caseworker && Leads(caller.Id, http))
        .Allow(Overview, static (caller, http) =>
            http.HasRole(CallerKind.Operations) || http.HasRole(CallerKind.Auditor)
                || (caller.Kind == CallerKind.Caseworker && Leads(caller.Id, http)))

        // A request that matches no route continues to its 404, 405 or 415.
        .SetFallbackPolicy(new AuthorizationPolicyBuilder()
            .RequireAssertion(static context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint).Build())
        .Services;

    private static AuthorizationBuilder Allow(this AuthorizationBuilder builder, string name, Func<Caller, HttpContext, bool> may) =>
        builder.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireAssertion(context =>
            context.Resource is HttpContext http && http.FindCaller() is { } caller
            && caller.Kind == CallerKind.Citizen == (name == Citizens) && may(caller, http)));

    private static bool IsOfficer(Caller caller, HttpContext http) => caller.Kind == CallerKind.DataProtection
        || (caller.Kind == CallerKind.Caseworker && CitizenAccess.IsOfficer(
            http.RequestServices.GetRequiredService<OrganizationSource>().Current, new CaseworkerId(caller.Id)));

    private static bool MaySendSome(Caller caller) => caller.Kind == CallerKind.Source || caller.SendsFor.Count > 0;

    private static bool MayFollowSome(Caller caller) => caller.Kind == CallerKind.Source
        || (caller.Kind == CallerKind.Integration
            && (caller.Scopes.Length == 0 || caller.Scopes.Contains(CallerScopes.Feed, StringComparison.Ordinal)));

    private static bool Leads(string caseworker, HttpContext http)
    {
        var organization = http.RequestServices.GetRequiredService<OrganizationSource>().Current;
        return organization.UnitsLedBy(new CaseworkerId(caseworker)).Count > 0
            || organization.Document.Departments.Any(department => new CaseworkerId(department.Leader) == new CaseworkerId(caseworker));
    }
}

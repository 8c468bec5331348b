using Coordination.Grains;
using Coordination.Host.Security;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Coordination.Host.Access;

/// <summary>
/// Logs looks at a citizen that a policy refuses, before they are answered: the caller has the wrong role, or has left. What comes
/// later is refused by the citizen's grain and logged by <see cref="CitizenSight"/>.
/// </summary>
internal sealed class RefusedLooks(LookLog looks) : IAuthorizationMiddlewareResultHandler
{
    private const string Key = "key";
    private const string Picture = "picture";

    private readonly AuthorizationMiddlewareResultHandler _answer = new();

    /// <inheritdoc/>
    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route }
            && context.GetRouteValue(Key) is string key && CitizenPseudonyms.HasForm(key)
            && CallerClaims.From(context.User) is { } caller)
            await looks.WriteAsync(
                caller, CallerClaims.Who(caller, context.User), key, WhatOf(route), LookLog.Refused, context.RequestAborted);
        await _answer.HandleAsync(next, context, policy, authorizeResult);
    }

    /// <summary>The part of the citizen: <c>history</c> of <c>/api/v1/citizens/{key}/history</c>.</summary>
    private static string WhatOf(string route)
    {
        const string After = "{key}/";
        var at = route.IndexOf(After, StringComparison.Ordinal);
        return at < 0 ? Picture : route[(at + After.Length)..].Split('/')[0];
    }
}

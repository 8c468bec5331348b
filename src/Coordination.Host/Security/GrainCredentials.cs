using Coordination.Host.Settings;
using Coordination.Silo.Callers;
using Microsoft.AspNetCore.Authentication;

namespace Coordination.Host.Security;

/// <summary>
/// Checks the credentials of Orleans clients' grain calls: a token of a service credential, or a bearer token, which passes the same
/// check as one that comes over HTTP.
/// </summary>
internal static class GrainCredentials
{
    internal static CredentialCheck CheckOf(IServiceProvider services, HostSettings settings)
    {
        var service = new ServiceCredentialCheck(settings.Silo.ClusterKey);
        return credential => ServiceCredentialCheck.Claims(credential)
            ? service.FindVerifiedAsync(credential)
            : CallerOfBearerAsync(services, credential);
    }

    private static async Task<VerifiedCaller?> CallerOfBearerAsync(IServiceProvider services, string token)
    {
        await using var scope = services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Path = "/api/v1";
        http.Request.Headers.Authorization = $"Bearer {token}";
        var checkedToken = await http.AuthenticateAsync();
        if (ProviderAway.KeptFromChecking(http))
            throw new TimeoutException("The identity provider is away, so the credential cannot be checked. Call again.");
        return checkedToken.Principal is { } user && CallerClaims.From(user) is { } caller
            ? new VerifiedCaller(caller, CallerClaims.Who(caller, user))
            : null;
    }
}

using Coordination.Host.Telemetry;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Security;

/// <summary>
/// Answers 503 with <c>Retry-After</c> while the identity provider cannot be asked for its keys: a sender that is answered 401 gives
/// its event up. Keys that were read once are used on.
/// </summary>
internal static class ProviderAway
{
    /// <summary>Seconds after which to ask again.</summary>
    private const string RetryAfter = "5";

    private static readonly object Item = new();

    /// <summary>What the API does with a token that cannot be checked.</summary>
    internal static JwtBearerEvents ForTokens() => new()
    {
        // Before the token is looked at: without the provider's keys every token would be a wrong one. Who sends none is asked for one.
        OnMessageReceived = static async context =>
        {
            if (context.Request.Headers.Authorization.Count == 0) return;
            if (await CanBeAskedAsync(context.Options.ConfigurationManager, context.HttpContext)) return;
            KeepFromChecking(context.HttpContext);
            context.NoResult();
        },
        OnChallenge = static context =>
        {
            if (!KeptFromChecking(context.HttpContext)) return Task.CompletedTask;
            context.HandleResponse();
            Answer(context.HttpContext);
            return Task.CompletedTask;
        },
    };

    /// <summary>Whether a request's token or sign-in could not be checked, because the provider is away.</summary>
    internal static bool KeptFromChecking(HttpContext http) => http.Items.ContainsKey(Item);

    /// <summary>Has the request answered as one whose token could not be checked.</summary>
    internal static void KeepFromChecking(HttpContext http) => http.Items[Item] = true;

    /// <summary>What the sign-in does with a callback that is not one, or that cannot be checked.</summary>
    internal static async Task OnRemoteFailureAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        if (context.Failure is { } failure)
            context.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdConnectOptions>>()
                .SignInRefused(failure.GetType().Name, failure.Message);
        var options = (OpenIdConnectOptions)context.Options;
        if (await CanBeAskedAsync(options.ConfigurationManager, context.HttpContext))
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        else Answer(context.HttpContext);
    }

    /// <summary>Whether a sign-in can begin. If not, the answer is set.</summary>
    internal static async Task<bool> LetsSignInAsync(HttpContext http, string scheme = SignInSchemes.Provider)
    {
        var options = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(scheme);
        if (await CanBeAskedAsync(options.ConfigurationManager, http)) return true;
        Answer(http);
        return false;
    }

    /// <summary>Whether the metadata of the provider are known or can be read.</summary>
    internal static async Task<bool> CanBeAskedAsync<T>(
        Microsoft.IdentityModel.Protocols.IConfigurationManager<T>? configuration, HttpContext http) where T : class
    {
        try
        {
            if (configuration is not null) await configuration.GetConfigurationAsync(http.RequestAborted);
            return true;
        }
        catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException or IOException)
        {
            return false;
        }
    }

    private static void Answer(HttpContext http)
    {
        KeepFromChecking(http);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = RetryAfter;
    }
}

using Coordination.Events;
using Coordination.Host.Telemetry;
using Coordination.Storage.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Host.Security;

/// <summary>
/// Where the identity provider says that a session ended there. The sessions here that began in it end at once on every host, with
/// their streams. Neither address needs a cookie: browsers send none from within the provider's page.
/// </summary>
internal static class ProviderLogout
{
    /// <summary>Where the provider posts a logout token (OpenID Connect Back-Channel Logout 1.0).</summary>
    internal const string BackChannelPath = "/sign-out/back-channel";

    /// <summary>What the provider has the browser load (OpenID Connect Front-Channel Logout 1.0), with <c>iss</c> and <c>sid</c>.</summary>
    internal const string FrontChannelPath = "/sign-out/front-channel";

    private const int BodyMax = 64 * 1024;

    // Whoever signs in again while the provider's message is under way keeps the new session.
    private static readonly TimeSpan SignedInAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Maps both addresses.</summary>
    internal static void MapProviderLogout(this IEndpointRouteBuilder app)
    {
        app.MapPost(BackChannelPath, (Delegate)TakeTokenAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(BodyMax));
        app.MapGet(FrontChannelPath, (Delegate)LoadAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Ends what the logout token names: the sessions of the provider's session, or every session of the person.</summary>
    internal static async Task<IResult> TakeTokenAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return Refuse(http, "it came in no form");
        var text = (await http.Request.ReadFormAsync(http.RequestAborted))["logout_token"].ToString();
        if (!await ProviderAway.LetsSignInAsync(http)) return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var (ended, why) = await http.RequestServices.GetRequiredService<LogoutTokens>().ReadAsync(text);
        if (ended is null) return Refuse(http, why);
        var table = http.RequestServices.GetRequiredService<SessionTable>();
        var over = ended.Session is { } session ? await table.RemoveOfProviderAsync(SessionTickets.IdOf(session)) : [];

        // A provider that names no session when people sign in ends all of the person's.
        if (over.Count == 0 && ended.Subject is { } person) over = await table.RemoveOfSubjectAsync(person, ended.At + SignedInAgainAfter);
        End(http, over);
        return TypedResults.Ok();
    }

    /// <summary>Ends the sessions of the provider's session. Its id is known to the provider and the browser alone.</summary>
    internal static async Task<IResult> LoadAsync(HttpContext http, string? iss = null, string? sid = null)
    {
        if (string.IsNullOrWhiteSpace(sid) || !OutsideText.IsSound(sid)) return TypedResults.BadRequest();
        if (!await ProviderAway.LetsSignInAsync(http)) return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var metadata = await http.RequestServices.GetRequiredService<ProviderMetadata>().GetConfigurationAsync(http.RequestAborted);
        if (iss != metadata.Issuer) return TypedResults.BadRequest();
        End(http, await http.RequestServices.GetRequiredService<SessionTable>().RemoveOfProviderAsync(SessionTickets.IdOf(sid)));
        return TypedResults.Ok();
    }

    private static void End(HttpContext http, IReadOnlyList<string> sessions)
    {
        var live = http.RequestServices.GetRequiredService<LiveSessions>();
        foreach (var session in sessions) live.End(session);
    }

    private static IResult Refuse(HttpContext http, string why)
    {
        http.RequestServices.GetRequiredService<ILogger<LogoutTokens>>().LogoutTokenRefused(why);
        return TypedResults.Json(
            new Dictionary<string, string> { ["error"] = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
    }
}

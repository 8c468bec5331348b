using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Coordination.Host.Security;

/// <summary>
/// Ends streams with the session they belong to: when its token or cookie runs out, when the person signs out on this host,
/// and when the host stops. On another host a stream of a session signed out here goes on until the cookie's end.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class LiveSessions(IHostApplicationLifetime lifetime, TimeProvider machine)
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _sessions = new(StringComparer.Ordinal);

    // The longest a timer can wait is 49 days; a stream is opened anew long before.
    private static readonly TimeSpan StreamMax = TimeSpan.FromDays(1);

    /// <summary>What ends with the request, its session or the host. Dispose it with the stream.</summary>
    internal CancellationTokenSource Follow(HttpContext http)
    {
        var session = http.User.FindFirstValue(Callers.SessionClaim) is { } id
            ? _sessions.GetOrAdd(id, static _ => new CancellationTokenSource()).Token
            : CancellationToken.None;
        var source = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping, session);
        var left = ExpiryOf(http) - machine.GetUtcNow();
        source.CancelAfter(left is not { } some || some > StreamMax ? StreamMax : some > TimeSpan.Zero ? some : TimeSpan.Zero);
        return source;
    }

    /// <summary>Ends a session's streams on this host.</summary>
    internal void End(string session)
    {
        if (!_sessions.TryRemove(session, out var source)) return;
        source.Cancel();
        source.Dispose();
    }

    private static DateTimeOffset? ExpiryOf(HttpContext http) =>
        http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;
}

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
    // A stream is opened anew after a day at the latest; a timer could not wait for more than 49.
    private static readonly TimeSpan StreamMax = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<LiveSession>> _bySession = new(StringComparer.Ordinal);

    /// <summary>A stream of a request. Dispose of it when the stream is over.</summary>
    internal LiveSession Follow(HttpContext http)
    {
        var id = http.User.FindFirstValue(Callers.SessionClaim);
        var left = http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc - machine.GetUtcNow();
        var source = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        source.CancelAfter(left is not { } some || some > StreamMax ? StreamMax : some > TimeSpan.Zero ? some : TimeSpan.Zero);
        var stream = new LiveSession(source, stream => Forget(id, stream));
        if (id is null) return stream;
        lock (_gate)
        {
            if (!_bySession.TryGetValue(id, out var streams)) _bySession[id] = streams = [];
            streams.Add(stream);
        }

        return stream;
    }

    /// <summary>Ends a session's streams on this host.</summary>
    internal void End(string session)
    {
        LiveSession[] streams;
        lock (_gate) streams = _bySession.TryGetValue(session, out var found) ? [.. found] : [];
        foreach (var stream in streams) stream.End();
    }

    private void Forget(string? id, LiveSession stream)
    {
        if (id is null) return;
        lock (_gate)
        {
            if (_bySession.TryGetValue(id, out var streams) && streams.Remove(stream) && streams.Count == 0) _bySession.Remove(id);
        }
    }
}

/// <summary>One stream of a session.</summary>
internal sealed class LiveSession(CancellationTokenSource source, Action<LiveSession> forget) : IDisposable
{
    private readonly Lock _gate = new();
    private bool _isDisposed;

    /// <summary>Cancelled when the reader has left, the session is over, or the host stops.</summary>
    internal CancellationToken Over { get; } = source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        forget(this);
        lock (_gate)
        {
            _isDisposed = true;
            source.Dispose();
        }
    }

    /// <summary>Ends the stream; nothing if it is over.</summary>
    internal void End()
    {
        lock (_gate)
        {
            if (!_isDisposed) source.CancelAfter(TimeSpan.Zero);
        }
    }
}

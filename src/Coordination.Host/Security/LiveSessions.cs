using System.Net.Http.Headers;
using Coordination.Domain.Organizations;
using Coordination.Grains;
using Coordination.Host.Settings;
using Coordination.Ids;
using Coordination.Silo.Callers;
using Coordination.Silo.Organizations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Security;

/// <summary>
/// Ends streams together with their session: when the token or session expires, when the person signs out, when the provider no longer
/// knows the token, when the caseworker or a department of the service's scopes leaves the organization, and when the host stops. What
/// happens on another host ends a stream here within seconds (<see cref="SessionKeeper.CheckEvery"/>).
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class LiveSessions : IDisposable
{
    // A client reopens its stream after a day at the latest. A timer cannot wait for more than 49 days.
    private static readonly TimeSpan StreamMax = TimeSpan.FromDays(1);

    private readonly IHostApplicationLifetime _lifetime;
    private readonly OrganizationSource _organization;
    private readonly TimeProvider _machine;
    private readonly int _perPersonMax;
    private readonly Lock _gate = new();
    private readonly HashSet<LiveSession> _open = [];

    public LiveSessions(
        IHostApplicationLifetime lifetime, OrganizationSource organization, TimeProvider machine, IOptions<HttpOptions> options)
    {
        (_lifetime, _organization, _machine) = (lifetime, organization, machine);
        _perPersonMax = options.Value.StreamsPerPersonMax;
        organization.Changed += EndOfThoseWhoLeft;
    }

    /// <summary>
    /// Registers a stream of a request. Dispose of the result when the stream is over. Null: the person has as many streams open on
    /// this host as they may.
    /// </summary>
    internal LiveSession? Follow(HttpContext http)
    {
        var who = http.ExactlyWho();
        var id = PageSession.SessionOf(http);
        var caller = http.FindCaller();
        var left = http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc - _machine.GetUtcNow();
        var source = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _lifetime.ApplicationStopping);
        source.CancelAfter(left is not { } some || some > StreamMax ? StreamMax : some > TimeSpan.Zero ? some : TimeSpan.Zero);
        var stream = new LiveSession(source, who, id, caller, Forget) { Token = TokenOf(http) };
        if (!TryAdd(stream))
        {
            stream.Dispose();
            return null;
        }

        // The caller may have left since the request was authorized.
        if (stream.HasLeft(_organization.Current)) stream.End();
        return stream;
    }

    /// <summary>The sessions that have streams on this host.</summary>
    internal IReadOnlyCollection<string> Sessions
    {
        get { lock (_gate) return [.. _open.Select(static stream => stream.Session).OfType<string>().Distinct(StringComparer.Ordinal)]; }
    }

    /// <summary>The tokens that have streams on this host.</summary>
    internal IReadOnlyCollection<string> Tokens
    {
        get { lock (_gate) return [.. _open.Select(static stream => stream.Token).OfType<string>().Distinct(StringComparer.Ordinal)]; }
    }

    /// <summary>Ends the session's streams on this host.</summary>
    internal void End(string session) => EndWhere(stream => stream.Session == session);

    /// <summary>Ends the token's streams on this host.</summary>
    internal void EndOfToken(string token) => EndWhere(stream => stream.Token == token);

    /// <inheritdoc/>
    public void Dispose() => _organization.Changed -= EndOfThoseWhoLeft;

    private static string? TokenOf(HttpContext http) =>
        AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization.ToString(), out var sent)
        && string.Equals(sent.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) ? sent.Parameter?.Trim() : null;

    private void EndOfThoseWhoLeft(Organization organization) =>
        EndWhere(stream => stream.HasLeft(organization));

    private bool TryAdd(LiveSession stream)
    {
        lock (_gate) return _open.Count(other => other.Person == stream.Person) < _perPersonMax && _open.Add(stream);
    }

    private void EndWhere(Predicate<LiveSession> isOver)
    {
        LiveSession[] streams;
        lock (_gate) streams = [.. _open.Where(stream => isOver(stream))];
        foreach (var stream in streams) stream.End();
    }

    private void Forget(LiveSession stream)
    {
        lock (_gate) _open.Remove(stream);
    }
}

internal sealed class LiveSession(
    CancellationTokenSource source, string person, string? session, Caller? caller, Action<LiveSession> forget) : IDisposable
{
    private readonly Lock _gate = new();
    private bool _isDisposed;

    /// <summary>Whose stream it is.</summary>
    internal string Person => person;

    /// <summary>The session of a page cookie; null for a bearer token.</summary>
    internal string? Session => session;

    /// <summary>The bearer token; null for a page cookie.</summary>
    internal string? Token { get; init; }

    /// <summary>Whether the caseworker, or a department of the service's scopes, has left the organization.</summary>
    internal bool HasLeft(Organization organization) => caller is not null
        && (caller.Kind == CallerKind.Caseworker
            ? organization.HasLeft(new CaseworkerId(caller.Id))
            : ScopesNow.Of(caller, organization) != caller);

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

    /// <summary>Ends the stream. Does nothing if it has ended.</summary>
    internal void End()
    {
        lock (_gate)
        {
            if (!_isDisposed) source.CancelAfter(TimeSpan.Zero);
        }
    }
}

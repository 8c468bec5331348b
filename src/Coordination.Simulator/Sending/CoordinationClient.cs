using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Coordination.Simulator.Sending;

/// <summary>
/// The only client of the service. It signs in, sends, and repeats requests the service cannot take now (429, 5xx, no answer). Every
/// request can be repeated safely: events have ids, commands have idempotency keys, and repeating a read or a move of the clock
/// changes nothing.
/// </summary>
/// <param name="token">The bearer token of every request; null: each caller signs in at <c>/dev/sign-in</c>.</param>
/// <remarks>Thread safe. Does not own the <see cref="HttpClient"/>.</remarks>
internal sealed class CoordinationClient(HttpClient http, RetryPolicy retry, string? token = null)
{
    /// <summary>
    /// The longest wait for one answer. It covers the longest settling (30 s) and a move of the clock past many deadlines.
    /// </summary>
    public static readonly TimeSpan AnswerTimeMax = TimeSpan.FromSeconds(120);

    private readonly ConcurrentDictionary<CallerIdentity, Lazy<Task<string>>> _tokens = new();

    public RetryPolicy Retry => retry;

    /// <summary>Creates an HTTP client for the address of a service.</summary>
    public static HttpClient Http(Uri url) =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), UseCookies = false })
    {
        BaseAddress = url,
        Timeout = AnswerTimeMax,
    };

    public async Task<T> GetAsync<T>(string path, CallerIdentity who, CancellationToken cancellation) =>
        (await SendAsync(new ServiceRequest(HttpMethod.Get, path, who), cancellation).ConfigureAwait(false)).Read<T>();

    /// <summary>Sends a request, and repeats it while the service answers that it cannot take it now.</summary>
    /// <exception cref="UnreachableException">All attempts failed.</exception>
    public async Task<ServiceResponse> SendAsync(ServiceRequest outgoing, CancellationToken cancellation)
    {
        var renewed = false;
        for (var attempt = 1; ; attempt++)
        {
            var bearer = outgoing.Who is null ? null : await TokenAsync(outgoing.Who, cancellation).ConfigureAwait(false);
            var (response, fault) = await AttemptAsync(outgoing, bearer, cancellation).ConfigureAwait(false);
            if (response is { Status: HttpStatusCode.Unauthorized } && outgoing.Who is not null && token is null && !renewed)
            {
                renewed = true;
                _tokens.TryRemove(outgoing.Who, out _);
                continue;
            }

            if (response is not null && !IsNotNow(response.Status)) return response;
            if (attempt >= retry.AttemptsMax)
                throw new UnreachableException(
                    $"{outgoing.Method} {http.BaseAddress}{outgoing.Path.TrimStart('/')}: {response?.Shown() ?? fault!.Message} (after "
                        + $"{attempt} attempts).", fault);
            await retry.Wait(retry.DelayAfter(attempt, Asked(response)), cancellation).ConfigureAwait(false);
        }
    }

    private async Task<(ServiceResponse? Response, Exception? Fault)> AttemptAsync(
        ServiceRequest outgoing, string? bearer, CancellationToken cancellation)
    {
        using var request = outgoing.ToRequest();
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        try
        {
            using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return (new ServiceResponse($"{outgoing.Method} {outgoing.Path}", response.StatusCode, body, response.Headers), null);
        }
        catch (Exception fault) when (
            fault is HttpRequestException or IOException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return (null, fault);
        }
    }

    /// <summary>The bearer token of a caller, who signs in once.</summary>
    internal async Task<string> TokenAsync(CallerIdentity who, CancellationToken cancellation)
    {
        if (token is not null) return token;
        var signingIn = _tokens.GetOrAdd(who, _ => new Lazy<Task<string>>(() => SignInAsync(who, cancellation)));
        try
        {
            return await signingIn.Value.ConfigureAwait(false);
        }
        catch
        {
            _tokens.TryRemove(new KeyValuePair<CallerIdentity, Lazy<Task<string>>>(who, signingIn));
            throw;
        }
    }

    /// <summary>The caller signs in anew at the next request.</summary>
    internal void Forget(CallerIdentity who) => _tokens.TryRemove(who, out _);

    private async Task<string> SignInAsync(CallerIdentity who, CancellationToken cancellation)
    {
        var body = new Dictionary<string, string> { [who.Kind] = who.Name };
        var response = await SendAsync(
            new ServiceRequest(HttpMethod.Post, "/dev/sign-in", null) { Content = () => JsonContent.Create(body) },
            cancellation).ConfigureAwait(false);
        if (response.Status == HttpStatusCode.NotFound)
            throw new UnexpectedResponseException(
                "/dev/sign-in answered 404: the service must run with ASPNETCORE_ENVIRONMENT=Development and be called at localhost.");
        return response.Read<SignedIn>().Token;
    }

    private static bool IsNotNow(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500
            && status != HttpStatusCode.NotImplemented;

    private static TimeSpan? Asked(ServiceResponse? response) => response?.Headers.RetryAfter is not { } after ? null
        : after.Delta ?? (after.Date - response.Headers.Date);

    private sealed record SignedIn(string Token);
}

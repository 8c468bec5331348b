using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Coordination.Simulator.Sending;

/// <summary>
/// The one way to the service: signs in, sends, and tries again what the service cannot take now (429, 5xx, no answer).
/// Everything sent is safe to repeat: events by their ids, reads, the clock, and commands by their idempotency key.
/// </summary>
/// <remarks>Thread safe. Does not own the <see cref="HttpClient"/>.</remarks>
internal sealed class CoordinationClient(HttpClient http, Patience patience)
{
    /// <summary>Longest wait for one answer: the longest settling (30 s) and the moving of a clock over many deadlines.</summary>
    public static readonly TimeSpan AnswerTimeMax = TimeSpan.FromSeconds(120);

    private readonly ConcurrentDictionary<SignInAs, Lazy<Task<string>>> _tokens = new();

    /// <summary>How it waits.</summary>
    public Patience Patience => patience;

    /// <summary>An HTTP client for a service's address.</summary>
    public static HttpClient Http(Uri url) => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), UseCookies = false })
    {
        BaseAddress = url,
        Timeout = AnswerTimeMax,
    };

    /// <summary>Reads JSON.</summary>
    public async Task<T> GetAsync<T>(string path, SignInAs who, CancellationToken cancellation) =>
        (await SendAsync(new Outgoing(HttpMethod.Get, path, who), cancellation).ConfigureAwait(false)).Read<T>();

    /// <summary>Sends until it is answered with something other than "not now".</summary>
    /// <exception cref="UnreachableException">All attempts failed.</exception>
    public async Task<Answer> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        var renewed = false;
        for (var attempt = 1; ; attempt++)
        {
            var token = outgoing.Who is null ? null : await TokenAsync(outgoing.Who, cancellation).ConfigureAwait(false);
            var (answer, fault) = await AttemptAsync(outgoing, token, cancellation).ConfigureAwait(false);
            if (answer is { Status: HttpStatusCode.Unauthorized } && outgoing.Who is not null && !renewed)
            {
                renewed = true;
                _tokens.TryRemove(outgoing.Who, out _);
                continue;
            }

            if (answer is not null && !IsNotNow(answer.Status)) return answer;
            if (attempt >= patience.AttemptsMax)
                throw new UnreachableException(
                    $"{outgoing.Method} {http.BaseAddress}{outgoing.Path.TrimStart('/')}: {answer?.Shown() ?? fault!.Message} (after {attempt} attempts).", fault);
            await patience.Wait(patience.After(attempt, Asked(answer)), cancellation).ConfigureAwait(false);
        }
    }

    private async Task<(Answer? Answer, Exception? Fault)> AttemptAsync(Outgoing outgoing, string? token, CancellationToken cancellation)
    {
        using var request = outgoing.ToRequest();
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return (new Answer($"{outgoing.Method} {outgoing.Path}", response.StatusCode, body, response.Headers), null);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return (null, fault);
        }
    }

    private async Task<string> TokenAsync(SignInAs who, CancellationToken cancellation)
    {
        var signingIn = _tokens.GetOrAdd(who, _ => new Lazy<Task<string>>(() => SignInAsync(who, cancellation)));
        try
        {
            return await signingIn.Value.ConfigureAwait(false);
        }
        catch
        {
            _tokens.TryRemove(new KeyValuePair<SignInAs, Lazy<Task<string>>>(who, signingIn));
            throw;
        }
    }

    private async Task<string> SignInAsync(SignInAs who, CancellationToken cancellation)
    {
        var body = new Dictionary<string, string> { [who.Kind] = who.Name };
        var answer = await SendAsync(new Outgoing(HttpMethod.Post, "/dev/sign-in", null) { Content = () => JsonContent.Create(body) }, cancellation).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.NotFound)
            throw new UnexpectedAnswerException("/dev/sign-in answered 404: the service must run with ASPNETCORE_ENVIRONMENT=Development and be called at localhost.");
        return answer.Read<SignedIn>().Token;
    }

    private static bool IsNotNow(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500 && status != HttpStatusCode.NotImplemented;

    private static TimeSpan? Asked(Answer? answer) => answer?.Headers.RetryAfter is not { } after ? null
        : after.Delta ?? (after.Date - answer.Headers.Date);

    private sealed record SignedIn(string Token);
}

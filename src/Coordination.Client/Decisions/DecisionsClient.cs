using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Coordination.Views;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.Timeout;

namespace Coordination.Client;

/// <summary>
/// Reads the decisions that concern a department, after a position. Whoever stores the position of each page with what it made of the page
/// misses nothing and gets nothing twice, whatever stops in between: itself, the network or the service.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed partial class DecisionsClient
{
    /// <summary>The most decisions of a page.</summary>
    public const int PageMax = 1_000;

    private const string Position = "Last-Event-ID";
    private const int WaitSeconds = 30;

    private readonly ApiRequests _requests;
    private readonly ApiOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<DecisionsClient> _log;

    internal DecisionsClient(ApiRequests requests, IOptions<ApiOptions> options, TimeProvider time, ILogger<DecisionsClient> log) =>
        (_requests, _options, _time, _log) = (requests, options.Value, time, log);

    /// <summary>Reads one page.</summary>
    /// <param name="after">The position to read after; 0: from the first decision.</param>
    /// <param name="limit">The most decisions, 1 to <see cref="PageMax"/>.</param>
    /// <param name="wait">How long to wait for the first decision, at most 30 seconds; null: not at all.</param>
    /// <exception cref="UnknownPositionException">The position is not of this database.</exception>
    /// <exception cref="ApiRefusedException">The caller may not read it, or the service could not answer after all retries.</exception>
    public async Task<DecisionPage> ReadAsync(
        long after, DecisionFilter? filter = null, int limit = 100, TimeSpan? wait = null, CancellationToken cancellation = default)
    {
        using var response = await _requests.SendAsync(
            HttpMethod.Get, $"feed?{(filter ?? new()).Query(after, limit)}", null, request => Prefer(request, wait), cancellation,
            HttpStatusCode.Gone);
        if (response.StatusCode == HttpStatusCode.Gone)
            throw new UnknownPositionException(await ApiRequests.ReadAsync<ApiProblem>(response, cancellation));
        var decisions = await ApiRequests.ReadAsync<JsonElement[]>(response, cancellation);
        return new DecisionPage([.. decisions.Select(DecisionJson.Of)], PositionOf(response), !response.Headers.Contains("Link"));
    }

    /// <summary>
    /// Reads page after page without end, and waits for decisions when there are none. Every page moves the position. While the service
    /// does not answer it asks again, for as long as it takes.
    /// </summary>
    /// <inheritdoc cref="ReadAsync" path="/param"/>
    /// <exception cref="UnknownPositionException">The position is not of this database.</exception>
    /// <exception cref="ApiRefusedException">The caller may not read it.</exception>
    public async IAsyncEnumerable<DecisionPage> FollowAsync(
        long after, DecisionFilter? filter = null, int limit = 100, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            if (await AgainAsync(
                () => ReadAsync(after, filter, limit, TimeSpan.FromSeconds(WaitSeconds), cancellation), cancellation) is not { } page)
                continue;
            if (page.Position == after) continue;
            after = page.Position;
            yield return page;
        }
    }

    /// <summary>
    /// Follows the live stream without end: each decision as soon as it is decided, as a page of one. It connects again when the stream
    /// ends, breaks off or falls silent, and goes on after the last position.
    /// </summary>
    /// <param name="after">The position to read after; null: only what is decided from now on.</param>
    /// <exception cref="UnknownPositionException">The position is not of this database.</exception>
    /// <exception cref="ApiRefusedException">The caller may not read it.</exception>
    public async IAsyncEnumerable<DecisionPage> StreamAsync(
        long? after, DecisionFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            if (await AgainAsync(() => OpenAsync(after, filter, cancellation), cancellation) is not { } opened) continue;
            await using var stream = opened;
            while (await AgainAsync(() => stream.NextAsync(cancellation), cancellation) is { } decision)
            {
                after = decision.Position;
                yield return new DecisionPage([decision], decision.Position, IsLast: false);
            }

            after = stream.Position ?? after;
            await Task.Delay(_options.RetryDelay, _time, cancellation); // A stream that ends at once is not opened at once.
        }
    }

    private async Task<DecisionStream> OpenAsync(long? after, DecisionFilter? filter, CancellationToken cancellation)
    {
        var response = await _requests.SendAsync(
            HttpMethod.Get, $"feed/stream?{(filter ?? new()).Query(after, limit: null)}", null,
            static request => request.Options.Set(BufferedAnswers.IsStream, true), cancellation, HttpStatusCode.Gone);
        if (response.StatusCode != HttpStatusCode.Gone) return await DecisionStream.OfAsync(response, _time, cancellation);
        using (response) throw new UnknownPositionException(await ApiRequests.ReadAsync<ApiProblem>(response, cancellation));
    }

    /// <summary>What was asked for; null after a fault that may pass, and the wait before asking again.</summary>
    private async Task<T?> AgainAsync<T>(Func<Task<T>> ask, CancellationToken cancellation) where T : class?
    {
        try
        {
            return await ask();
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && MayPass(fault))
        {
            AskAgain(_log, _options.RetryDelay, fault.Message);
            await Task.Delay(_options.RetryDelay, _time, cancellation);
            return null;
        }
    }

    private static bool MayPass(Exception fault) => fault is HttpRequestException or IOException or TimeoutRejectedException
        or TimeoutException or ApiRefusedException { Problem.IsTransient: true };

    private static void Prefer(HttpRequestMessage request, TimeSpan? wait)
    {
        if (wait is not { } time) return;
        var seconds = (int)Math.Clamp(Math.Ceiling(time.TotalSeconds), 0, WaitSeconds);
        request.Headers.Add("Prefer", string.Create(CultureInfo.InvariantCulture, $"wait={seconds}"));
    }

    private static long PositionOf(HttpResponseMessage response) =>
        long.Parse(response.Headers.GetValues(Position).First(), NumberStyles.None, CultureInfo.InvariantCulture);

    [LoggerMessage(5001, LogLevel.Warning, "The feed was not answered; it is asked for again in {Delay}: {Why}")]
    private static partial void AskAgain(ILogger log, TimeSpan delay, string why);
}

using System.Text.Json;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Http;

/// <summary>
/// An answer as Server-Sent Events. The source gives only what is sent; everything else is here: the headers, a heartbeat when
/// nothing was sent for <see cref="HeartbeatEvery"/>, the position reached, and the event <c>end</c> with the session. When the host
/// stops, the stream breaks off without <c>end</c>, so that the reader connects to another host. The source is asked
/// for more only after the reader has taken what was sent.
/// </summary>
internal sealed class EventStream : IResult
{
    /// <summary>How long a stream stays silent at most.</summary>
    internal static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(15);

    private const string RetryAfterSeconds = "60";

    private readonly Func<CancellationToken, IAsyncEnumerable<StreamStep>> _source;
    private readonly bool _isForPage;

    private EventStream(Func<CancellationToken, IAsyncEnumerable<StreamStep>> source, bool isForPage) =>
        (_source, _isForPage) = (source, isForPage);

    /// <summary>A stream of the API.</summary>
    /// <param name="source">Ends, or throws <see cref="OperationCanceledException"/>, when its token is cancelled.</param>
    internal static EventStream ForApi(Func<CancellationToken, IAsyncEnumerable<StreamStep>> source) => new(source, isForPage: false);

    /// <summary>
    /// A stream of a page, in the form that <c>wwwroot/js/live.js</c> describes. It begins with the event <c>hello</c>.
    /// </summary>
    /// <param name="source">Ends, or throws <see cref="OperationCanceledException"/>, when its token is cancelled.</param>
    internal static EventStream ForPage(Func<CancellationToken, IAsyncEnumerable<StreamStep>> source) => new(source, isForPage: true);

    /// <summary>
    /// Reads the position after which a reader continues: the header <c>Last-Event-ID</c>, otherwise a query parameter.
    /// </summary>
    /// <returns>False when it is not a position. A position of null means "from now on".</returns>
    internal static bool TryPosition(HttpContext http, string? after, out long? position)
    {
        var from = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : after;
        var isSound = QueryParameters.TryNumber(from, -1, 0, long.MaxValue, out var number);
        position = number < 0 ? null : number;
        return isSound;
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        if (httpContext.IsHead())
        {
            Begin(httpContext);
            return;
        }

        using var session = services.GetRequiredService<LiveSessions>().Follow(httpContext);
        if (session is null)
        {
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
            await Problems.Of(StatusCodes.Status429TooManyRequests, "You have too many streams open on this host; close one.")
                .ExecuteAsync(httpContext);
            return;
        }

        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var writer = new ServerSentEvents(Begin(httpContext), json, _isForPage ? httpContext.Html : static text => text);
        try
        {
            if (_isForPage)
            {
                // The event is sent at once: the headers reach the reader before the first event of the source.
                writer.Event(new ServerSentEvent("hello", EmptyData));
                await writer.FlushAsync(session.Over);
            }

            await SendAsync(writer, session.Over);
        }
        catch (OperationCanceledException) when (session.Over.IsCancellationRequested)
        {
            // The session is over, the reader has left, or the host stops. The stream ends.
        }

        var breaksOff = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;
        if (breaksOff || httpContext.RequestAborted.IsCancellationRequested) return;
        writer.Event(new ServerSentEvent("end", EmptyData));
        await writer.FlushAsync(httpContext.RequestAborted);
    }

    private static JsonElement EmptyData { get; } = JsonElement.Parse("{}"u8);

    private static System.IO.Pipelines.PipeWriter Begin(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";

        // Without this header nginx buffers the stream.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return http.Response.BodyWriter;
    }

    private async Task SendAsync(ServerSentEvents writer, CancellationToken ended)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ended);
        await using var steps = _source(over.Token).GetAsyncEnumerator(over.Token);
        var next = Task.FromResult(true);
        try
        {
            while (true)
            {
                next = steps.MoveNextAsync().AsTask();
                while (!await ArrivesInTimeAsync(next, ended))
                {
                    writer.Heartbeat();
                    await writer.FlushAsync(ended);
                }

                if (!await next) return;
                writer.Step(steps.Current);
                await writer.FlushAsync(ended);
            }
        }
        finally
        {
            // The enumerator cannot be disposed of while its source still runs.
            await over.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<bool> ArrivesInTimeAsync(Task next, CancellationToken ended)
    {
        if (next.IsCompleted) return true;
        using var arrived = CancellationTokenSource.CreateLinkedTokenSource(ended);
        var first = await Task.WhenAny(next, Task.Delay(HeartbeatEvery, arrived.Token));
        ended.ThrowIfCancellationRequested();

        // Otherwise the timer would stay alive until its time is over.
        await arrived.CancelAsync();
        return first == next;
    }
}

/// <summary>The events a source sends together.</summary>
/// <param name="Events">The events in order; empty: only the position is sent.</param>
/// <param name="Position">
/// The position from which a reader continues who reconnects after this step; null: the stream has no positions.
/// </param>
internal sealed record StreamStep(IReadOnlyList<ServerSentEvent> Events, long? Position = null);

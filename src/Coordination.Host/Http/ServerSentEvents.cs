using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Host.Http;

/// <summary>
/// Writes Server-Sent Events. Written by hand because the framework's result has no comment lines, which keep a connection
/// alive without being an event, and with an id carry the position reached.
/// </summary>
internal sealed class ServerSentEvents
{
    private readonly PipeWriter _body;

    private ServerSentEvents(PipeWriter body) => _body = body;

    /// <summary>Starts the answer.</summary>
    internal static ServerSentEvents Begin(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";

        // nginx would gather the stream otherwise.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return new ServerSentEvents(http.Response.BodyWriter);
    }

    /// <summary>An event with UTF-8 data on one line.</summary>
    internal void Event(string name, long? id, ReadOnlySpan<byte> data)
    {
        if (id is { } position) Write(string.Create(CultureInfo.InvariantCulture, $"id: {position}\n"));
        Write($"event: {name}\ndata: ");
        _body.Write(data);
        Write("\n\n");
    }

    /// <summary>An event with text over as many data lines as it has lines.</summary>
    internal void Text(string name, long? id, string data)
    {
        if (id is { } position) Write(string.Create(CultureInfo.InvariantCulture, $"id: {position}\n"));
        Write($"event: {name}\ndata: {data.ReplaceLineEndings("\ndata: ")}\n\n");
    }

    /// <summary>A comment, with the position reached: not an event, but a reader that comes back begins there.</summary>
    internal void Heartbeat(long? id = null) =>
        Write(id is { } position ? string.Create(CultureInfo.InvariantCulture, $": here\nid: {position}\n\n") : ": here\n\n");

    /// <summary>Sends what was written.</summary>
    internal ValueTask<FlushResult> FlushAsync(CancellationToken cancellation) => _body.FlushAsync(cancellation);

    /// <summary>Says that the stream is over and need not be opened again, where somebody still reads.</summary>
    internal async Task EndAsync(CancellationToken aborted)
    {
        if (aborted.IsCancellationRequested) return;
        Event("end", null, "{}"u8);
        await _body.FlushAsync(aborted);
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _body);
}

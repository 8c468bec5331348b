using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace Coordination.Host.Http;

/// <summary>
/// Writes Server-Sent Events. Written by hand because the framework's result has no comment lines. A comment keeps a connection
/// alive without being an event, and with an id it tells the reader the position reached.
/// </summary>
/// <param name="body">Where to write.</param>
/// <param name="json">How values become JSON; on one line.</param>
internal sealed class ServerSentEvents(PipeWriter body, JsonSerializerOptions json)
{
    private long? _told;

    /// <summary>The events of a step, and its position unless the last event told it.</summary>
    internal void Step(StreamStep step)
    {
        foreach (var one in step.Events) Event(one);
        if (step.Events.Count == 0 || (step.Position is { } position && position != _told)) Heartbeat(step.Position);
    }

    /// <summary>An event. Text is sent as it is, over as many data lines as it has lines; every other value as JSON.</summary>
    internal void Event(ServerSentEvent one)
    {
        if (one.Id is { } position) WriteId(position);
        Write($"event: {one.Name}\ndata: ");
        if (one.Value is string text) Write(text.ReplaceLineEndings("\ndata: "));
        else body.Write(JsonSerializer.SerializeToUtf8Bytes(one.Value, one.Value.GetType(), json));
        Write("\n\n");
    }

    /// <summary>A comment, with the position reached: not an event, but a reader that comes back goes on there.</summary>
    /// <param name="position">Null: as told before.</param>
    internal void Heartbeat(long? position = null)
    {
        Write(": here\n");
        if ((position ?? _told) is { } reached) WriteId(reached);
        Write("\n");
    }

    /// <summary>Sends what was written; completes when the reader has room for more.</summary>
    internal ValueTask<FlushResult> FlushAsync(CancellationToken cancellation) => body.FlushAsync(cancellation);

    private void WriteId(long position)
    {
        _told = position;
        Write(string.Create(CultureInfo.InvariantCulture, $"id: {position}\n"));
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, body);
}

/// <summary>An event of a stream.</summary>
/// <param name="Name">The event's name, on one line.</param>
/// <param name="Value">Text, or a value that is sent as JSON.</param>
/// <param name="Id">The position a reader goes on after; null: this event has none.</param>
internal readonly record struct ServerSentEvent(string Name, object Value, long? Id = null);

using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace Coordination.Host.Http;

/// <summary>
/// Writes Server-Sent Events. The framework's own result cannot write comments. A comment keeps a connection alive without being an
/// event; with an id it tells the reader the position reached.
/// </summary>
/// <param name="body">The response body.</param>
/// <param name="json">How values are written as JSON, on one line.</param>
/// <param name="toText">How text is written.</param>
internal sealed class ServerSentEvents(PipeWriter body, JsonSerializerOptions json, Func<string, string> toText)
{
    private long? _told;

    /// <summary>Writes the events of a step, then its position unless the last event had it as its id.</summary>
    internal void Step(StreamStep step)
    {
        foreach (var one in step.Events) Event(one);
        if (step.Events.Count == 0 || (step.Position is { } position && position != _told)) Heartbeat(step.Position);
    }

    /// <summary>Writes an event. Text is written as it is, one data line for each of its lines; any other value as JSON.</summary>
    internal void Event(ServerSentEvent one)
    {
        if (one.Id is { } position) WriteId(position);
        Write($"event: {one.Name}\ndata: ");
        if (one.Value is string text) Write(toText(text).ReplaceLineEndings("\ndata: "));
        else body.Write(JsonSerializer.SerializeToUtf8Bytes(one.Value, one.Value.GetType(), json));
        Write("\n\n");
    }

    /// <summary>
    /// Writes a comment with the position reached. The reader sees no event, but continues from the position when it reconnects.
    /// </summary>
    /// <param name="position">The position; null: unchanged.</param>
    internal void Heartbeat(long? position = null)
    {
        Write(": here\n");
        if ((position ?? _told) is { } reached) WriteId(reached);
        Write("\n");
    }

    /// <summary>Sends what was written. Completes when the reader can take more.</summary>
    internal ValueTask<FlushResult> FlushAsync(CancellationToken cancellation) => body.FlushAsync(cancellation);

    private void WriteId(long position)
    {
        _told = position;
        Write(string.Create(CultureInfo.InvariantCulture, $"id: {position}\n"));
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, body);
}

/// <summary>An event of a stream.</summary>
/// <param name="Name">The name, on one line.</param>
/// <param name="Value">Text, or a value that is sent as JSON.</param>
/// <param name="Id">The position after which a reader continues; null: the event has none.</param>
internal readonly record struct ServerSentEvent(string Name, object Value, long? Id = null);

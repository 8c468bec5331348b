using System.Buffers;
using System.Text.Json;
using Coordination.Events;
using Coordination.Host.Http;

namespace Coordination.Host.Intake;

/// <summary>The events of one request in any mode, or the reason for refusing the whole request.</summary>
internal sealed class EventRequest : IDisposable
{
    /// <summary>The maximum size of a request's body in bytes.</summary>
    internal const int BytesMax = EventLimits.BytesMax;

    /// <summary>What other services call a rehearsal. Here it is an address of its own.</summary>
    internal const string DryRun = "dryRun";

    /// <summary>The same as attributes of CloudEvents are spelled.</summary>
    internal const string DryRunAttribute = "dryrun";

    private const string HeaderPrefix = "ce-";

    private readonly JsonDocument? _document;
    private byte[]? _bytes;

    private EventRequest(JsonDocument document, bool isBatch)
    {
        _document = document;
        IsBatch = isBatch;
        Events = isBatch ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
    }

    private EventRequest(int status, string why, IReadOnlyList<Fault>? faults = null)
    {
        RefusedWith = status;
        Why = why;
        Faults = faults ?? [];
    }

    /// <summary>Whether the events came as a batch.</summary>
    internal bool IsBatch { get; }

    /// <summary>The events. They are valid until this object is disposed of.</summary>
    internal IReadOnlyList<JsonElement> Events { get; } = [];

    /// <summary>The status of the refusal of the whole request; null when it was read.</summary>
    internal int? RefusedWith { get; }

    internal string Why { get; } = "";

    internal IReadOnlyList<Fault> Faults { get; } = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        _document?.Dispose();
        if (_bytes is not null) ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = null;
    }

    /// <summary>Reads a request in structured, batched or binary mode.</summary>
    internal static async Task<EventRequest> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var isBatch = EventMediaTypes.Is(request.ContentType, EventMediaTypes.Batch);
        var isBinary = !isBatch && !EventMediaTypes.Is(request.ContentType, EventMediaTypes.Event);
        if (isBinary && !(JsonMediaType.IsJson(request.ContentType) && HasAttributes(request)))
            return new EventRequest(
                StatusCodes.Status415UnsupportedMediaType,
                $"Events come as {EventMediaTypes.Event}, as {EventMediaTypes.Batch}, "
                + "or as application/json with ce- headers; all in UTF-8.");
        if (request.ContentLength > BytesMax) return TooLarge();

        var read = await request.BodyReader.ReadAtLeastAsync(BytesMax + 1, cancellation);
        try
        {
            if (read.Buffer.Length > BytesMax) return TooLarge();
            return isBinary ? OfBinary(request, read.Buffer) : Of(read.Buffer, isBatch);
        }
        catch (JsonException fault)
        {
            // The exception's message is omitted because it may quote the body.
            return new EventRequest(
                StatusCodes.Status400BadRequest, "The body is not JSON.",
                [new Fault("", $"not readable at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}; expected JSON")]);
        }
        finally
        {
            request.BodyReader.AdvanceTo(read.Buffer.End);
        }
    }

    // A JSON document reads from its bytes as long as it lives, but the server reuses its buffer for the next request. The bytes are
    // therefore copied into an array that belongs to the document.
    private static EventRequest Of(ReadOnlySequence<byte> body, bool isBatch)
    {
        var bytes = ArrayPool<byte>.Shared.Rent((int)body.Length);
        try
        {
            body.CopyTo(bytes);
            var request = Of(JsonDocument.Parse(bytes.AsMemory(0, (int)body.Length)), isBatch);
            request._bytes = bytes;
            return request;
        }
        catch (JsonException)
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
            throw;
        }
    }

    private static EventRequest Of(JsonDocument document, bool isBatch)
    {
        if (!isBatch) return new EventRequest(document, isBatch);
        var isList = document.RootElement.ValueKind == JsonValueKind.Array;
        if (isList && document.RootElement.GetArrayLength() <= EventLimits.EventsMax) return new EventRequest(document, isBatch);
        document.Dispose();
        return isList
            ? TooLarge()
            : new EventRequest(
                StatusCodes.Status400BadRequest, "A batch is a list of events.",
                [new Fault("", "not a list, expected a list of CloudEvents")]);
    }

    private static bool HasAttributes(HttpRequest request) =>
        request.Headers.Keys.Any(static name => name.StartsWith(HeaderPrefix, StringComparison.OrdinalIgnoreCase));

    // Binary mode becomes a structured event, so that both are read in one way.
    private static EventRequest OfBinary(HttpRequest request, ReadOnlySequence<byte> body)
    {
        var buffer = new ArrayBufferWriter<byte>((int)body.Length + 512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in request.Headers)
            {
                if (!name.StartsWith(HeaderPrefix, StringComparison.OrdinalIgnoreCase)) continue;
                var attribute = name[HeaderPrefix.Length..].ToLowerInvariant();
                if (BinaryHeader.Read(value) is not { } text)
                    return new EventRequest(
                        StatusCodes.Status400BadRequest, "A header of the event cannot be read.",
                        [new Fault($"/{attribute}", BinaryHeader.Expected)]);
                writer.WriteString(attribute, text);
            }

            if (body.Length > 0)
            {
                writer.WritePropertyName("data");
                writer.WriteRawValue(body);
            }

            writer.WriteEndObject();
        }

        return Of(new ReadOnlySequence<byte>(buffer.WrittenMemory), isBatch: false);
    }

    private static EventRequest TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge,
        $"A request carries at most {EventLimits.EventsMax} events and {BytesMax} bytes; send it in parts.");
}

using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordination.Host.Tests.Telemetry;

/// <summary>One span as it was exported.</summary>
internal sealed record ExportedSpan(string Trace, string Id, string Parent, string Name);

/// <summary>A collector in this process: takes OTLP over HTTP and keeps everything as it came.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> _received = new();

    private OtlpReceiver(WebApplication app) => _app = app;

    internal string Endpoint => _app.Urls.Single();

    internal static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            receiver._received.Enqueue((signal, body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
        await receiver._app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Whether anything of this signal (<c>traces</c>, <c>metrics</c>, <c>logs</c>) holds the text.</summary>
    internal bool Holds(string signal, string text) => Bodies(signal).Any(body => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    /// <summary>
    /// ExportTraceServiceRequest.resource_spans(1).scope_spans(2).spans(2): trace_id 1, span_id 2, parent_span_id 4, name 5.
    /// </summary>
    internal IReadOnlyList<ExportedSpan> Spans() =>
    [
        .. from body in Bodies("traces")
           from span in Inside(body, 1, 2, 2)
           let fields = Fields(span).ToLookup(field => field.Number, field => field.Bytes)
           select new ExportedSpan(Hex(fields[1]), Hex(fields[2]), Hex(fields[4]), Encoding.UTF8.GetString(fields[5].Single())),
    ];

    /// <summary>ExportMetricsServiceRequest.resource_metrics(1).scope_metrics(2).metrics(2).name(1).</summary>
    internal IReadOnlySet<string> Metrics() =>
        Bodies("metrics").SelectMany(body => Inside(body, 1, 2, 2, 1)).Select(Encoding.UTF8.GetString).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<byte[]> Bodies(string signal) =>
        _received.Where(received => received.Signal == signal).Select(received => received.Body);

    private static IEnumerable<byte[]> Inside(byte[] message, params int[] path) => path.Aggregate(
        (IEnumerable<byte[]>)[message],
        (messages, number) => messages.SelectMany(Fields).Where(field => field.Number == number).Select(field => field.Bytes));

    /// <summary>The fields of a protobuf message; of numbers only the place is walked over.</summary>
    private static IEnumerable<(int Number, byte[] Bytes)> Fields(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += sizeof(ulong);
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    yield return ((int)(tag >> 3), message[at..(at + length)]);
                    at += length;
                    break;
                case 5:
                    at += sizeof(uint);
                    break;
                default:
                    throw new InvalidDataException($"Wire type {tag & 7} at {at}.");
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }

    private static string Hex(IEnumerable<byte[]> field) => Convert.ToHexStringLower(field.SingleOrDefault() ?? []);
}

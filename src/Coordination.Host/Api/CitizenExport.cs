using System.Text.Json;
using Coordination.Host.Exports;
using Coordination.Silo.Clock;
using Coordination.Views;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Api;

/// <summary>
/// Writes the export of a citizen, part by part as it is read. If reading fails on the way, the answer breaks off: half a document is no
/// JSON.
/// </summary>
internal sealed class CitizenExport(CitizenExportParts parts) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.Headers.CacheControl = "no-store";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"export-{parts.Key}.json\"";
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var options = new JsonWriterOptions { Encoder = json.Encoder };
        await using var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter, options);
        var document = new Document(httpContext, writer, json);
        writer.WriteStartObject();
        writer.WriteString("citizen", parts.Key);
        document.Write("exportedAt", services.GetRequiredService<ServiceClock>().Now);
        document.Write("picture", parts.Picture);
        var exports = services.GetRequiredService<CitizenExportReader>();
        var alerts = await JournalsAsync(document, exports);
        document.Writer.WriteStartArray("accessLog");
        foreach (var key in parts.Keys) await document.WriteAllAsync(exports.LooksAsync(key, document.Cancellation));
        document.Writer.WriteEndArray();
        document.Writer.WriteStartArray("alerts");
        await document.WriteAllAsync(exports.AlertsAsync(alerts, document.Cancellation));
        document.Writer.WriteEndArray();
        writer.WriteEndObject();
        await document.FlushAsync();
    }

    /// <summary>The journal of each key.</summary>
    /// <returns>The alerts that the journals name, in their order.</returns>
    private async Task<IReadOnlyCollection<string>> JournalsAsync(Document document, CitizenExportReader exports)
    {
        OrderedDictionary<string, bool> alerts = new(StringComparer.Ordinal);
        document.Writer.WriteStartArray("journals");
        foreach (var key in parts.Keys)
        {
            document.Writer.WriteStartObject();
            document.Writer.WriteString("citizen", key);
            document.Writer.WriteStartArray("entries");
            await foreach (var entries in exports.EntriesAsync(key))
            {
                foreach (var entry in entries)
                {
                    document.Write(HistoryEntryResponse.Of(entry));
                    if (CitizenExportReader.AlertOf(entry) is { } alert) alerts.TryAdd(alert, true);
                }

                await document.FlushAsync();
            }

            document.Writer.WriteEndArray();
            document.Writer.WriteEndObject();
        }

        document.Writer.WriteEndArray();
        return alerts.Keys;
    }

    private sealed class Document(HttpContext http, Utf8JsonWriter writer, JsonSerializerOptions json)
    {
        public Utf8JsonWriter Writer => writer;

        public CancellationToken Cancellation => http.RequestAborted;

        public void Write<T>(string name, T value)
        {
            writer.WritePropertyName(name);
            Write(value);
        }

        public void Write<T>(T value) => JsonSerializer.Serialize(writer, value, json);

        public async Task WriteAllAsync<T>(IAsyncEnumerable<IReadOnlyList<T>> pages)
        {
            await foreach (var page in pages)
            {
                foreach (var one in page) Write(one);
                await FlushAsync();
            }
        }

        public async Task FlushAsync()
        {
            await writer.FlushAsync(Cancellation);
            await http.Response.BodyWriter.FlushAsync(Cancellation);
        }
    }
}

/// <summary>The document, as it is described. It is written part by part.</summary>
/// <param name="Journals">The journal of each key of the citizen.</param>
internal sealed record ExportDocument(
    string Citizen, DateTimeOffset ExportedAt, CitizenView Picture, IReadOnlyList<ExportedJournal> Journals,
    IReadOnlyList<ExportedLook> AccessLog, IReadOnlyList<ExportedAlert> Alerts);

/// <summary>The journal of one key, oldest entry first.</summary>
internal sealed record ExportedJournal(string Citizen, IReadOnlyList<HistoryEntryResponse> Entries);

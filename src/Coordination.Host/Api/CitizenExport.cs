using System.Text.Json;
using Coordination.Domain.Citizens;
using Coordination.Domain.Stored;
using Coordination.Host.Live;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Storage.Access;
using Coordination.Storage.ReadTables;
using Coordination.Views;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Api;

/// <summary>
/// Writes the export of a citizen. Journals and looks are read in pages, and the next page is read only after the reader has taken the one
/// before, so a long journal needs no more memory than a short one. If reading fails on the way, the answer breaks off: half a document is
/// no JSON.
/// </summary>
internal sealed class CitizenExport(CitizenExportParts parts) : IResult
{
    private const int RowsAtOnce = 200;

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
        var alerts = await JournalsAsync(document, services.GetRequiredService<IGrainFactory>());
        await LooksAsync(document, services.GetRequiredService<AccessLog>());
        await AlertsAsync(document, alerts, services.GetRequiredService<AlertTable>(), services.GetRequiredService<AlertDelivery>());
        writer.WriteEndObject();
        await document.FlushAsync();
    }

    /// <summary>The journal of each key.</summary>
    /// <returns>The alerts that the journals name, in their order.</returns>
    private async Task<IReadOnlyCollection<string>> JournalsAsync(Document document, IGrainFactory grains)
    {
        OrderedDictionary<string, bool> alerts = new(StringComparer.Ordinal);
        document.Writer.WriteStartArray("journals");
        foreach (var key in parts.Keys)
        {
            document.Writer.WriteStartObject();
            document.Writer.WriteString("citizen", key);
            document.Writer.WriteStartArray("entries");
            for (var after = 0L; ;)
            {
                var entries = await grains.GetGrain<ICitizenExport>(key).ExportedEntries(after, RowsAtOnce);
                foreach (var entry in entries)
                {
                    document.Write(HistoryEntryResponse.Of(entry));
                    if (FactJson.TypeOf(entry.Kind) == typeof(AlertChanged)) alerts.TryAdd(AlertOf(entry), true);
                }

                await document.FlushAsync();
                if (entries.Count < RowsAtOnce) break;
                after = entries[^1].Version;
            }

            document.Writer.WriteEndArray();
            document.Writer.WriteEndObject();
        }

        document.Writer.WriteEndArray();
        return alerts.Keys;
    }

    private static string AlertOf(HistoryEntryView entry)
    {
        using var data = JsonDocument.Parse(entry.Data);
        return data.RootElement.GetProperty("id").GetString()!;
    }

    /// <summary>Every look, newest first under each key: also this one.</summary>
    private async Task LooksAsync(Document document, AccessLog log)
    {
        document.Writer.WriteStartArray("accessLog");
        foreach (var key in parts.Keys)
            for (var before = long.MaxValue; ;)
            {
                var looks = await log.ReadBeforeAsync(key, before, RowsAtOnce, document.Cancellation);
                foreach (var look in looks)
                    document.Write(new ExportedLook(key, look.At, look.Who, look.Department, look.What, look.Ground));
                await document.FlushAsync();
                if (looks.Count < RowsAtOnce) break;
                before = looks[^1].Id;
            }

        document.Writer.WriteEndArray();
    }

    /// <summary>Each alert as it stands, with its receiver. Reading it does not deliver it.</summary>
    private static async Task AlertsAsync(Document document, IReadOnlyCollection<string> ids, AlertTable table, AlertDelivery views)
    {
        document.Writer.WriteStartArray("alerts");
        foreach (var (number, id) in ids.Index())
        {
            if (await table.FindAsync(id, document.Cancellation) is { } record)
                document.Write(new ExportedAlert(record.Alert.Receiver, views.Of(record)));
            if (number % RowsAtOnce == 0) await document.FlushAsync();
        }

        document.Writer.WriteEndArray();
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

        public async Task FlushAsync()
        {
            await writer.FlushAsync(Cancellation);
            await http.Response.BodyWriter.FlushAsync(Cancellation);
        }
    }
}

/// <summary>What an export begins from.</summary>
/// <param name="Key">The key that was asked for.</param>
/// <param name="Picture">The whole picture.</param>
/// <param name="Keys">Every key of the citizen.</param>
internal sealed record CitizenExportParts(string Key, CitizenView Picture, IReadOnlyList<string> Keys);

/// <summary>The document, as it is described. It is written part by part.</summary>
/// <param name="Journals">The journal of each key of the citizen.</param>
internal sealed record ExportDocument(
    string Citizen, DateTimeOffset ExportedAt, CitizenView Picture, IReadOnlyList<ExportedJournal> Journals,
    IReadOnlyList<ExportedLook> AccessLog, IReadOnlyList<ExportedAlert> Alerts);

/// <summary>The journal of one key, oldest entry first.</summary>
internal sealed record ExportedJournal(string Citizen, IReadOnlyList<HistoryEntryResponse> Entries);

/// <summary>A look at the citizen.</summary>
/// <param name="Citizen">The key that was looked at.</param>
internal sealed record ExportedLook(
    string Citizen, DateTimeOffset At, string Who, string? Department, string What, string? Ground);

/// <summary>An alert about the citizen.</summary>
/// <param name="Receiver">A caseworker, or the operations of a department.</param>
/// <param name="Alert">The alert as its receiver reads it.</param>
internal sealed record ExportedAlert(string Receiver, AlertView Alert);

using System.Text.Json;
using Coordination.Events;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Imports;

/// <summary>Reads NDJSON: a structured CloudEvent on each line, as <c>POST /api/v1/events</c> takes it.</summary>
internal static class EventRows
{
    private const string TypePrefix = "coordination.";
    private const string TypeVersion = ".v1";

    /// <summary>The rows, lazily. Empty lines are left out.</summary>
    public static IEnumerable<ImportedRow> Read(TextReader text)
    {
        for (long line = 1; text.ReadLine() is { } row; line++)
            if (!string.IsNullOrWhiteSpace(row)) yield return Read(line, row);
    }

    private static ImportedRow Read(long line, string row)
    {
        try
        {
            using var json = JsonDocument.Parse(row);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? Of(line, name => TextOf(json.RootElement, name), json.RootElement.TryGetProperty("data", out var data) ? data : default)
                : ImportedRow.Refused(line, "no JSON object");
        }
        catch (JsonException)
        {
            return ImportedRow.Refused(line, "no JSON");
        }
    }

    /// <summary>A row with the attributes and data of an event. It is checked as the service checks it.</summary>
    /// <param name="attribute">An attribute by its name in a CloudEvent; null: the event has none.</param>
    public static ImportedRow Of(long line, Func<string, string?> attribute, JsonElement data)
    {
        foreach (var needed in (ReadOnlySpan<string>)["id", "source", "type", "subject", "time"])
            if (string.IsNullOrWhiteSpace(attribute(needed))) return ImportedRow.Refused(line, $"/{needed}: missing");
        var type = attribute("type")!;
        if (!type.StartsWith(TypePrefix, StringComparison.Ordinal)) type = TypePrefix + type + TypeVersion;
        if (EventTypes.Find(type) is not { } known) return ImportedRow.Refused(line, $"/type: \"{type}\" is unknown");
        if (!DateTimeOffset.TryParse(attribute("time"), System.Globalization.CultureInfo.InvariantCulture, out var time))
            return ImportedRow.Refused(line, "/time: expected an instant with an offset (ISO 8601)");
        var read = EventReading.Read(known, data);
        if (!read.IsSound)
            return ImportedRow.Refused(line, string.Join("; ", read.Faults.Select(static fault => $"{fault.Pointer}: {fault.Problem}")));
        return new ImportedRow(
            line,
            new OutgoingEvent(attribute("subject")!, new DepartmentEvent
            {
                Source = attribute("source")!, Id = attribute("id")!, Type = known.Name, Time = time, Sequence = attribute("sequence"),
                Data = read.Data,
            }),
            null);
    }

    private static string? TextOf(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

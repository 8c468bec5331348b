using System.Text.Json;
using Coordination.Events;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Ledgers;

/// <summary>One line of a ledger: an event, its citizen's key and its result.</summary>
/// <param name="Citizen">The citizen's key; null when no answer came.</param>
/// <param name="Status">The result.</param>
/// <param name="Event">The event in its stored form (<see cref="EventJson"/>).</param>
internal sealed record LedgerLine(string? Citizen, EventStatus Status, JsonElement Event)
{
    public DepartmentEvent ToEvent() => EventJson.Read(JsonSerializer.SerializeToUtf8Bytes(Event));

    public static byte[] Write(EventOutcome outcome)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartObject();
            if (outcome.Citizen is null) writer.WriteNull("citizen"u8);
            else writer.WriteString("citizen"u8, outcome.Citizen);
            writer.WriteString("status"u8, EventOutcome.WordOf(outcome.Status));
            writer.WritePropertyName("event"u8);
            writer.WriteRawValue(EventJson.Write(outcome.Sent.Event));
            writer.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }
}

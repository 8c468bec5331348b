using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Events;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Ledgers;

/// <summary>One line of a ledger: an event, its citizen's key and its result.</summary>
/// <param name="Citizen">The citizen's key; null when no answer came.</param>
/// <param name="Status">The status in the service's answer.</param>
/// <param name="Event">The event in its stored form (<see cref="EventJson"/>).</param>
/// <param name="Under">The key of the number it was sent under, if the citizen may have several; otherwise null.</param>
internal sealed record LedgerLine(string? Citizen, EventStatus Status, JsonElement Event, string? Under = null)
{
    /// <summary>The key it was sent under, as far as known; null: no answer came.</summary>
    [JsonIgnore]
    public string? Key => Under ?? Citizen;

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
            if (outcome.Sent.Under is { } under) writer.WriteString("under"u8, under);
            writer.WritePropertyName("event"u8);
            writer.WriteRawValue(EventJson.Write(WithoutNumber(outcome.Sent)));
            writer.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }

    /// <summary>An event about two citizens names both by their keys.</summary>
    private static DepartmentEvent WithoutNumber(OutgoingEvent sent) => sent.Event.Data is not INamesOtherCitizen named
        ? sent.Event
        : sent is { Under: { } under, Other: { } other }
            ? sent.Event with { Data = named.WithOther(other) is NumberEvent pair ? pair with { Subject = under } : named.WithOther(other) }
            : throw new InvalidOperationException("An event about two citizens is written to a ledger before their keys were looked up.");
}

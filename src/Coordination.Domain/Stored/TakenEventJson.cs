using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Stored;

/// <summary>
/// The stored form of an applied event: the event's own form; <c>assignee</c>, where the caseworker named by the event worked;
/// <c>unknown</c>, the names that the organization did not know then; and <c>under</c>, the keys it came under where that is not the
/// place's own key alone. An entry of the journal also has <c>accepted</c>, when the event was acknowledged if that was before it was
/// journaled.
/// </summary>
internal static class TakenEventJson
{
    public static void Write(Utf8JsonWriter writer, EventTaken fact)
    {
        var taken = fact.Taken;
        EventJson.WriteOpen(writer, taken.Event);
        if (taken.Assignee is { } assignee) Write(writer, "assignee"u8, assignee, StoredJson.Default.Assignee);
        if (taken.UnknownNames is { } unknown) Write(writer, "unknown"u8, [.. unknown], StoredJson.Default.StringArray);
        if (!taken.Under.IsEmpty) Write(writer, "under"u8, taken.Under, StoredJson.Default.ImmutableArrayCitizenKey);
        if (fact.AcceptedAt is { } accepted) writer.WriteString("accepted"u8, accepted);
        writer.WriteEndObject();
    }

    public static EventTaken Read(ReadOnlySpan<byte> json)
    {
        var taken = new TakenEvent(EventJson.Read(json), null);
        DateTimeOffset? accepted = null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("assignee"u8))
            {
                reader.Read();
                taken = taken with { Assignee = JsonSerializer.Deserialize(ref reader, StoredJson.Default.Assignee) };
            }
            else if (reader.ValueTextEquals("unknown"u8))
            {
                reader.Read();
                taken = taken with { UnknownNames = [.. JsonSerializer.Deserialize(ref reader, StoredJson.Default.StringArray) ?? []] };
            }
            else if (reader.ValueTextEquals("under"u8))
            {
                reader.Read();
                taken = taken with { Under = JsonSerializer.Deserialize(ref reader, StoredJson.Default.ImmutableArrayCitizenKey) };
            }
            else if (reader.ValueTextEquals("accepted"u8))
            {
                reader.Read();
                accepted = reader.GetDateTimeOffset();
            }
            else reader.Skip();
        }

        return new EventTaken(taken) { AcceptedAt = accepted };
    }

    private static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T value, JsonTypeInfo<T> type)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, type);
    }
}

using System.Buffers;
using System.Text.Json;

namespace Coordination.Events;

/// <summary>
/// The stored form of department events: compact camelCase UTF-8 JSON, <c>{"id","source","type","time","sequence"?,"data":{…}}</c>.
/// A null in the data is a value that the event takes back (<see cref="EventData.Cleared"/>). Reading what was written gives the same
/// value, offsets included.
/// </summary>
/// <remarks>
/// Thread safe. Use it for what the service wrote itself; <see cref="EventReading"/> reads what comes from outside. Properties may
/// have any order, and unknown ones are ignored.
/// </remarks>
public static class EventJson
{
    /// <summary>Writes an event's data.</summary>
    public static byte[] Write(EventData data)
    {
        using var json = ReusedJson.Take();
        Write(json.Writer, data);
        return json.Written.ToArray();
    }

    /// <summary>Writes an event's data as the next value.</summary>
    public static void Write(Utf8JsonWriter writer, EventData data)
    {
        var type = EventTypes.Of(data);
        if (data.Cleared is { } cleared) WriteWithNulls(writer, type, data, cleared);
        else JsonSerializer.Serialize(writer, data, type.Json);
    }

    private static void WriteWithNulls(Utf8JsonWriter writer, EventType type, EventData data, TextList cleared)
    {
        using var values = JsonSerializer.SerializeToDocument(data, type.Json);
        writer.WriteStartObject();
        foreach (var property in values.RootElement.EnumerateObject()) property.WriteTo(writer);
        foreach (var name in cleared)
            if (type.Has(name) && !values.RootElement.TryGetProperty(name, out _)) writer.WriteNull(name);
        writer.WriteEndObject();
    }

    /// <summary>Writes an event.</summary>
    public static byte[] Write(DepartmentEvent departmentEvent)
    {
        using var json = ReusedJson.Take();
        Write(json.Writer, departmentEvent);
        return json.Written.ToArray();
    }

    /// <summary>The number of bytes that <see cref="Write(DepartmentEvent)"/> gives.</summary>
    public static int LengthOf(DepartmentEvent departmentEvent)
    {
        using var json = ReusedJson.Take();
        Write(json.Writer, departmentEvent);
        return json.Written.Length;
    }

    /// <summary>Writes an event into a buffer.</summary>
    public static void Write(IBufferWriter<byte> buffer, DepartmentEvent departmentEvent)
    {
        using var json = ReusedJson.Take();
        Write(json.Writer, departmentEvent);
        buffer.Write(json.Written.Span);
    }

    /// <summary>Writes an event as the next value.</summary>
    public static void Write(Utf8JsonWriter writer, DepartmentEvent departmentEvent)
    {
        WriteOpen(writer, departmentEvent);
        writer.WriteEndObject();
    }

    /// <summary>
    /// Writes an event as the next value and leaves its object open, for properties that belong to the stored form alone.
    /// </summary>
    public static void WriteOpen(Utf8JsonWriter writer, DepartmentEvent departmentEvent)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, departmentEvent.Id);
        writer.WriteString("source"u8, departmentEvent.Source);
        writer.WriteString("type"u8, departmentEvent.Type);
        writer.WriteString("time"u8, departmentEvent.Time);
        if (departmentEvent.Sequence is { } sequence)
            writer.WriteString("sequence"u8, sequence);
        writer.WritePropertyName("data"u8);
        Write(writer, departmentEvent.Data);
    }

    /// <summary>Reads an event's data.</summary>
    /// <exception cref="JsonException">The JSON is not the stored form of such data.</exception>
    public static EventData ReadData(EventType type, ReadOnlySpan<byte> json)
    {
        var data = (EventData?)JsonSerializer.Deserialize(json, type.Json) ?? throw new JsonException("The data is null.");
        return json.IndexOf("null"u8) >= 0 && NullsIn(type, json) is { } cleared ? data with { Cleared = cleared } : data;
    }

    private static TextList? NullsIn(EventType type, ReadOnlySpan<byte> json)
    {
        List<string>? cleared = null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null && type.Has(name)) (cleared ??= []).Add(name);
            else reader.Skip();
        }

        cleared?.Sort(StringComparer.Ordinal);
        return cleared is null ? null : [.. cleared];
    }

    /// <summary>Reads an event.</summary>
    /// <exception cref="JsonException">The JSON is not the stored form of an event of a known type.</exception>
    public static DepartmentEvent Read(ReadOnlySpan<byte> json)
    {
        string? id = null, source = null, type = null, sequence = null;
        DateTimeOffset? time = null;
        ReadOnlySpan<byte> data = default;

        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Expected an object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
                id = NextText(ref reader);
            else if (reader.ValueTextEquals("source"u8))
                source = NextText(ref reader);
            else if (reader.ValueTextEquals("type"u8))
                type = NextText(ref reader);
            else if (reader.ValueTextEquals("sequence"u8))
                sequence = NextText(ref reader);
            else if (reader.ValueTextEquals("time"u8) && reader.Read())
                time = reader.GetDateTimeOffset();
            else if (reader.ValueTextEquals("data"u8))
                data = NextValue(ref reader, json);
            else
                reader.Skip();
        }

        var known = EventTypes.Find(type ?? throw Missing("type")) ?? throw new JsonException($"Unknown event type {type}.");
        return new DepartmentEvent
        {
            Id = id ?? throw Missing("id"),
            Source = source ?? throw Missing("source"),
            Type = known.Name,
            Time = time ?? throw Missing("time"),
            Sequence = sequence,
            Data = ReadData(known, data),
        };
    }

    private static string? NextText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    private static ReadOnlySpan<byte> NextValue(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    private static JsonException Missing(string name) => new($"The event has no {name}.");
}

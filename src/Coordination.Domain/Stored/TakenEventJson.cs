using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Stored;

/// <summary>
/// The stored form of an applied event: the event's own form and <c>assignee</c>, where the caseworker named by the event worked, and
/// <c>unknown</c>, the names that the organization did not know then.
/// </summary>
internal static class TakenEventJson
{
    private const int SizeUsual = 512;

    public static ReadOnlySpan<byte> Write(TakenEvent taken)
    {
        var buffer = new ArrayBufferWriter<byte>(SizeUsual);
        Write(buffer, taken);
        return buffer.WrittenSpan;
    }

    public static void Write(IBufferWriter<byte> buffer, TakenEvent taken)
    {
        if (taken.Assignee is null && taken.UnknownNames is null)
        {
            EventJson.Write(buffer, taken.Event);
            return;
        }

        var alone = new ArrayBufferWriter<byte>(SizeUsual);
        EventJson.Write(alone, taken.Event);
        buffer.Write(alone.WrittenSpan[..^1]);
        if (taken.Assignee is { } assignee) Write(buffer, ",\"assignee\":"u8, assignee, StoredJson.Default.Assignee);
        if (taken.UnknownNames is { } unknown) Write(buffer, ",\"unknown\":"u8, [.. unknown], StoredJson.Default.StringArray);
        buffer.Write("}"u8);
    }

    public static TakenEvent Read(ReadOnlySpan<byte> json)
    {
        var taken = new TakenEvent(EventJson.Read(json), null);
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
            else reader.Skip();
        }

        return taken;
    }

    private static void Write<T>(IBufferWriter<byte> buffer, ReadOnlySpan<byte> name, T value, JsonTypeInfo<T> type)
    {
        buffer.Write(name);
        using var writer = new Utf8JsonWriter(buffer, StoredJson.Compact);
        JsonSerializer.Serialize(writer, value, type);
    }
}

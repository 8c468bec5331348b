using System.Buffers;
using System.Text.Json;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Stored;

/// <summary>
/// The stored form of an applied event: the event's own form and <c>assignee</c>, where the caseworker named by the event worked.
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
        if (taken.Assignee is null)
        {
            EventJson.Write(buffer, taken.Event);
            return;
        }

        var alone = new ArrayBufferWriter<byte>(SizeUsual);
        EventJson.Write(alone, taken.Event);
        buffer.Write(alone.WrittenSpan[..^1]);
        buffer.Write(",\"assignee\":"u8);
        using (var writer = new Utf8JsonWriter(buffer, StoredJson.Compact))
            JsonSerializer.Serialize(writer, taken.Assignee, StoredJson.Default.Assignee);
        buffer.Write("}"u8);
    }

    public static TakenEvent Read(ReadOnlySpan<byte> json) => new(EventJson.Read(json), AssigneeIn(json));

    private static Assignee? AssigneeIn(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("assignee"u8))
            {
                reader.Read();
                return JsonSerializer.Deserialize(ref reader, StoredJson.Default.Assignee);
            }

            reader.Skip();
        }

        return null;
    }
}

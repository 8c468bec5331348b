using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Stored;

/// <summary>
/// The stored form of an applied event: the event's own form, <c>assignee</c>, where the caseworker named by the event worked, and
/// <c>under</c>, the keys it came under where that is not the place's own key alone.
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
        if (taken.Assignee is null && taken.Under.IsEmpty)
        {
            EventJson.Write(buffer, taken.Event);
            return;
        }

        var alone = new ArrayBufferWriter<byte>(SizeUsual);
        EventJson.Write(alone, taken.Event);
        buffer.Write(alone.WrittenSpan[..^1]);
        if (taken.Assignee is not null)
        {
            buffer.Write(",\"assignee\":"u8);
            using var writer = new Utf8JsonWriter(buffer, StoredJson.Compact);
            JsonSerializer.Serialize(writer, taken.Assignee, StoredJson.Default.Assignee);
        }

        if (!taken.Under.IsEmpty)
        {
            buffer.Write(",\"under\":"u8);
            using var writer = new Utf8JsonWriter(buffer, StoredJson.Compact);
            JsonSerializer.Serialize(writer, taken.Under, StoredJson.Default.ImmutableArrayCitizenKey);
        }

        buffer.Write("}"u8);
    }

    public static TakenEvent Read(ReadOnlySpan<byte> json)
    {
        var (assignee, under) = BesidesIn(json);
        return new(EventJson.Read(json), assignee) { Under = under };
    }

    private static (Assignee? Assignee, ImmutableArray<CitizenKey> Under) BesidesIn(ReadOnlySpan<byte> json)
    {
        Assignee? assignee = null;
        ImmutableArray<CitizenKey> under = [];
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("assignee"u8))
            {
                reader.Read();
                assignee = JsonSerializer.Deserialize(ref reader, StoredJson.Default.Assignee);
            }
            else if (reader.ValueTextEquals("under"u8))
            {
                reader.Read();
                under = JsonSerializer.Deserialize(ref reader, StoredJson.Default.ImmutableArrayCitizenKey);
            }
            else
            {
                reader.Skip();
            }
        }

        return (assignee, under);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Host.Http;

/// <summary>Reads a position that is a text, as positions are told, or a number.</summary>
internal sealed class PositionJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => JsonElement.ParseValue(ref reader).GetRawText(),
        _ => throw new JsonException("A position is a text or a number."),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

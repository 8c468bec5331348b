using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>
/// The stored form of <see cref="Material"/>: an array of its parts. As in version 0.1.0, a single item is stored as its id, and no
/// part as the empty text. Any other text that version 0.1.0 stored is kept as <see cref="EarlierText"/>.
/// </summary>
internal sealed class MaterialJson : JsonConverter<Material>
{
    private static readonly char[] Between = [' ', '\n'];

    public override Material Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) return Material.Of([.. JsonSerializer.Deserialize(ref reader, Parts(options)) ?? []]);
        var text = reader.GetString()!;
        if (text.Length == 0) return Material.None;
        return text.IndexOfAny(Between) < 0 ? Material.Of(new ItemItself(new ItemId(text))) : Material.Of(new EarlierText(text));
    }

    public override void Write(Utf8JsonWriter writer, Material value, JsonSerializerOptions options)
    {
        switch (value.Parts)
        {
            case []: writer.WriteStringValue(""); break;
            case [ItemItself { Item: var item }]: writer.WriteStringValue(item.Value); break;
            case [EarlierText { Text: var text }]: writer.WriteStringValue(text); break;
            case var parts: JsonSerializer.Serialize(writer, [.. parts], Parts(options)); break;
        }
    }

    private static JsonTypeInfo<MaterialPart[]> Parts(JsonSerializerOptions options) =>
        (JsonTypeInfo<MaterialPart[]>)options.GetTypeInfo(typeof(MaterialPart[]));
}

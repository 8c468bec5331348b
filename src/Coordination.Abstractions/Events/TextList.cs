using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>Texts or ids in a fixed order. Immutable; compared by content.</summary>
[GenerateSerializer, Immutable, Alias("coordination.text-list"), JsonConverter(typeof(TextListJson))]
[CollectionBuilder(typeof(TextList), nameof(Of))]
public sealed class TextList : IReadOnlyList<string>, IEquatable<TextList>
{
    [Id(0)] private readonly string[] _items;

    private TextList(string[] items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public string this[int index] => _items[index];

    public static TextList Of(ReadOnlySpan<string> items) => new(items.ToArray());

    /// <inheritdoc/>
    public bool Equals(TextList? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextList);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
            hash.Add(item, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _items)}]";

    internal sealed class TextListJson : JsonConverter<TextList>
    {
        public override TextList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new JsonException("Expected an array of texts.");
            var items = new List<string>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                items.Add(reader.GetString() ?? throw new JsonException("Expected a text, not null."));
            return new TextList([.. items]);
        }

        public override void Write(Utf8JsonWriter writer, TextList value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var item in value._items)
                writer.WriteStringValue(item);
            writer.WriteEndArray();
        }
    }
}

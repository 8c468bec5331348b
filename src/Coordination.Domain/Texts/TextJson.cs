using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Texts;

/// <summary>The form of a message in a read table.</summary>
public static class TextJson
{
    private static readonly TextJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        // Text is written without escapes for HTML. The stored form is never inserted into HTML unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes a message. Equal messages give equal texts.</summary>
    public static string Write(Message message) => JsonSerializer.Serialize(message, Context.Message);

    /// <summary>Reads a message.</summary>
    /// <exception cref="JsonException">The JSON is not a message.</exception>
    public static Message Read(string json) =>
        JsonSerializer.Deserialize(json, Context.Message) ?? throw new JsonException("A message may not be null.");
}

[JsonSerializable(typeof(Message))]
internal sealed partial class TextJsonContext : JsonSerializerContext;

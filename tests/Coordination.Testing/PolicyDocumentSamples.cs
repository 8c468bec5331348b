using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordination.Testing;

/// <summary>Policy documents to put: the delivered one with changes.</summary>
public static class PolicyDocumentSamples
{
    /// <summary>A document of another name and first day.</summary>
    /// <param name="delivered">The delivered document (UTF-8 JSON).</param>
    /// <param name="version">Its name.</param>
    /// <param name="validFrom">Its first day.</param>
    /// <param name="change">What else is different.</param>
    public static JsonElement From(ReadOnlyMemory<byte> delivered, string version, DateOnly validFrom, Action<JsonNode>? change = null)
    {
        var document = JsonNode.Parse(delivered.Span)!;
        document["version"] = version;
        document["validFrom"] = validFrom.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        change?.Invoke(document);
        return JsonSerializer.SerializeToElement(document);
    }
}

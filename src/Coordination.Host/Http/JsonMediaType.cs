using Microsoft.Net.Http.Headers;

namespace Coordination.Host.Http;

/// <summary>Content types of JSON, which is UTF-8 (RFC 8259).</summary>
internal static class JsonMediaType
{
    /// <summary>Whether a content type is JSON of whatever kind, in UTF-8.</summary>
    internal static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        && (parsed.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)
            || parsed.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && IsUtf8(parsed);

    /// <summary>Whether a content type names no other charset than UTF-8.</summary>
    internal static bool IsUtf8(MediaTypeHeaderValue parsed) =>
        !parsed.Charset.HasValue || parsed.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}

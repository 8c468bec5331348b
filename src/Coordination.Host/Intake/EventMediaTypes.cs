using Microsoft.Net.Http.Headers;

namespace Coordination.Host.Intake;

/// <summary>The content types of events.</summary>
internal static class EventMediaTypes
{
    /// <summary>One event in structured mode.</summary>
    internal const string Event = "application/cloudevents+json";

    internal const string Batch = "application/cloudevents-batch+json";

    /// <summary>Whether a content type is the media type, in UTF-8.</summary>
    internal static bool Is(string? contentType, string mediaType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        && parsed.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && IsUtf8(parsed);

    /// <summary>Whether a content type is any JSON type, in UTF-8.</summary>
    internal static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        && (parsed.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)
            || parsed.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && IsUtf8(parsed);

    private static bool IsUtf8(MediaTypeHeaderValue parsed) =>
        !parsed.Charset.HasValue || parsed.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}

using Microsoft.Net.Http.Headers;

namespace Coordination.Host.Intake;

/// <summary>The content types that events come in.</summary>
internal static class EventMediaTypes
{
    /// <summary>One event, structured.</summary>
    internal const string Event = "application/cloudevents+json";

    /// <summary>A batch of events.</summary>
    internal const string Batch = "application/cloudevents-batch+json";

    /// <summary>Whether a content type is this one, in UTF-8.</summary>
    internal static bool Is(string? contentType, string mediaType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        && parsed.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && IsUtf8(parsed);

    /// <summary>Whether a content type is JSON of whatever kind, in UTF-8.</summary>
    internal static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        && (parsed.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)
            || parsed.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && IsUtf8(parsed);

    private static bool IsUtf8(MediaTypeHeaderValue parsed) =>
        !parsed.Charset.HasValue || parsed.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}

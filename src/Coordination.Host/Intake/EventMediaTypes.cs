using Coordination.Host.Http;
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
        && JsonMediaType.IsUtf8(parsed);
}

using Coordination.Events;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Coordination.Host.Http;

/// <summary>
/// What every request passes before it is routed: it is addressed to this service, its address holds sound text, its body comes in an
/// encoding that is understood, a form in a charset that is read, and HEAD is answered wherever GET is.
/// </summary>
internal static class RequestDoor
{
    private const string EncodingsAccepted = "gzip, br, deflate";

    private static readonly string[] Encodings = ["gzip", "br", "deflate", "identity"];
    private static readonly object HeadItem = new();

    /// <summary>Adds the door, the decompression of bodies and routing, in this order.</summary>
    internal static IApplicationBuilder UseRequestDoor(this IApplicationBuilder app) =>
        app.Use(PassAsync).UseRequestDecompression().UseRouting();

    /// <summary>Whether only the headers of the answer are asked for.</summary>
    internal static bool IsHead(this HttpContext http) => http.Items.ContainsKey(HeadItem);

    private static Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (!TryHost(http.Request, out var host))
            return Problems.Of(StatusCodes.Status400BadRequest, "The header Host holds no name of a host.").ExecuteAsync(http);
        if (!AllowedHosts.IsProbe(http.Request) && !http.RequestServices.GetRequiredService<AllowedHosts>().Allows(host))
            return Problems.Of(
                StatusCodes.Status400BadRequest, "The request is addressed to a name that this service does not have; see AllowedHosts.")
                .ExecuteAsync(http);
        if (!HasSoundAddress(http.Request))
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                    "The address holds text that is not Unicode, control characters, noncharacters or a blank part.")
                .ExecuteAsync(http);
        if (http.Request.Headers.ContentEncoding is { Count: > 0 } encodings && !encodings.All(IsKnown))
        {
            http.Response.Headers.AcceptEncoding = EncodingsAccepted;
            return Problems.Of(
                StatusCodes.Status415UnsupportedMediaType, $"Content-Encoding must be one of {EncodingsAccepted}.").ExecuteAsync(http);
        }

        if (http.Request.HasFormContentType && !HasReadableCharset(http.Request.ContentType))
            return Problems.Of(
                StatusCodes.Status415UnsupportedMediaType, "The form names a charset that is not read; expected UTF-8.").ExecuteAsync(http);

        if (HttpMethods.IsHead(http.Request.Method)) AnswerHeadersOnly(http);
        return next(http);
    }

    // The framework throws for a name that only looks like an international one, and when an address is built with such a port.
    private static bool TryHost(HttpRequest request, out string host)
    {
        try
        {
            host = request.Host.Host;
            return !request.Host.HasValue || Uri.TryCreate($"http://{request.Host.Value}", UriKind.Absolute, out _);
        }
        catch (ArgumentException)
        {
            host = "";
            return false;
        }
    }

    private static bool HasSoundAddress(HttpRequest request)
    {
        if (!OutsideText.IsSound(request.Path.Value) || HasBlankSegment(request.Path.Value)) return false;
        foreach (var (name, values) in request.Query)
        {
            if (!OutsideText.IsSound(name)) return false;
            foreach (var value in values)
                if (!OutsideText.IsSound(value)) return false;
        }

        return true;
    }

    // A blank is no id of anything. Grains refuse it as a key.
    private static bool HasBlankSegment(ReadOnlySpan<char> path)
    {
        foreach (var segment in path.Split('/'))
            if (segment.Start.Value < segment.End.Value && path[segment].IsWhiteSpace()) return true;
        return false;
    }

    // The framework throws for UTF-7 wherever the form is read, and takes an unknown charset for UTF-8.
    private static bool HasReadableCharset(string? contentType)
    {
        try
        {
            return !MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.Charset.HasValue || type.Encoding is not null;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    private static bool IsKnown(string? encoding) => Encodings.Contains(encoding?.Trim(), StringComparer.OrdinalIgnoreCase);

    // Handlers are mapped to GET. The answer is produced as for GET, and its body goes nowhere.
    private static void AnswerHeadersOnly(HttpContext http)
    {
        http.Items[HeadItem] = true;
        http.Request.Method = HttpMethods.Get;
        http.Features.Set<IHttpResponseBodyFeature>(
            new StreamResponseBodyFeature(Stream.Null, http.Features.GetRequiredFeature<IHttpResponseBodyFeature>()));
    }
}

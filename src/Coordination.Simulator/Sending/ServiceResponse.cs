using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Coordination.Simulator.Sending;

/// <summary>What the service answered.</summary>
/// <param name="Request">Method and path, for errors.</param>
internal sealed record ServiceResponse(string Request, HttpStatusCode Status, byte[] Body, HttpResponseHeaders Headers)
{
    /// <summary>Longest part of a body shown in an error, in UTF-16 code units.</summary>
    public const int ShownLengthMax = 400;

    /// <summary>camelCase, as the service writes; unknown fields are passed over.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsGood => (int)Status is >= 200 and < 300;

    /// <summary>The body as a value.</summary>
    /// <exception cref="UnexpectedResponseException">The status is not 2xx or the body is another.</exception>
    public T Read<T>()
    {
        if (!IsGood) throw new UnexpectedResponseException($"{Request} answered {Shown()}");
        try
        {
            return JsonSerializer.Deserialize<T>(Body, Json) ?? throw new UnexpectedResponseException($"{Request} answered null.");
        }
        catch (JsonException fault)
        {
            throw new UnexpectedResponseException($"{Request} answered what is no {typeof(T).Name}: {fault.Message}");
        }
    }

    /// <summary>Status and the beginning of the body.</summary>
    public string Shown()
    {
        var text = Encoding.UTF8.GetString(Body);
        return $"{(int)Status} {(text.Length > ShownLengthMax ? text[..ShownLengthMax] + "…" : text)}".TrimEnd();
    }

    /// <summary>The address of the next page, from the <c>Link</c> header (RFC 8288); null on the last.</summary>
    public string? NextPage()
    {
        if (!Headers.TryGetValues("Link", out var links)) return null;
        foreach (var link in string.Join(", ", links).Split(", <"))
        {
            var end = link.IndexOf('>', StringComparison.Ordinal);
            if (end > 0 && link.Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase)) return link[..end].TrimStart('<');
        }

        return null;
    }
}

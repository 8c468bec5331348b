using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Coordination.Simulator.Sending;

/// <summary>An answer of the service.</summary>
/// <param name="Request">The method and the path, for errors.</param>
internal sealed record ServiceResponse(string Request, HttpStatusCode Status, byte[] Body, HttpResponseHeaders Headers)
{
    /// <summary>The maximum length of a body shown in an error, in UTF-16 code units.</summary>
    public const int ShownLengthMax = 400;

    /// <summary>camelCase, as the service writes it. Unknown properties are ignored.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsGood => (int)Status is >= 200 and < 300;

    /// <summary>Parses the body.</summary>
    /// <exception cref="UnexpectedResponseException">The status is not 2xx, or the body does not have the expected form.</exception>
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

    /// <summary>The status and the beginning of the body.</summary>
    public string Shown()
    {
        var text = Encoding.UTF8.GetString(Body);
        return $"{(int)Status} {(text.Length > ShownLengthMax ? text[..ShownLengthMax] + "…" : text)}".TrimEnd();
    }

    /// <summary>The address of the next page, from the <c>Link</c> header (RFC 8288); null on the last page.</summary>
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

using System.Text;
using System.Text.RegularExpressions;

namespace Coordination.Host.Tests.Security;

/// <summary>One mutated request. The same random numbers make the same request.</summary>
internal sealed partial class RequestMutation(Random random, IReadOnlyList<string> routes, string key, string cpr)
{
    private readonly StringBuilder _said = new();

    internal Random Random => random;

    /// <summary>The request as text, to send it again.</summary>
    public override string ToString() => _said.ToString();

    /// <summary>The request; null when no client could send it.</summary>
    internal HttpRequestMessage? Build((string Cookies, string Form) person)
    {
        var route = routes[random.Next(routes.Count)];
        var (method, path) = (route.Split(' ')[0], route.Split(' ')[1]);
        path = Parameter().Replace(path, match => Segment(match.Value)) + Query();
        if (random.Next(30) == 0) method = Pick(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE"]);
        if (!Uri.TryCreate(path, UriKind.Relative, out var address)) return null;
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        _said.Append(method).Append(' ').Append(path);
        try
        {
            var isForm = !path.StartsWith("/api", StringComparison.Ordinal) && !path.StartsWith("/dev", StringComparison.Ordinal);
            if (isForm && random.Next(6) > 0) Add(request, "Cookie", person.Cookies);
            if (method is not ("GET" or "HEAD" or "TRACE" or "DELETE") || random.Next(20) == 0)
                request.Content = isForm && random.Next(10) > 0 ? Form(path, person.Form) : Body(path);
            while (random.Next(3) == 0) Add(request, Pick(RequestSamples.Headers), Pick(RequestSamples.HeaderValues));
            if (isForm && random.Next(2) == 0) Add(request, "Accept", "text/html");
            return request;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException)
        {
            request.Dispose();
            return null;
        }
    }

    private string Segment(string parameter) => random.Next(4) switch
    {
        0 => Uri.EscapeDataString(Text()),
        1 => Pick(RequestSamples.RawSegments),
        _ when parameter == "{key}" => key,
        _ => Pick(["none", "bif-1", "v1", "BIF/k-1", "0", "2026-01-01"]),
    };

    private string Query()
    {
        if (random.Next(2) == 0) return "";
        var query = new StringBuilder("?");
        do
        {
            if (query.Length > 1) query.Append('&');
            query.Append(Pick(RequestSamples.Parameters)).Append('=')
                .Append(random.Next(5) == 0 ? Pick(RequestSamples.RawSegments) : Uri.EscapeDataString(Text()));
        }
        while (random.Next(2) == 0);
        return query.ToString();
    }

    private FormUrlEncodedContent Form(string path, string token)
    {
        List<KeyValuePair<string, string>> fields = random.Next(20) == 0 ? [] : [new("__RequestVerificationToken", token)];
        do fields.Add(new(Pick(RequestSamples.Fields), random.Next(4) == 0 ? key : random.Next(8) == 0 ? cpr : Text()));
        while (random.Next(5) > 0);

        // Otherwise everybody would be signed out after a few requests.
        if (path.StartsWith("/sign-", StringComparison.Ordinal)) fields.RemoveAll(static field => field.Key.StartsWith('_'));
        var form = new FormUrlEncodedContent(fields);
        _said.Append(" form ").AppendJoin('&', fields.Where(static field => !field.Key.StartsWith('_')).Select(static field =>
            $"{field.Key}={field.Value}"));
        if (random.Next(15) == 0) form.Headers.Remove("Content-Type");
        return form;
    }

    private ByteArrayContent Body(string path)
    {
        var samples = RequestSamples.BodiesOf(path);
        var sample = Pick(samples).Replace("{cpr}", cpr, StringComparison.Ordinal);

        // The clock would be moved to the ends of time.
        var text = path.StartsWith("/dev/clock", StringComparison.Ordinal) ? sample : random.Next(12) == 0 ? Text() : Mutated(sample);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && random.Next(6) == 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        if (random.Next(25) == 0) bytes = bytes[..random.Next(bytes.Length + 1)];
        var content = new ByteArrayContent(bytes);
        var type = random.Next(8) == 0 ? Pick(RequestSamples.MediaTypes)
            : path.StartsWith("/api/v1/events", StringComparison.Ordinal) ? "application/cloudevents+json" : "application/json";
        if (text.StartsWith('[') && path.StartsWith("/api/v1/events",
            StringComparison.Ordinal)) type = "application/cloudevents-batch+json";
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        _said.Append(" body ").Append(type).Append(' ').Append(Convert.ToBase64String(bytes.AsSpan(0, Math.Min(bytes.Length, 2_000))));
        return content;
    }

    // Some of the values are replaced by others, whatever their type.
    private string Mutated(string json) => random.Next(4) == 0 ? json : Value().Replace(json, match =>
        random.Next(5) > 0 ? match.Value : random.Next(3) switch
        {
            0 => Pick(RequestSamples.RawJson),
            1 => System.Text.Json.JsonSerializer.Serialize(Pick(RequestSamples.Times)),
            _ => $"\"{Text().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        });

    private string Text() => random.Next(6) switch
    {
        0 => Pick(RequestSamples.Times),
        1 => new string((char)random.Next(1, 0xD800), random.Next(1, 5)),
        2 => new string('x', random.Next(1, 6_000)),
        _ => Pick(RequestSamples.Texts),
    };

    private void Add(HttpRequestMessage request, string name, string value)
    {
        request.Headers.TryAddWithoutValidation(name, value);
        if (name != "Cookie") _said.Append(" [").Append(name).Append(": ").Append(value).Append(']');
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("(?<=: ?)(\"[^\"]*\"|[0-9.]+|true|null)")]
    private static partial Regex Value();
}

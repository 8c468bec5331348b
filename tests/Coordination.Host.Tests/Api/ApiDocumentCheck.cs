using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace Coordination.Host.Tests.Api;

/// <summary>Holds every answer of the API in the test suite against the OpenAPI document: its status, media type and body.</summary>
internal sealed class ApiDocumentCheck
{
    private const string References = "#/components/schemas/";

    // Any operation may be answered with these before its endpoint is reached.
    private static readonly int[] BeforeTheEndpoint = [405, 406, 415];

    private readonly List<(Regex Path, JsonObject Operations)> _paths;
    private readonly JsonObject _definitions;
    private readonly ConcurrentDictionary<string, JsonSchema> _schemas = new(StringComparer.Ordinal);

    internal ApiDocumentCheck(string document)
    {
        var root = JsonNode.Parse(document.Replace(References, "#/$defs/", StringComparison.Ordinal))!.AsObject();
        _definitions = root["components"]!["schemas"]!.AsObject();
        _paths =
        [
            .. root["paths"]!.AsObject()
                .OrderBy(static path => path.Key.Count(static one => one == '{')) // A fixed segment is preferred to a parameter.
                .Select(static path => (PatternOf(path.Key), path.Value!.AsObject())),
        ];
    }

    /// <summary>Fails if the document does not say that the operation gives this answer.</summary>
    internal void Require(HttpMethod method, string path, int status, string? mediaType, string body)
    {
        var place = $"{method} {path} answered {status}";
        var operations = _paths.FirstOrDefault(one => one.Path.IsMatch(path)).Operations;
        if (operations?[Lower(method)] is not JsonObject operation)
        {
            Assert.True(status is 401 or 403 or 404 or 405, $"{place}, and the OpenAPI document has no such operation.");
            return;
        }

        if (operation["responses"]![$"{status}"] is not JsonObject response)
        {
            Assert.True(BeforeTheEndpoint.Contains(status), $"{place}, which the OpenAPI document does not list.");
            return;
        }

        if (body.Length == 0 || response["content"] is not JsonObject content) return;
        if (content[mediaType ?? ""] is not JsonObject media)
        {
            Assert.Fail($"{place} as {mediaType}; the OpenAPI document lists {string.Join(", ", content.Select(one => one.Key))}.");
            return;
        }

        if (mediaType?.EndsWith("json", StringComparison.Ordinal) is not true || media["schema"] is not { } schema) return;
        using var answer = JsonDocument.Parse(body);
        var result = _schemas.GetOrAdd(schema.ToJsonString(), Build)
            .Evaluate(answer.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        if (!result.IsValid)
            Assert.Fail($"{place}, which is not as the OpenAPI document says: "
                + string.Join("; ", (result.Details ?? []).Where(static one => one.Errors is not null).Take(5).Select(static one =>
                    $"{one.InstanceLocation} {string.Join(", ", one.Errors!.Values)}")));
    }

    private JsonSchema Build(string schema) => JsonSchema.FromText(new JsonObject
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$defs"] = _definitions.DeepClone(),
        ["allOf"] = new JsonArray(JsonNode.Parse(schema)),
    }.ToJsonString());

    private static Regex PatternOf(string path) =>
        new($"^{Regex.Replace(Regex.Escape(path).Replace("\\{", "{", StringComparison.Ordinal), "{[^/]*}", "[^/]+")}$");

#pragma warning disable CA1308 // OpenAPI writes methods in lower case.
    private static string Lower(HttpMethod method) =>
        (method == HttpMethod.Head ? HttpMethod.Get : method).Method.ToLowerInvariant();
#pragma warning restore CA1308
}

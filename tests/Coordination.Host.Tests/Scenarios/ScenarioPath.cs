using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Coordination.Host.Tests.Scenarios;

/// <summary>
/// What a scenario looks at in an answer: dotted names; <c>[k=v]</c> keeps the items whose k is v, <c>[0]</c> picks one,
/// <c>#</c> counts; and what must be so of it.
/// </summary>
internal static partial class ScenarioPath
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What stands there; null: nothing.</summary>
    public static JsonNode? Select(JsonNode? value, string path)
    {
        foreach (Match part in Part().Matches(path))
            value = part.Value switch
            {
                "#" => Count(value),
                ['[', .. var inner, ']'] => Pick(value, inner),
                var name => value switch
                {
                    JsonObject it => it[name],
                    JsonArray items => new JsonArray([.. items.Select(item => (item as JsonObject)?[name]?.DeepClone())]),
                    _ => null,
                },
            };
        return value;
    }

    /// <summary>What is wrong with what stands there; null: nothing.</summary>
    public static string? Wrong(JsonNode? answer, string path, string operation, JsonNode? wanted)
    {
        var seen = Select(answer, path);
        var holds = operation switch
        {
            "=" => JsonNode.DeepEquals(seen, wanted),
            "!=" => !JsonNode.DeepEquals(seen, wanted),
            ">=" => seen is not null && Compare(seen, wanted!) >= 0,
            "<=" => seen is not null && Compare(seen, wanted!) <= 0,
            "contains" =>
                seen is JsonArray items
                ? items.Any(item => JsonNode.DeepEquals(item, wanted))
                : seen is not null && Text(seen).Contains(Text(wanted), StringComparison.Ordinal),
            "absent" => IsNothing(seen),
            "exists" => !IsNothing(seen),
            "matches" => seen is not null && Regex.IsMatch(Text(seen), Text(wanted)),
            _ => throw new ArgumentException($"There is no operation {operation}."),
        };
        return holds ? null : $"{path} {operation} {Text(wanted)}, seen {Text(seen)}";
    }

    /// <summary>A text as it is, anything else as JSON.</summary>
    public static string Text(JsonNode? value) =>
        value is JsonValue one && one.TryGetValue(out string? text) ? text : value?.ToJsonString(Readable) ?? "nothing";

    private static JsonNode? Pick(JsonNode? value, string inner)
    {
        var items = value as JsonArray ?? [];
        if (inner.Split('=', 2) is [var key, var wanted])
            return new JsonArray(
                [.. items.Where(item => string.Equals(Text(Select(item, key)), wanted, StringComparison.OrdinalIgnoreCase))
                .Select(item => item?.DeepClone())]);
        var index = int.Parse(inner, System.Globalization.CultureInfo.InvariantCulture);
        return items.Count > index ? items[index] : null;
    }

    private static JsonValue Count(JsonNode? value) =>
        JsonValue.Create(value switch { JsonArray items => items.Count, JsonObject parts => parts.Count, null => 0, _ => 1 });

    private static bool IsNothing(JsonNode? value) =>
        value switch { null =>
        true, JsonArray items => items.Count == 0, JsonValue one => one.TryGetValue(out int number) && number == 0, _ => false };

    private static int Compare(JsonNode one, JsonNode other) =>
        one.GetValueKind() == JsonValueKind.Number
            ? decimal.Compare(
                decimal.Parse(one.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture),
                decimal.Parse(other.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture))
        : string.CompareOrdinal(Text(one), Text(other));

    [GeneratedRegex(@"#|\[[^\]]*\]|[^.\[\]#]+")]
    private static partial Regex Part();
}

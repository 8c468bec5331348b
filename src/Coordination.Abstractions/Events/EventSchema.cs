using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Coordination.Events;

/// <summary>
/// The JSON Schema (2020-12) of the data of each event type. It is made by asking the reader that checks events: what it says of a missing,
/// a null and a wrong value is what the schema says, so the two cannot differ.
/// </summary>
/// <remarks>Thread safe. Rules between properties (an end after its start) are in the reader alone.</remarks>
public static partial class EventSchema
{
    private static readonly ConcurrentDictionary<EventType, string> Known = new();

    /// <summary>The schema of the data of a type, as JSON.</summary>
    /// <param name="id">Where the schema is found.</param>
    public static JsonObject Of(EventType type, string id)
    {
        var schema = (JsonObject)JsonNode.Parse(Known.GetOrAdd(type, static one => Made(one).ToJsonString()))!;
        schema["$id"] = id;
        return schema;
    }

    private static JsonObject Made(EventType type)
    {
        JsonObject properties = [];
        JsonArray required = [];
        var missing = FaultsOf(type, new JsonObject()).Select(static fault => fault.Pointer).ToHashSet(StringComparer.Ordinal);
        foreach (var property in type.Json.Properties)
        {
            // A property of which nothing is wrong is not read.
            if (ExpectedOf(type, property.Name) is not { } expected) continue;
            var one = Property(property.PropertyType, expected);
            one["description"] = char.ToUpperInvariant(expected[0]) + expected[1..] + ".";
            if (missing.Contains($"/data/{property.Name}")) required.Add(property.Name);
            else if (IsClearedByNull(type, property.Name)) one = new JsonObject { ["anyOf"] = new JsonArray(one, Of("null")) };
            properties[property.Name] = one;
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "",
            ["title"] = type.Name,
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
        };
    }

    private static IReadOnlyList<Fault> FaultsOf(EventType type, JsonObject data)
    {
        using var document = JsonDocument.Parse(data.ToJsonString());
        return EventReading.Read(type, document.RootElement).Faults;
    }

    private static string? ExpectedOf(EventType type, string property)
    {
        const string expected = "expected ";
        foreach (var wrong in (ReadOnlySpan<string>)["[{}]", "12.5", "{}"])
        {
            foreach (var fault in FaultsOf(type, new JsonObject { [property] = JsonNode.Parse(wrong) }))
                if ((fault.Pointer + "/").StartsWith($"/data/{property}/", StringComparison.Ordinal)
                    && fault.Problem.IndexOf(expected, StringComparison.Ordinal) is var at and >= 0)
                    return fault.Problem[(at + expected.Length)..];
        }

        return null;
    }

    private static bool IsClearedByNull(EventType type, string property) =>
        FaultsOf(type, new JsonObject { [property] = null }).All(fault => fault.Pointer != $"/data/{property}");

    private static JsonObject Property(Type declared, string expected)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsEnum) return new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. WordsOf(type)]) };
        if (type == typeof(bool)) return Of("boolean");
        if (type == typeof(decimal)) return Bounded(Of("number"), expected);
        if (type == typeof(DateOnly)) return Formatted("date");
        if (type == typeof(DateTimeOffset)) return Formatted("date-time");
        if (type == typeof(DateOrInstant)) return new JsonObject { ["anyOf"] = new JsonArray(Formatted("date"), Formatted("date-time")) };
        if (type == typeof(TextList))
            return new JsonObject
            {
                ["type"] = "array", ["items"] = TextOf(expected), ["maxItems"] = EventReading.ListCountMax,
            };
        if (type == typeof(Cost))
        {
            return new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["amount"] = new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = EventReading.AmountMax },
                    ["currency"] = new JsonObject { ["enum"] = new JsonArray([.. WordsOf(typeof(Currency)), null]) },
                    ["per"] = new JsonObject { ["enum"] = new JsonArray([.. WordsOf(typeof(CostPeriod)), null]) },
                },
                ["required"] = new JsonArray("amount"),
            };
        }

        return type == typeof(string)
            ? Limited(Of("string"), expected)
            : throw new InvalidOperationException($"No schema is known for {type.Name}.");
    }

    private static JsonObject Of(string type) => new() { ["type"] = type };

    private static JsonObject Formatted(string format) => new() { ["type"] = "string", ["format"] = format };

    private static JsonObject Limited(JsonObject text, string expected)
    {
        if (AtMost().Match(expected) is { Success: true } most) text["maxLength"] = Number(most.Groups[1].Value);
        return text;
    }

    /// <summary>A text of a list: one of some words, or of a length.</summary>
    private static JsonObject TextOf(string expected)
    {
        const string oneOf = "one of ";
        if (!expected.StartsWith(oneOf, StringComparison.Ordinal)) return Limited(Of("string"), expected);
        var words = expected[oneOf.Length..].Split(", ").Select(static word => (JsonNode)word);
        return new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. words]) };
    }

    private static JsonObject Bounded(JsonObject number, string expected)
    {
        if (FromTo().Match(expected) is { Success: true } range)
            (number["minimum"], number["maximum"]) = (Number(range.Groups[1].Value), Number(range.Groups[2].Value));
        return number;
    }

    private static JsonNode Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static IEnumerable<JsonNode> WordsOf(Type words) => words.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static member => (JsonNode)member.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name);

    [GeneratedRegex(@"of at most (\d+) ", RegexOptions.CultureInvariant)]
    private static partial Regex AtMost();

    [GeneratedRegex(@"from (\d+) to (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex FromTo();
}

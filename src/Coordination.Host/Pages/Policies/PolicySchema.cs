using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Domain.Policies;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Policies;

/// <summary>What the published schema says of one place of a policy document.</summary>
internal readonly record struct PolicySchema
{
    private static readonly JsonElement Root = JsonElement.Parse(PolicyBook.Schema.Span);

    private readonly JsonElement _node;
    private readonly string? _definition;

    private PolicySchema(JsonElement node)
    {
        (_node, _definition) = (node, null);
        if (!node.TryGetProperty("$ref", out var reference)) return;
        _definition = reference.GetString()!.Split('/')[^1];
        _node = Root.GetProperty("$defs").GetProperty(_definition);
    }

    /// <summary>The values that the place may have; empty: others than a few named ones.</summary>
    internal IReadOnlyList<string> Choices => _node.ValueKind == JsonValueKind.Object && _node.TryGetProperty("enum", out var choices)
        ? [.. choices.EnumerateArray().Select(static one => one.GetString()!)]
        : [];

    /// <summary>Whether it holds objects by a name that the schema does not know.</summary>
    internal bool IsMapOfObjects => Child("additionalProperties") is { } entry && entry.Type == "object";

    /// <summary>Whether the items of a list are numbers.</summary>
    internal bool IsOfNumbers => Child("items") is { Type: "integer" or "number" };

    /// <summary>The type of the control that suits it.</summary>
    internal string InputType => _definition switch { "day" => "date", "time" => "time", _ => "text" };

    private string? Type => _node.ValueKind == JsonValueKind.Object && _node.TryGetProperty("type", out var type) ? type.GetString() : null;

    /// <summary>What the schema says of a place; null: nothing.</summary>
    internal static PolicySchema? At(IEnumerable<string> path)
    {
        PolicySchema? schema = new(Root);
        foreach (var name in path) schema = schema?.Of(name);
        return schema;
    }

    /// <summary>Whether a place may be left out.</summary>
    internal static bool IsOptional(IReadOnlyList<string> path) =>
        At(path.SkipLast(1)) is { } around && around._node.TryGetProperty("properties", out var named)
        && named.TryGetProperty(path[^1], out _)
        && !(around._node.TryGetProperty("required", out var required)
            && required.EnumerateArray().Any(one => one.GetString() == path[^1]));

    /// <summary>What belongs in the place, in words; null: any text.</summary>
    internal string? Expected(Localizer localizer) => (_definition, Type) switch
    {
        ("day" or "time" or "length" or "codes" or "code" or "department", _) => localizer[$"policy.expects.{_definition}"],
        (_, "integer" or "number") => localizer[
            "policy.expects.number", localizer.Number(Bound("minimum")), localizer.Number(Bound("maximum"))],
        (_, "array") => localizer[IsOfNumbers ? "policy.expects.numbers" : "policy.expects.list"],
        (_, "object") => localizer["policy.expects.json"],
        _ => null,
    };

    private double Bound(string name) => _node.TryGetProperty(name, out var bound) ? bound.GetDouble() : 0;

    private PolicySchema? Of(string name)
    {
        if (_node.TryGetProperty("properties", out var named) && named.TryGetProperty(name, out var known)) return new(known);
        if (_node.TryGetProperty("patternProperties", out var patterns))
            foreach (var pattern in patterns.EnumerateObject())
                if (Regex.IsMatch(name, pattern.Name, RegexOptions.None, TimeSpan.FromSeconds(1))) return new(pattern.Value);
        return Child("additionalProperties");
    }

    private PolicySchema? Child(string keyword) =>
        _node.ValueKind == JsonValueKind.Object && _node.TryGetProperty(keyword, out var child) && child.ValueKind == JsonValueKind.Object
            ? new(child)
            : null;
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Events;

namespace Coordination.Host.Pages.Policies;

/// <summary>A policy document as fields of a form, and back.</summary>
internal static class PolicyFields
{
    internal static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The fields of a document, in its order; what has no simple form is one field of JSON.</summary>
    internal static IReadOnlyList<PolicyField> Of(JsonNode document)
    {
        List<PolicyField> fields = [];
        Add(document, []);
        return fields;

        void Add(JsonNode? node, IReadOnlyList<string> path)
        {
            if (node is JsonObject { Count: > 0 } group && IsOpened(path))
                foreach (var (name, child) in group) Add(child, [.. path, name]);
            else fields.Add(Of(node, path));
        }
    }

    /// <summary>The fields of a posted form.</summary>
    internal static IReadOnlyList<PolicyField> Read(IFormCollection form) =>
        [.. form.Select(static field => PolicyField.Read(field.Key, field.Value.ToString())).OfType<PolicyField>()];

    /// <summary>The document that fields hold, and what of them is no JSON.</summary>
    internal static (JsonObject Document, IReadOnlyList<Fault> Faults) Document(IReadOnlyList<PolicyField> fields)
    {
        List<Fault> faults = [];
        var document = new JsonObject();
        foreach (var field in fields)
        {
            if (IsLeftOut(field)) continue;
            if (!TryNode(field, out var node)) faults.Add(new Fault(field.Place, "not JSON"));
            else if (Around(document, field.Path) is { } around) around[field.Path[^1]] = node;
            else faults.Add(new Fault(field.Place, "lies in another value"));
        }

        return (document, faults);
    }

    /// <summary>Whether a field was emptied whose value may be missing; a list that is emptied is an empty list.</summary>
    private static bool IsLeftOut(PolicyField field) => field.Kind is not (PolicyFieldKind.Texts or PolicyFieldKind.Numbers)
        && string.IsNullOrWhiteSpace(field.Value) && PolicySchema.IsOptional(field.Path);

    /// <summary>
    /// Whether what is at a place is shown value by value: the rules and what the schema names are, maps of objects are not.
    /// </summary>
    private static bool IsOpened(IReadOnlyList<string> path) =>
        path is [] or ["rules"] || (PolicySchema.At(path) is { } schema && !schema.IsMapOfObjects);

    private static PolicyField Of(JsonNode? node, IReadOnlyList<string> path)
    {
        var pointer = PolicyField.PointerOf(path);
        if (node is JsonValue value)
            switch (value.GetValueKind())
            {
                case JsonValueKind.String: return new PolicyField(pointer, PolicyFieldKind.Text, value.GetValue<string>());
                case JsonValueKind.Number: return new PolicyField(pointer, PolicyFieldKind.Number, value.ToJsonString());
                case JsonValueKind.True or JsonValueKind.False:
                    return new PolicyField(pointer, PolicyFieldKind.YesOrNo, value.ToJsonString());
            }

        if (node is not JsonArray list || !list.All(IsSimple))
            return new PolicyField(pointer, PolicyFieldKind.Json, node?.ToJsonString(Readable) ?? "null");
        var isOfNumbers = list.Count == 0
            ? PolicySchema.At(path) is { IsOfNumbers: true }
            : list.All(static item => item!.GetValueKind() == JsonValueKind.Number);
        return new PolicyField(
            pointer, isOfNumbers ? PolicyFieldKind.Numbers : PolicyFieldKind.Texts,
            string.Join(isOfNumbers ? ", " : "\n", list.Select(static item => $"{item}")));
    }

    private static bool IsSimple(JsonNode? item) => item?.GetValueKind() switch
    {
        JsonValueKind.Number => true,
        JsonValueKind.String => !item.GetValue<string>().AsSpan().ContainsAny('\r', '\n'),
        _ => false,
    };

    private static bool TryNode(PolicyField field, out JsonNode? node)
    {
        node = null;
        var text = field.Value.Trim();
        switch (field.Kind)
        {
            case PolicyFieldKind.Text:
                node = text;
                return true;
            case PolicyFieldKind.Number:
                node = Number(text);
                return true;
            case PolicyFieldKind.YesOrNo:
                node = text is "true" or "false" ? text == "true" : text;
                return true;
            case PolicyFieldKind.Texts or PolicyFieldKind.Numbers:
                // A text may hold a comma: each stands on a line of its own.
                var items = text.Split(
                    field.Kind == PolicyFieldKind.Numbers ? ',' : '\n',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                node = new JsonArray([.. items.Select(item => field.Kind == PolicyFieldKind.Numbers ? Number(item) : item)]);
                return true;
            default:
                try
                {
                    node = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
                    return true;
                }
                catch (JsonException)
                {
                    return false;
                }
        }
    }

    /// <summary>A number; what is none stays as it was typed, and the check says so.</summary>
    private static JsonNode Number(string text) =>
        decimal.TryParse(
            text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number)
            ? number
            : text;

    /// <summary>The object that a value lies in; null: there is something else in its place.</summary>
    private static JsonObject? Around(JsonObject document, IReadOnlyList<string> path)
    {
        var around = document;
        foreach (var name in path.SkipLast(1))
        {
            if (!around.ContainsKey(name)) around[name] = new JsonObject();
            if (around[name] is not JsonObject next) return null;
            around = next;
        }

        return around;
    }
}

using System.Text.Json;
using Coordination.Events;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Exports;

/// <summary>
/// Every field of a document in words: the field's name, dates and codes in the user's language, people by name. Whatever the document
/// holds is there, also what has no words yet.
/// </summary>
internal sealed class ExportedFields(PageUser user)
{
    private const string Facts = "facts";

    // Which words the codes of a field have, by the list they stand in.
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["interventions.kind"] = "intervention", ["interventions.status"] = "intervention-status",
        ["appointments.kind"] = "appointment", ["appointments.status"] = "appointment-status", ["admissions.kind"] = "admission",
        ["sanctions.reason"] = "sanction-reason", ["deadlines.kind"] = "deadline", ["deadlines.status"] = "deadline-status",
        ["conflicts.kind"] = "conflict", ["handovers.status"] = "handover-status",
    };

    private static readonly HashSet<string> People = new(StringComparer.Ordinal)
    {
        "caseworker", "responsible", "owes", "proposed", "by", "owner", "answeredBy", "acceptedBy", "told",
    };

    private readonly Localizer _localizer = user.Localizer;

    /// <summary>The sections of a document: its plain fields first, then each list and each object.</summary>
    internal IReadOnlyList<ExportedSection> SectionsOf(JsonElement document)
    {
        List<ExportedField> facts = [];
        List<ExportedSection> sections = [];
        foreach (var property in document.EnumerateObject())
            if (property.Value.ValueKind == JsonValueKind.Array)
            {
                ExportedField[][] items = [.. property.Value.EnumerateArray().Select(item => FieldsOf(property.Name, "", item).ToArray())];
                if (items.Length > 0) sections.Add(new ExportedSection(NameOf(property.Name), items));
            }
            else if (property.Value.ValueKind == JsonValueKind.Object)
                sections.Add(new ExportedSection(NameOf(property.Name), [[.. FieldsOf(property.Name, "", property.Value)]]));
            else facts.AddRange(FieldsOf(Facts, property.Name, property.Value));
        return [new ExportedSection(NameOf(Facts), [facts]), .. sections];
    }

    /// <summary>All fields of a JSON text in one line.</summary>
    internal string InLine(string json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Join("; ", FieldsOf("", "", document.RootElement).Select(static one => $"{one.Name}: {one.Value}"));
    }

    private IEnumerable<ExportedField> FieldsOf(string list, string path, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object when json.TryGetProperty("da", out var da) && json.TryGetProperty("en", out var en):
                yield return new ExportedField(Named(path), _localizer.Language == Language.English ? en.ToString() : da.ToString());
                break;
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                    foreach (var field in FieldsOf(list, path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value))
                        yield return field;
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                    foreach (var field in FieldsOf(list, path, item)) yield return field;
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            default:
                yield return new ExportedField(Named(path), ValueOf(list, path, json));
                break;
        }
    }

    private string ValueOf(string list, string path, JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return _localizer[json.GetBoolean() ? "export.yes" : "export.no"];
        if (json.ValueKind != JsonValueKind.String) return json.GetRawText();
        var text = json.GetString()!;
        if (Codes.TryGetValue($"{list}.{path}", out var family)) return _localizer.Code(family, text);
        if (People.Contains(path[(path.LastIndexOf('.') + 1)..])) return user.Names.Person(text);
        if (text.Contains('T') && Iso.TryInstant(text, out var instant)) return _localizer.Moment(instant);
        return OutsideTime.TryDate(text, out var day) ? _localizer.Day(day) : text;
    }

    private string Named(string path) => string.Join(", ", path.Split('.').Select(NameOf));

    private string NameOf(string name) => _localizer.Find($"export.field.{name}") ?? name;
}

/// <summary>A part of the picture: each item with its fields.</summary>
public sealed record ExportedSection(string Name, IReadOnlyList<IReadOnlyList<ExportedField>> Items);

/// <summary>A field in words.</summary>
public sealed record ExportedField(string Name, string Value);

using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Coordination.Events;

/// <summary>
/// What is wrong with JSON from outside wherever it stands: text that cannot be stored, text that is too long, a name that stands
/// twice in one object.
/// </summary>
/// <remarks>Thread safe. Ask this before reading values of an element: reading text that is not Unicode throws.</remarks>
public static class OutsideJson
{
    private const string NotUnicode = "is not Unicode, expected UTF-8 with paired surrogates";
    /// <summary>Properties of an object up to which each name is compared with those before it. Past that, a set is faster.</summary>
    private const int NamesComparedMax = 16;

    private const string HasNul = "has the character U+0000, expected text without it";

    /// <summary>Every such fault, by pointer from the element.</summary>
    /// <param name="element">An element of a document that was parsed with duplicate names allowed.</param>
    /// <param name="at">The pointer of the element itself.</param>
    /// <param name="textLengthMax">Longest text, in UTF-16 code units; null: any.</param>
    public static IReadOnlyList<Fault> FaultsIn(JsonElement element, string at = "", int? textLengthMax = null)
    {
        List<Fault> faults = [];
        Walk(element, at, textLengthMax, faults);
        return faults;
    }

    // As deep as the parser allows, 64 levels.
    private static void Walk(JsonElement value, string pointer, int? lengthMax, List<Fault> faults)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                if (ProblemOf(value, lengthMax) is { } problem) faults.Add(new Fault(pointer, problem));
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    if (HasParts(item) || ProblemOf(item, lengthMax) is not null) Walk(item, $"{pointer}/{index}", lengthMax, faults);
                    index++;
                }

                break;
            case JsonValueKind.Object:
                Properties(value, pointer, lengthMax, faults);
                break;
            default:
                break;
        }
    }

    private static void Properties(JsonElement value, string pointer, int? lengthMax, List<Fault> faults)
    {
        HashSet<string>? names = null;
        var hasFew = value.GetPropertyCount() <= NamesComparedMax;
        var next = 0;
        foreach (var property in value.EnumerateObject())
        {
            var place = next++;
            if (NameProblem(property) is { } problem)
            {
                faults.Add(new Fault(pointer, $"a field's name {problem}"));
                continue;
            }

            if (hasFew ? StandsBefore(value, place, property) : !(names ??= new(StringComparer.Ordinal)).Add(property.Name))
                faults.Add(new Fault($"{pointer}/{FaultPointer.Escaped(property.Name)}", "stands twice, expected once"));
            if (HasParts(property.Value) || ProblemOf(property.Value, lengthMax) is not null)
                Walk(property.Value, $"{pointer}/{FaultPointer.Escaped(property.Name)}", lengthMax, faults);
        }
    }

    /// <summary>Whether one of an object's first properties has the name of another.</summary>
    private static bool StandsBefore(JsonElement value, int place, JsonProperty property)
    {
        var name = JsonMarshal.GetRawUtf8PropertyName(property);
        var isPlain = !name.Contains((byte)'\\');
        foreach (var before in value.EnumerateObject())
        {
            if (place-- == 0) break;
            if (NameProblem(before) is null && (isPlain ? before.NameEquals(name) : before.NameEquals(property.Name))) return true;
        }

        return false;
    }

    private static bool HasParts(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    private static string? NameProblem(JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        if (!Utf8.IsValid(raw)) return NotUnicode;
        return raw.Contains((byte)'\\') ? EscapedNameProblem(property) : null;
    }

    private static string? EscapedNameProblem(JsonProperty property) => EscapedProblem(() => property.Name, null);

    private static string? ProblemOf(JsonElement value, int? lengthMax)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (!Utf8.IsValid(raw)) return NotUnicode;
        if (raw.Contains((byte)'\\')) return EscapedProblem(value.GetString, lengthMax);
        return raw.Length > lengthMax + 2 && Encoding.UTF8.GetCharCount(raw) - 2 is var length && length > lengthMax
            ? TooLong(length, lengthMax.Value)
            : null;
    }

    private static string? EscapedProblem(Func<string?> read, int? lengthMax)
    {
        try
        {
            var text = read()!;
            return text.Contains('\0', StringComparison.Ordinal) ? HasNul
                : text.Length > lengthMax ? TooLong(text.Length, lengthMax.Value)
                : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return NotUnicode;
        }
    }

    private static string TooLong(int length, int lengthMax) => $"{length} characters, expected at most {lengthMax}";
}

using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Coordination.Events;

/// <summary>Finds text that cannot be stored, anywhere in a JSON value: text with U+0000, and text that is not Unicode.</summary>
internal static class Unreadable
{
    /// <summary>The faults, each with the pointer of its text. Data without such text is scanned once, byte by byte.</summary>
    public static IReadOnlyList<Fault> In(JsonElement data)
    {
        var raw = JsonMarshal.GetRawUtf8Value(data);
        if (Utf8.IsValid(raw) && raw.IndexOf("\\u0000"u8) < 0 && raw.IndexOf("\\ud"u8) < 0 && raw.IndexOf("\\uD"u8) < 0)
            return [];

        var faults = new List<Fault>();
        Walk(data, "/data", faults);
        return faults;
    }

    // The parser limits the depth to 64 levels.
    private static void Walk(JsonElement value, string pointer, List<Fault> faults)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                if (Problem(value.GetString) is { } problem)
                    faults.Add(new Fault(pointer, problem));
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Walk(item, $"{pointer}/{index++}", faults);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    WalkProperty(property, pointer, faults);
                break;
            default:
                break;
        }
    }

    private static void WalkProperty(JsonProperty property, string pointer, List<Fault> faults)
    {
        if (Problem(() => property.Name) is { } problem)
            faults.Add(new Fault(pointer, $"a field's name {problem}"));
        else
        {
            var escaped = property.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            Walk(property.Value, $"{pointer}/{escaped}", faults);
        }
    }

    private static string? Problem(Func<string?> read)
    {
        try
        {
            return read()!.Contains('\0', StringComparison.Ordinal) ? "has the character U+0000, expected text without it" : null;
        }
        catch (InvalidOperationException)
        {
            return "is not valid Unicode, expected UTF-8 with paired surrogates";
        }
    }
}

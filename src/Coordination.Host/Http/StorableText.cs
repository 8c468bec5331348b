using System.Text.Json;
using Coordination.Events;

namespace Coordination.Host.Http;

/// <summary>
/// Finds text that cannot be stored, anywhere in a JSON value: text with U+0000, text that is not Unicode, and text longer than the
/// limit.
/// </summary>
internal static class StorableText
{
    /// <summary>The faults, each with the pointer of its text.</summary>
    internal static IReadOnlyList<Fault> FaultsIn(JsonElement value)
    {
        List<Fault>? faults = null;
        Walk(value, "", ref faults);
        return faults ?? [];
    }

    /// <summary>The text; null when it is not Unicode.</summary>
    internal static string? Read(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8.
            return null;
        }
    }

    private static void Walk(JsonElement value, string pointer, ref List<Fault>? faults)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                if (ProblemOf(Read(value)) is { } problem) (faults ??= []).Add(new Fault(pointer, problem));
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray()) Walk(item, $"{pointer}/{index++}", ref faults);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject()) Walk(property.Value, $"{pointer}/{property.Name}", ref faults);
                break;
            default:
                break;
        }
    }

    private static string? ProblemOf(string? text) => text switch
    {
        null => "not Unicode, expected text",
        { Length: > EventReading.TextLengthMax } => $"{text.Length} characters, expected at most {EventReading.TextLengthMax}",
        _ when text.Contains('\0', StringComparison.Ordinal) => "U+0000, expected text without it",
        _ => null,
    };
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coordination.Events;

/// <summary>Formats a value for a fault. It is shortened, and withheld when it may contain a CPR number.</summary>
internal static partial class FaultValue
{
    /// <summary>The maximum number of UTF-16 code units shown.</summary>
    public const int LengthMax = 40;

    public static string In(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Number => Shown(value.GetRawText()),
        JsonValueKind.Undefined => "missing",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    public static string Text(string value) => Withheld(value) ?? $"\"{Shortened(value)}\"";

    private static string Shown(string value) => Withheld(value) ?? Shortened(value);

    private static string? Withheld(string value) => CprLike().IsMatch(value) ? "a value withheld as it may hold a CPR number" : null;

    private static string Shortened(string value)
    {
        if (value.Length <= LengthMax)
            return value;
        var end = char.IsHighSurrogate(value[LengthMax - 1]) ? LengthMax - 1 : LengthMax;
        return $"{value.AsSpan(0, end)}…";
    }

    // Ten digits, together or in the groups in which people write a CPR number.
    [GeneratedRegex(@"\d{2}[-. /]?\d{2}[-. /]?\d{2}\s?[-. ]?\s?\d{4}", RegexOptions.CultureInvariant)]
    private static partial Regex CprLike();
}

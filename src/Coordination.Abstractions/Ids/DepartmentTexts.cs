using System.Collections.Concurrent;

namespace Coordination.Ids;

/// <summary>
/// The code of a department as it stands in a source or the name of an item, made once for all places it stands in: there are few
/// departments, and they are asked for at every decision.
/// </summary>
/// <remarks>Thread safe. Codes from outside may be anything, so only the first ones are kept; others are made anew.</remarks>
internal static class DepartmentTexts
{
    private const int KeptMax = 256;
    private const int LengthKeptMax = 16;

    private static readonly ConcurrentDictionary<string, string> Kept = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByCharacters =
        Kept.GetAlternateLookup<ReadOnlySpan<char>>();

    private static int s_count;

    public static string Of(ReadOnlySpan<char> code)
    {
        if (code.Length > LengthKeptMax) return code.ToString();
        if (ByCharacters.TryGetValue(code, out var kept)) return kept;
        var text = code.ToString();
        if (Volatile.Read(ref s_count) < KeptMax && Kept.TryAdd(text, text)) Interlocked.Increment(ref s_count);
        return text;
    }
}

using System.Collections.Immutable;

namespace Coordination.Domain.Reported;

/// <summary>The nine indicators by which it is followed what comes of the collaboration.</summary>
public static class Indicators
{
    /// <summary>Their codes, in the order in which they are shown.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "housing", "school", "youth-crime", "work-or-education", "mastering-own-life", "substance-misuse", "poverty", "quality-of-life",
        "satisfaction",
    ];

    /// <summary>The greatest amount that counts: a value beyond it, positive or negative, is a mistake of a system.</summary>
    public const decimal ValueMax = 1_000_000_000;

    /// <summary>The indicator that an event names, ignoring case and surrounding space; null: none of the nine.</summary>
    public static string? Find(string named)
    {
        var word = named.AsSpan().Trim();
        foreach (var code in All)
            if (word.Equals(code, StringComparison.OrdinalIgnoreCase)) return code;
        return null;
    }
}

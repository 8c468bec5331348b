namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>
/// The colors of the timeline. axe cannot check contrast inside SVG, so a test checks WCAG: each department color has a contrast of
/// at least 4.5:1 against white text and against the paper.
/// </summary>
public static class DepartmentPalette
{
    /// <summary>The background of the lanes.</summary>
    public const string Paper = "#ffffff";

    /// <summary>The background of every other lane.</summary>
    public const string PaperAlternate = "#f6f8f8";

    /// <summary>The color of text beside bars and marks.</summary>
    public const string Ink = "#1a1a1a";

    /// <summary>The color of the dates along the top.</summary>
    public const string Quiet = "#50595c";

    /// <summary>The color of conflicts and missed deadlines.</summary>
    public const string Alarm = "#b3001b";

    /// <summary>The color of admissions behind the lanes.</summary>
    public const string Stay = "#e6edf5";

    /// <summary>The fill of masked bars.</summary>
    public const string MaskedFill = "#e4e7e8";

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["SOF"] = "#0b5a8e",
        ["BIF"] = "#7a3c00",
        ["SUF"] = "#456300",
        ["BUF"] = "#66389b",
        ["KFF"] = "#8a1f4b",
        ["TMF"] = "#5c5200",
        ["OKF"] = "#3f4f6b",
        ["REGION"] = "#00626a",
        ["KRIM"] = "#4f4a45",
    };

    /// <summary>All department colors.</summary>
    public static IReadOnlyCollection<string> All => [.. Known.Values, Other];

    private static string Other => "#4c5a61";

    /// <summary>The color of a department. An unknown department gets a neutral gray.</summary>
    public static string Of(string department) => Known.GetValueOrDefault(department, Other);
}

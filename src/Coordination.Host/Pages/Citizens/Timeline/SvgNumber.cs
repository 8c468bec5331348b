using System.Globalization;

namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>Numbers for SVG attributes: with a decimal point in every language, and two decimals at most.</summary>
public static class SvgNumber
{
    /// <summary>"12.5".</summary>
    public static string Of(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>"12.5%".</summary>
    public static string Percent(double value) => Of(value) + "%";
}

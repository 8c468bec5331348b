using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordination.Architecture.Tests;

/// <summary>The contrast of the pages' colors as WCAG 2.2 defines it, on a light and on a dark screen.</summary>
public sealed partial class ThemeTests
{
    private const double TextMin = 4.5;
    private const double GraphicMin = 3.0;

    private static readonly (string Color, string[] On)[] Texts =
    [
        ("ink", ["paper", "ground", "soft", "chip", "chip-warning", "target", "notice", "alarm-soft", "warm-1", "warm-2", "warm-3"]),
        ("quiet", ["paper", "ground", "soft", "target", "alarm-soft", "notice", "warm-1"]),
        ("petrol", ["paper", "ground", "soft", "chip", "target", "notice", "alarm-soft"]),
        ("alarm", ["paper", "ground", "alarm-soft", "target"]), ("alarm-strong", ["alarm-soft"]),
        ("amber", ["paper", "target", "alarm-soft"]), ("on-petrol", ["petrol", "petrol-strong"]),
    ];

    private static readonly string[] Graphics = ["border", "idle", "live", "tile", "info"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Texts_and_marks_stand_out_from_every_ground_they_stand_on(bool isDark)
    {
        var colors = Colors(isDark);
        foreach (var (text, grounds) in Texts)
            foreach (var ground in grounds) Require(text, ground, TextMin);
        foreach (var mark in Graphics) Require(mark, "paper", GraphicMin);

        void Require(string color, string ground, double least) => Assert.True(
            Contrast(colors[color], colors[ground]) >= least, $"{color} on {ground}: {Contrast(colors[color], colors[ground]):0.00}");
    }

    [Fact]
    public void A_dark_screen_has_every_color_and_the_compiled_sheet_has_all()
    {
        var compiled = File.ReadAllText(Path.Combine(Tree.Root, "src/Coordination.Host/wwwroot/css/coordination.css"));
        Assert.Equal(Colors(isDark: false).Keys.Order(), Colors(isDark: true).Keys.Order());
        foreach (var isDark in (bool[])[false, true])
            foreach (var (name, color) in Colors(isDark))
                Assert.Matches($"--{name}: ?{color}[;}}]", compiled);
    }

    private static Dictionary<string, string> Colors(bool isDark)
    {
        var palette = File.ReadAllText(Path.Combine(Tree.Root, "src/Coordination.Host/Theme/_palette.scss"));
        var parts = palette.Split("prefers-color-scheme: dark");
        return Declared().Matches(parts[isDark ? 1 : 0]).ToDictionary(
            static found => found.Groups["name"].Value, static found => found.Groups["color"].Value);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color)
    {
        var digits = color.Length == 4 ? string.Concat(color[1..].Select(static digit => $"{digit}{digit}")) : color[1..];
        var parts = Enumerable.Range(0, 3)
            .Select(part => int.Parse(digits.AsSpan(2 * part, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(static part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    [GeneratedRegex("--(?<name>[a-z0-9-]+): (?<color>#[0-9a-f]+);")]
    private static partial Regex Declared();
}

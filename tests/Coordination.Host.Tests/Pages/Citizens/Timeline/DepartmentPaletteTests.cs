using System.Globalization;
using Coordination.Host.Pages.Citizens.Timeline;

namespace Coordination.Host.Tests.Pages.Citizens.Timeline;

/// <summary>The contrast of the timeline's colors as WCAG 2.2 defines it. axe does not check contrast inside SVG.</summary>
public sealed class DepartmentPaletteTests
{
    private const double TextContrastMin = 4.5;
    private const double GraphicContrastMin = 3.0;

    public static TheoryData<string> Departments => [.. DepartmentPalette.All];

    [Theory]
    [MemberData(nameof(Departments))]
    public void White_text_is_readable_on_every_department_color(string color) =>
        Assert.True(
            Contrast(color, DepartmentPalette.Paper) >= TextContrastMin, $"{color}: {Contrast(color, DepartmentPalette.Paper):0.00}");

    [Theory]
    [MemberData(nameof(Departments))]
    public void Every_department_color_stands_out_from_lanes_and_stays(string color)
    {
        foreach (var ground in new[] { DepartmentPalette.PaperAlternate, DepartmentPalette.Stay })
            Assert.True(Contrast(color, ground) >= GraphicContrastMin, $"{color} on {ground}: {Contrast(color, ground):0.00}");
    }

    [Fact]
    public void Ink_and_dates_are_readable_on_every_ground()
    {
        string[] grounds =
            [DepartmentPalette.Paper, DepartmentPalette.PaperAlternate, DepartmentPalette.Stay, DepartmentPalette.MaskedFill];
        foreach (var text in new[] { DepartmentPalette.Ink, DepartmentPalette.Quiet, DepartmentPalette.Alarm })
            foreach (var ground in grounds)
                Assert.True(Contrast(text, ground) >= TextContrastMin, $"{text} on {ground}: {Contrast(text, ground):0.00}");
    }

    [Fact]
    public void A_department_not_known_here_gets_a_readable_color() =>
        Assert.Contains(DepartmentPalette.Of("XYZ"), DepartmentPalette.All);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color)
    {
        var parts = Enumerable.Range(0, 3)
            .Select(i => int.Parse(color.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}

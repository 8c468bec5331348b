using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Pages.Localization;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens.Feedback;

/// <summary>The scores of one department on one scale, placed in a drawing.</summary>
/// <param name="Scale">The scale in words.</param>
/// <param name="Department">The department's name.</param>
/// <param name="CutOff">The score under which the last answer is low.</param>
/// <param name="Points">In the order of time; never empty.</param>
/// <param name="Total">How many scores there are, those before the first point included.</param>
public sealed record FeedbackCurveModel(
    string Scale, string Department, decimal CutOff, IReadOnlyList<FeedbackPoint> Points, int Total)
{
    /// <summary>The size of the drawing, in its own units.</summary>
    public const int Width = 640;

    /// <inheritdoc cref="Width"/>
    public const int Height = 168;

    /// <summary>Where the curve begins, right of the figures.</summary>
    public const int Left = 34;

    private const int Right = Width - 12;
    private const int Top = 12;
    private const int PixelsPerPoint = 3;
    private const int ScoreMax = 40;

    /// <summary>Where the dates stand.</summary>
    public const int DatesAt = Top + ScoreMax * PixelsPerPoint + 24;

    /// <summary>The corners of the curve, as SVG writes them.</summary>
    public string Line => string.Join(' ', Points.Select(static point => $"{SvgNumber.Of(point.X)},{SvgNumber.Of(point.Y)}"));

    /// <summary>How far down a score is drawn.</summary>
    public static double HeightOf(decimal score) => Top + (double)(ScoreMax - score) * PixelsPerPoint;

    /// <summary>The curves of a picture, in its order.</summary>
    internal static IReadOnlyList<FeedbackCurveModel> Of(CitizenView picture, PageUser user) =>
        [.. picture.Feedback.Where(static one => one.Scores.Count > 0).Select(one => Of(one, user))];

    private static FeedbackCurveModel Of(FeedbackView curve, PageUser user)
    {
        var (first, last) = (curve.Scores[0].At, curve.Scores[^1].At);
        var span = (last - first).TotalMinutes;
        return new FeedbackCurveModel(
            user.Localizer.Code("instrument", curve.Instrument), user.Masked.Department(curve.Department), curve.CutOff,
            [
                .. curve.Scores.Select(score => new FeedbackPoint(
                    score.At, score.Score, Left + (span > 0 ? (score.At - first).TotalMinutes / span : 0.5) * (Right - Left),
                    HeightOf(score.Score))),
            ],
            curve.Total);
    }

    /// <summary>A score as it is written: "24,5" in Danish.</summary>
    internal static string Text(decimal score, Localizer localizer) =>
        localizer.Number((double)score, decimal.IsInteger(score) ? 0 : 1);
}

/// <summary>One answer, and where it is drawn.</summary>
public sealed record FeedbackPoint(DateTimeOffset At, decimal Score, double X, double Y);

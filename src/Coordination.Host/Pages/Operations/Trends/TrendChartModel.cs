using System.Text;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Citizens.Timeline;

namespace Coordination.Host.Pages.Operations.Trends;

/// <summary>One figure as a chart and as a table.</summary>
/// <param name="Figure">Its name; the texts call it <c>trend.{name}</c>.</param>
/// <param name="Measures"><c>count</c>, <c>level</c> or <c>milliseconds</c>.</param>
/// <param name="Points">What the chart shows.</param>
/// <param name="Rows">What the table shows, in longer steps.</param>
public sealed record TrendChartModel(
    string Figure, string Measures, IReadOnlyList<TrendPoint> Points, IReadOnlyList<TrendPoint> Rows)
{
    /// <summary>The chart's view box.</summary>
    public const int Width = 320;

    /// <summary>The chart's view box.</summary>
    public const int Height = 60;

    private const double Top = 3;
    private const double Bottom = 58;

    /// <summary>Whether anything was sampled at all.</summary>
    public bool IsSampled => Points.Any(static point => point.Value is not null);

    /// <summary>The greatest value of a step.</summary>
    public long Most => Points.Max(static point => point.Value) ?? 0;

    /// <summary>All steps together; of counts only.</summary>
    public long? Sum => Measures == TrendMeasures.Count ? Rows.Sum(static row => row.Value ?? 0) : null;

    /// <summary>The value of the last step in which anything was sampled; null: of none.</summary>
    public long? Last => Points.LastOrDefault(static point => point.Value is not null)?.Value;

    /// <summary>The line over the steps. Where nothing was sampled there is none.</summary>
    public string Line => Path(closed: false);

    /// <summary>What lies below the line.</summary>
    public string Area => Path(closed: true);

    private string Path(bool closed)
    {
        var path = new StringBuilder();
        var step = (double)Width / Points.Count;
        var isDrawn = false;
        foreach (var (index, point) in Points.Index())
        {
            if (point.Value is not { } value)
            {
                if (isDrawn && closed) path.Append('V').Append(SvgNumber.Of(Bottom)).Append('Z');
                isDrawn = false;
                continue;
            }

            var y = SvgNumber.Of(Bottom - (Bottom - Top) * value / Math.Max(1, Most));
            if (!isDrawn) path.Append('M').Append(SvgNumber.Of(index * step)).Append(' ').Append(closed ? SvgNumber.Of(Bottom) : y);
            path.Append('V').Append(y).Append('H').Append(SvgNumber.Of((index + 1) * step));
            isDrawn = true;
        }

        if (isDrawn && closed) path.Append('V').Append(SvgNumber.Of(Bottom)).Append('Z');
        return path.ToString();
    }
}

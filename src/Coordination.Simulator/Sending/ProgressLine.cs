using System.Diagnostics;
using System.Globalization;

namespace Coordination.Simulator.Sending;

/// <summary>A line of progress. On a terminal it is rewritten in place; elsewhere a new line is written from time to time.</summary>
/// <param name="to">Receives the line: standard error.</param>
/// <param name="isTerminal">Whether the line can be rewritten.</param>
internal sealed class ProgressLine(TextWriter to, bool isTerminal)
{
    private readonly TimeSpan _every = isTerminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(5);
    private long _last = Stopwatch.GetTimestamp();
    private int _width;

    /// <summary>Shows the progress of sending if enough time has passed since the last time.</summary>
    /// <param name="total">The number of all events.</param>
    /// <param name="logTime">The log's time reached.</param>
    /// <param name="isLast">Whether to show it in any case and end the line.</param>
    public void Show(SendingStatistics statistics, long total, DateTimeOffset logTime, bool isLast = false)
    {
        var perSecond = statistics.Sent / Math.Max(statistics.Elapsed.TotalSeconds, 0.001);
        Show(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{statistics.Sent:N0}/{total:N0} events, {perSecond:N0}/s, log time {logTime:yyyy-MM-dd HH:mm}, "
                + $"{statistics.Refused:N0} refused"),
            isLast);
    }

    /// <summary>Shows a line if enough time has passed since the last time.</summary>
    /// <param name="isLast">Whether to show it in any case and end the line.</param>
    public void Show(string line, bool isLast = false)
    {
        if (!isLast && Stopwatch.GetElapsedTime(_last) < _every) return;
        _last = Stopwatch.GetTimestamp();
        if (isTerminal) to.Write("\r" + line.PadRight(_width));
        else to.WriteLine(line);
        if (isTerminal && isLast) to.WriteLine();
        _width = line.Length;
        to.Flush();
    }
}

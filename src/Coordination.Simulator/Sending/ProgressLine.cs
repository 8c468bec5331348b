using System.Diagnostics;
using System.Globalization;

namespace Coordination.Simulator.Sending;

/// <summary>One line that says how far it is: rewritten in place on a terminal, now and then a new one elsewhere.</summary>
/// <param name="to">Where; standard error.</param>
/// <param name="isTerminal">Whether the line can be rewritten.</param>
internal sealed class ProgressLine(TextWriter to, bool isTerminal)
{
    private readonly TimeSpan _every = isTerminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(5);
    private long _last = Stopwatch.GetTimestamp();
    private int _width;

    /// <summary>Shows where things stand, if it is time to.</summary>
    /// <param name="total">Events in all.</param>
    /// <param name="logTime">The time the log has come to.</param>
    /// <param name="isLast">Show in any case, and end the line.</param>
    public void Show(SendingStatistics statistics, long total, DateTimeOffset logTime, bool isLast = false)
    {
        if (!isLast && Stopwatch.GetElapsedTime(_last) < _every) return;
        _last = Stopwatch.GetTimestamp();
        var perSecond = statistics.Sent / Math.Max(statistics.Elapsed.TotalSeconds, 0.001);
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{statistics.Sent:N0}/{total:N0} events, {perSecond:N0}/s, log time {logTime:yyyy-MM-dd HH:mm}, {statistics.Refused:N0} "
                + $"refused");
        if (isTerminal) to.Write("\r" + line.PadRight(_width));
        else to.WriteLine(line);
        if (isTerminal && isLast) to.WriteLine();
        _width = line.Length;
        to.Flush();
    }
}

using System.Diagnostics;

namespace Coordination.Storage.Telemetry;

/// <summary>
/// How long appends took in the last minute, from the queue until durable. In memory, one histogram per second with steps of
/// about 19 % (four per doubling, from 64 µs). Thread safe.
/// </summary>
public sealed class JournalLatency
{
    private const int SecondsKept = 60;
    private const int StepsPerDoubling = 4;
    private const int Steps = 80;
    private const double FirstStepMicroseconds = 64;

    private readonly Lock _gate = new();
    private readonly long[] _seconds = new long[SecondsKept];
    private readonly int[,] _counts = new int[SecondsKept, Steps];

    /// <summary>Median and 99th percentile of the last minute; null if nothing was appended.</summary>
    public (TimeSpan P50, TimeSpan P99)? Read()
    {
        Span<long> sums = stackalloc long[Steps];
        var total = 0L;
        var now = Second();
        lock (_gate)
        {
            for (var slot = 0; slot < SecondsKept; slot++)
            {
                if (now - _seconds[slot] >= SecondsKept) continue;
                for (var step = 0; step < Steps; step++)
                {
                    sums[step] += _counts[slot, step];
                    total += _counts[slot, step];
                }
            }
        }

        return total == 0 ? null : (Percentile(sums, total, 0.50), Percentile(sums, total, 0.99));
    }

    internal void Record(IEnumerable<long> queuedAt)
    {
        var now = Stopwatch.GetTimestamp();
        var second = Second();
        var slot = (int)(second % SecondsKept);
        lock (_gate)
        {
            if (_seconds[slot] != second)
            {
                _seconds[slot] = second;
                for (var step = 0; step < Steps; step++) _counts[slot, step] = 0;
            }

            foreach (var start in queuedAt) _counts[slot, StepOf(Stopwatch.GetElapsedTime(start, now))]++;
        }
    }

    // Starts at one minute, so that a slot that was never written (0) lies in the past.
    private static long Second() => (Stopwatch.GetTimestamp() / Stopwatch.Frequency) + SecondsKept;

    private static int StepOf(TimeSpan latency)
    {
        var microseconds = latency.TotalMicroseconds;
        if (microseconds <= FirstStepMicroseconds) return 0;
        return Math.Min(Steps - 1, 1 + (int)(Math.Log2(microseconds / FirstStepMicroseconds) * StepsPerDoubling));
    }

    private static TimeSpan Percentile(ReadOnlySpan<long> sums, long total, double share)
    {
        var rank = (long)Math.Ceiling(total * share);
        var step = 0;
        for (var seen = sums[0]; seen < rank; seen += sums[step]) step++;
        return TimeSpan.FromMicroseconds(FirstStepMicroseconds * Math.Pow(2, (double)step / StepsPerDoubling));
    }
}

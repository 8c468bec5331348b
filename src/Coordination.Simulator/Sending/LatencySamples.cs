namespace Coordination.Simulator.Sending;

/// <summary>Durations and their percentiles.</summary>
/// <remarks>Thread safe.</remarks>
internal sealed class LatencySamples
{
    /// <summary>The number of durations kept. A later one replaces the oldest.</summary>
    public const int KeptMax = 200_000;

    private readonly Lock _gate = new();
    private readonly List<double> _milliseconds = [];
    private long _added;

    public void Add(TimeSpan took)
    {
        lock (_gate)
        {
            if (_milliseconds.Count < KeptMax) _milliseconds.Add(took.TotalMilliseconds);
            else _milliseconds[(int)(_added % KeptMax)] = took.TotalMilliseconds;
            _added++;
        }
    }

    /// <summary>The duration that a share (0 to 1) of the samples did not exceed, in milliseconds; 0 without samples.</summary>
    public double Percentile(double share)
    {
        lock (_gate)
        {
            if (_milliseconds.Count == 0) return 0;
            double[] sorted = [.. _milliseconds.Order()];
            return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
        }
    }
}

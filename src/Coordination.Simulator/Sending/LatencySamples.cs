namespace Coordination.Simulator.Sending;

/// <summary>How long things took.</summary>
/// <remarks>Thread safe.</remarks>
internal sealed class LatencySamples
{
    /// <summary>Times kept; later ones replace the oldest.</summary>
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

    /// <summary>The time within which this share (0 to 1) was done, in milliseconds; 0 when there was none.</summary>
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

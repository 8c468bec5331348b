using Coordination.Silo.Figures;
using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>Reads how the figures developed. Thread safe.</summary>
internal sealed class TrendReader(TrendTable table)
{
    internal async Task<Trend> ReadAsync(TrendRange range, DateTimeOffset now, CancellationToken cancellation)
    {
        var begins = range.StepsUpTo(now);
        return Trend.Of(
            begins, await table.ReadAsync(range.Step, begins[0], TrendSteps.Next(range.Step, begins[^1]), cancellation));
    }
}

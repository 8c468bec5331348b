using Coordination.Domain.Figures;

namespace Coordination.Host.Overview;

/// <summary>Gathers one indicator in one quarter, and tells it without small cells (<see cref="SmallCells"/>).</summary>
/// <remarks>Not thread safe.</remarks>
internal sealed class IndicatorCells
{
    private readonly SortedDictionary<string, (long Citizens, decimal Sum)> _groups = new(StringComparer.Ordinal);

    /// <summary>Adds one citizen.</summary>
    internal void Add(string group, decimal value)
    {
        var (citizens, sum) = _groups.GetValueOrDefault(group);
        _groups[group] = (citizens + 1, sum + value);
    }

    /// <summary>The quarter as it is told.</summary>
    internal IndicatorQuarterView Told(string quarter, int least)
    {
        var groups = _groups.ToArray();
        var (citizens, sum) = (groups.Sum(static group => group.Value.Citizens), groups.Sum(static group => group.Value.Sum));
        var told = SmallCells.Told(
            [.. groups.Select(static group => group.Value.Citizens), citizens],
            [new CellSum(groups.Length, [.. Enumerable.Range(0, groups.Length)])], least);
        return new IndicatorQuarterView(
            quarter, told[^1] ? citizens : null, told[^1] ? Mean(citizens, sum) : null,
            [
                .. groups.Select((group, index) => told[index]
                    ? new IndicatorGroupView(group.Key, group.Value.Citizens, Mean(group.Value.Citizens, group.Value.Sum))
                    : new IndicatorGroupView(group.Key, null, null)),
            ]);
    }

    private static decimal Mean(long citizens, decimal sum) => Math.Round(sum / citizens, 2, MidpointRounding.AwayFromZero);
}

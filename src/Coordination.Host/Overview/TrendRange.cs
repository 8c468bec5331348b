using Coordination.Domain.Calendar;
using Coordination.Silo.Figures;

namespace Coordination.Host.Overview;

/// <summary>How far back a trend goes, and in which steps.</summary>
/// <param name="Code">What addresses call it.</param>
/// <param name="Step">The steps of its samples, as <see cref="TrendSteps"/> names them.</param>
internal sealed record TrendRange(string Code, string Step)
{
    /// <summary>The last 24 hours in steps of five minutes.</summary>
    internal static readonly TrendRange Day = new("24h", TrendSteps.FiveMinutes);

    /// <summary>The last 30 days in hours.</summary>
    internal static readonly TrendRange Month = new("30d", TrendSteps.Hour);

    /// <summary>The last 365 days.</summary>
    internal static readonly TrendRange Year = new("1y", TrendSteps.Day);

    internal static IReadOnlyList<TrendRange> All { get; } = [Day, Month, Year];

    /// <summary>The range of a code; none: 24 hours. Null: no range has this code.</summary>
    internal static TrendRange? Find(string? code) =>
        string.IsNullOrEmpty(code) ? Day : All.FirstOrDefault(range => range.Code == code);

    /// <summary>The begins of its steps up to now.</summary>
    internal IReadOnlyList<DateTimeOffset> StepsUpTo(DateTimeOffset now)
    {
        var from = Step switch
        {
            TrendSteps.FiveMinutes => now.AddHours(-24),
            TrendSteps.Hour => now.AddDays(-30),
            _ => LocalTime.AddDays(now, -365),
        };
        List<DateTimeOffset> begins = [];
        for (var begin = TrendSteps.Next(Step, TrendSteps.BeginOf(Step, from)); begin <= now; begin = TrendSteps.Next(Step, begin))
            begins.Add(begin);
        return begins;
    }
}

using Coordination.Domain.Calendar;
using Coordination.Storage.Operations;

namespace Coordination.Silo.Figures;

/// <summary>The steps in which figures are sampled, and how long the samples of each are kept.</summary>
public static class TrendSteps
{
    public const string FiveMinutes = "five-minutes";

    public const string Hour = "hour";

    /// <summary>A local day.</summary>
    public const string Day = "day";

    private static readonly TimeSpan FiveMinutesLength = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan HourLength = TimeSpan.FromHours(1);
    private static readonly TimeSpan FiveMinutesKept = TimeSpan.FromHours(48);
    private static readonly TimeSpan HoursKept = TimeSpan.FromDays(40);
    private static readonly TimeSpan DaysKept = TimeSpan.FromDays(400);

    /// <summary>The step of each kind that an instant is in, in the order in which they are written.</summary>
    public static IReadOnlyList<TrendStep> Of(DateTimeOffset now) =>
    [
        new(FiveMinutes, BeginOf(FiveMinutes, now), now - FiveMinutesKept),
        new(Hour, BeginOf(Hour, now), now - HoursKept),
        new(Day, BeginOf(Day, now), now - DaysKept),
    ];

    /// <summary>The begin of the step that an instant is in, in UTC.</summary>
    public static DateTimeOffset BeginOf(string step, DateTimeOffset at) => step switch
    {
        FiveMinutes => Whole(at, FiveMinutesLength),
        Hour => Whole(at, HourLength),
        _ => LocalTime.StartOfDay(LocalTime.DayOf(at)).ToUniversalTime(),
    };

    /// <summary>The begin of the step after one that begins at an instant.</summary>
    public static DateTimeOffset Next(string step, DateTimeOffset begin) => step switch
    {
        FiveMinutes => begin + FiveMinutesLength,
        Hour => begin + HourLength,
        _ => LocalTime.StartOfDay(LocalTime.DayOf(begin).AddDays(1)).ToUniversalTime(),
    };

    /// <summary>The last whole length before an instant, in UTC.</summary>
    private static DateTimeOffset Whole(DateTimeOffset at, TimeSpan length) =>
        new(at.UtcTicks - at.UtcTicks % length.Ticks, TimeSpan.Zero);
}

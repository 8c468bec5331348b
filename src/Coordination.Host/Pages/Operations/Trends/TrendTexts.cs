using Coordination.Host.Overview;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Operations.Trends;

/// <summary>Instants and values of trends in words.</summary>
internal static class TrendTexts
{
    /// <summary>An instant of a chart: with the time of day where the range is a day, else the day alone.</summary>
    internal static string Of(Localizer texts, string range, DateTimeOffset at) =>
        range == TrendRange.Day.Code ? texts.Clock(at) : texts.ShortDay(Localizer.DayOf(at));

    /// <summary>A row of a table: an hour, a day or a month.</summary>
    internal static string Row(Localizer texts, string range, DateTimeOffset at) =>
        range == TrendRange.Day.Code ? $"{texts.ShortDay(Localizer.DayOf(at))} {texts.Clock(at)}"
        : range == TrendRange.Month.Code ? texts.ShortDay(Localizer.DayOf(at))
        : texts.Month(Localizer.DayOf(at), withYear: true);

    /// <summary>A value with its unit.</summary>
    internal static string Value(Localizer texts, string measures, long? value) =>
        value is not { } known ? texts["trends.none"]
        : measures == TrendMeasures.Milliseconds ? texts["operations.ms", texts.Number(known)] : texts.Number(known);
}

namespace Coordination.Domain.Calendar;

/// <summary>
/// Decides which days are business days (hverdage): all days but Saturdays, Sundays, Danish public holidays and the days that policy
/// excludes (5 June, 24 and 31 December by default).
/// </summary>
/// <remarks>
/// Thread safe; each year is computed once. Basis: the holidays of the Danish national church. Store Bededag was abolished from 2024
/// by law no. 214 of 6 March 2023.
/// </remarks>
public sealed class DanishCalendar(IReadOnlyList<MonthDay> locallyObserved)
{
    private const int StoreBededagLastYear = 2023;
    private const int StoreBededagAfterEaster = 26;
    private const int LeapYearDays = 366;

    // Offsets in days from Easter Sunday: Maundy Thursday, Good Friday, Easter, Easter Monday, Ascension, Whit Sunday and Monday.
    private static readonly int[] AroundEaster = [-3, -2, 0, 1, 39, 49, 50];

    // Indexed by year. Two threads may compute the same year at once; both results are equal.
    private readonly Year?[] _years = new Year?[DateOnly.MaxValue.Year + 1];

    /// <summary>The days that policy excludes besides public holidays.</summary>
    public IReadOnlyList<MonthDay> LocallyObserved { get; } = [.. locallyObserved];

    /// <summary>Whether the day is a public holiday by law. Days excluded by policy do not count.</summary>
    public bool IsPublicHoliday(DateOnly date) => YearOf(date.Year).IsHoliday[date.DayOfYear - 1];

    public bool IsBusinessDay(DateOnly date) => YearOf(date.Year).IsBusinessDay[date.DayOfYear - 1];

    /// <summary>
    /// The day that many business days later, the start day not counting; negative: earlier; 0: the day itself, business
    /// day or not. Where the calendar ends before that, its last or first day.
    /// </summary>
    public DateOnly AddBusinessDays(DateOnly date, int count)
    {
        if (count == 0) return date;
        var (step, left) = (Math.Sign(count), Math.Abs(count));
        var (year, day) = (YearOf(date.Year), date.DayNumber);
        while (left > 0)
        {
            day += step;
            if (day < DateOnly.MinValue.DayNumber || day > DateOnly.MaxValue.DayNumber) return DateOnly.FromDayNumber(day - step);
            if (day < year.First || day > year.Last) year = YearOf(DateOnly.FromDayNumber(day).Year);
            if (year.IsBusinessDay[day - year.First]) left--;
        }

        return DateOnly.FromDayNumber(day);
    }

    /// <summary>
    /// The number of business days from one day to another, counted like <see cref="AddBusinessDays"/>: the first day does not count,
    /// the last does. Negative when the last is earlier.
    /// </summary>
    public int BusinessDaysBetween(DateOnly from, DateOnly to)
    {
        var step = to < from ? -1 : 1;
        var count = 0;
        while (from != to)
        {
            from = from.AddDays(step);
            if (IsBusinessDay(from))
                count += step;
        }

        return count;
    }

    /// <summary>The day itself if it is a business day, else the next business day.</summary>
    public DateOnly RollForward(DateOnly date) => IsBusinessDay(date) ? date : AddBusinessDays(date, 1);

    private Year YearOf(int number) => _years[number] ??= WorkOut(number);

    private Year WorkOut(int number)
    {
        var first = new DateOnly(number, 1, 1);
        var days = DateTime.IsLeapYear(number) ? LeapYearDays : LeapYearDays - 1;
        var year = new Year(first.DayNumber, first.DayNumber + days - 1, new bool[days], new bool[days]);
        foreach (var holiday in Holidays(number))
            year.IsHoliday[holiday.DayOfYear - 1] = true;

        for (var index = 0; index < days; index++)
        {
            var day = first.AddDays(index);
            year.IsBusinessDay[index] = !year.IsHoliday[index]
                && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                && !LocallyObserved.Any(observed => observed.Is(day));
        }

        return year;
    }

    private static IEnumerable<DateOnly> Holidays(int year)
    {
        yield return new DateOnly(year, 1, 1);
        yield return new DateOnly(year, 12, 25);
        yield return new DateOnly(year, 12, 26);

        var easter = EasterSunday(year);
        foreach (var days in AroundEaster)
            yield return easter.AddDays(days);
        if (year <= StoreBededagLastYear)
            yield return easter.AddDays(StoreBededagAfterEaster);
    }

    // The Gregorian computus in the form of Meeus, Jones and Butcher.
    private static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = Math.DivRem(year, 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var (month, day) = Math.DivRem(epact + weekday - (7 * correction) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    /// <summary>A year's days, from its first day number to its last.</summary>
    private sealed record Year(int First, int Last, bool[] IsHoliday, bool[] IsBusinessDay);
}

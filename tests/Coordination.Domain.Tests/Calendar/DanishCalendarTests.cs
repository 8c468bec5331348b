using Coordination.Domain.Calendar;
using static Coordination.Domain.Tests.Calendar.Dates;

namespace Coordination.Domain.Tests.Calendar;

public sealed class DanishCalendarTests
{
    private static readonly HashSet<DateOnly> Table =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "dk_holidays_2015_2029.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(columns => columns[2] == "public")
            .Select(columns => Day(columns[0])),
    ];

    public static TheoryData<int> YearsOfTheTable => [.. Enumerable.Range(2015, 15)];

    [Theory, MemberData(nameof(YearsOfTheTable))]
    public void Public_holidays_are_those_of_the_table(int year)
    {
        var computed = DaysOf(year).Where(Denmark.IsPublicHoliday);

        Assert.Equal(Table.Where(day => day.Year == year).Order(), computed);
        Assert.Equal(year <= 2023 ? 11 : 10, Table.Count(day => day.Year == year));
    }

    [Theory, MemberData(nameof(YearsOfTheTable))]
    public void Business_days_leave_out_weekends_the_table_and_what_policy_names(int year)
    {
        var expected = DaysOf(year).Where(day =>
            day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && !Table.Contains(day)
            && (day.Month, day.Day) is not ((6, 5) or (12, 24) or (12, 31)));

        Assert.Equal(expected, DaysOf(year).Where(Denmark.IsBusinessDay));
    }

    [Fact]
    public void Without_local_days_constitution_day_is_a_business_day() =>
        Assert.True(new DanishCalendar([]).IsBusinessDay(Day("2026-06-05")));

    [Theory]
    [InlineData("2023-05-05", true)]
    [InlineData("2024-04-26", false)]
    public void Store_bededag_is_gone_from_2024(string day, bool holiday) => Assert.Equal(holiday, Denmark.IsPublicHoliday(Day(day)));

    [Theory]
    [InlineData("2026-04-01", 1, "2026-04-07")] // Wednesday before Easter
    [InlineData("2026-04-01", 5, "2026-04-13")]
    [InlineData("2026-04-07", -1, "2026-04-01")]
    [InlineData("2026-12-23", 1, "2026-12-28")] // Christmas
    [InlineData("2026-12-23", 4, "2027-01-04")] // 28, 29, 30 December; 31 is left out, 1 January a Friday
    [InlineData("2027-01-04", -4, "2026-12-23")]
    [InlineData("2026-05-13", 1, "2026-05-15")] // Ascension
    [InlineData("2026-05-22", 1, "2026-05-26")] // Whitsun
    [InlineData("2026-08-29", 1, "2026-08-31")] // from a Saturday
    [InlineData("2026-08-29", 0, "2026-08-29")]
    [InlineData("2026-08-30", -1, "2026-08-28")]
    public void The_start_day_does_not_count(string from, int count, string expected)
    {
        Assert.Equal(Day(expected), Denmark.AddBusinessDays(Day(from), count));
        Assert.Equal(count, Denmark.BusinessDaysBetween(Day(from), Day(expected)));
    }

    [Fact]
    public void Counting_there_and_back_ends_where_it_began()
    {
        foreach (var day in DaysOf(2026).Where(Denmark.IsBusinessDay))
        {
            for (var count = -40; count <= 40; count++)
            {
                var there = Denmark.AddBusinessDays(day, count);
                Assert.Equal(count, Denmark.BusinessDaysBetween(day, there));
                Assert.Equal(day, Denmark.AddBusinessDays(there, -count));
            }
        }
    }

    [Theory]
    [InlineData("06-05", 6, 5)]
    [InlineData("02-29", 2, 29)]
    public void A_day_of_the_year_is_read_and_written(string text, int month, int day)
    {
        Assert.True(MonthDay.TryParse(text, out var value));
        Assert.Equal(new MonthDay(month, day), value);
        Assert.Equal(text, value.ToString());
    }

    [Theory]
    [InlineData("13-01")]
    [InlineData("6-5")]
    [InlineData("02-30")]
    public void No_day_of_the_year_is_refused(string text) => Assert.False(MonthDay.TryParse(text, out _));

    private static IEnumerable<DateOnly> DaysOf(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            yield return day;
    }
}

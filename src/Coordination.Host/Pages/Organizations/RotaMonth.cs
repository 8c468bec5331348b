using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Host.Pages.Organizations;

/// <summary>A month of a department's rota: a row for each day, a column for each department for which the entry is staffed.</summary>
/// <param name="First">The first day of the month.</param>
/// <param name="Others">The other departments, in the order of the document.</param>
/// <param name="Days">The days of the month.</param>
/// <param name="Turns">The entries of the document that lie in the month, soonest first.</param>
public sealed record RotaMonth(
    DateOnly First, IReadOnlyList<Department> Others, IReadOnlyList<RotaDay> Days, IReadOnlyList<RotaEntry> Turns)
{
    private const string Format = "yyyy-MM";

    /// <summary>The month as an address names it.</summary>
    public string Code => CodeOf(First);

    public string Previous => CodeOf(First.AddMonths(-1));

    public string Next => CodeOf(First.AddMonths(1));

    internal static RotaMonth Of(Organization organization, Department department, string? month, DateOnly today)
    {
        var isMonth = DateOnly.TryParseExact(month, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked)
            && OutsideTime.IsWithin(asked) && OutsideTime.IsWithin(asked.AddDays(-1)) && OutsideTime.IsWithin(asked.AddMonths(2));
        var first = isMonth ? asked : new DateOnly(today.Year, today.Month, 1);
        var (from, until) = (LocalTime.StartOfDay(first), LocalTime.StartOfDay(first.AddMonths(1)));
        var code = new DepartmentCode(department.Code);
        var others = RotaHoles.Others(organization, code).Select(other => organization.Find(other)!).ToList();
        var periods = others.ConvertAll(other => RotaPeriods.Of(organization, code, new DepartmentCode(other.Code), from, until));
        return new RotaMonth(
            first, others,
            [.. Enumerable.Range(0, first.AddMonths(1).DayNumber - first.DayNumber).Select(day => RotaDay.Of(first.AddDays(day), periods))],
            [
                .. organization.Document.Rota.Where(turn => turn.Department == department.Code && StartOf(turn.From) < until
                    && EndOf(turn.To) > from).OrderBy(static turn => StartOf(turn.From)),
            ]);
    }

    /// <summary>The first instant of a time.</summary>
    internal static DateTimeOffset StartOf(DateOrInstant from) => from.Date is { } day ? LocalTime.StartOfDay(day) : from.Instant!.Value;

    /// <summary>The first instant after a time; a day is over when the next begins.</summary>
    internal static DateTimeOffset EndOf(DateOrInstant to) =>
        to.Date is { } day ? LocalTime.StartOfDay(day.AddDays(1)) : to.Instant!.Value;

    private static string CodeOf(DateOnly first) => first.ToString(Format, CultureInfo.InvariantCulture);
}

/// <summary>A day of a rota.</summary>
/// <param name="Entries">For each other department, who staffs the entry when: nothing of the day is left out.</param>
public sealed record RotaDay(DateOnly Day, IReadOnlyList<IReadOnlyList<RotaPart>> Entries)
{
    internal static RotaDay Of(DateOnly day, IReadOnlyList<IReadOnlyList<RotaPeriod>> periods)
    {
        var (start, end) = (LocalTime.StartOfDay(day), LocalTime.StartOfDay(day.AddDays(1)));
        return new RotaDay(
            day,
            [
                .. periods.Select(entry => entry.Where(period => period.From < end && (period.To is null || period.To > start))
                    .Select(period => RotaPart.Of(day, start, end, period)).ToList()),
            ]);
    }
}

/// <summary>A part of a day.</summary>
/// <param name="By">The id of who staffs the entry; null: nobody does.</param>
/// <param name="From">Its start; the day where it begins with the day.</param>
/// <param name="To">Its end; the day where it ends with the day.</param>
public sealed record RotaPart(string? By, DateOrInstant From, DateOrInstant To)
{
    /// <summary>Whether it is the whole day.</summary>
    public bool IsWholeDay => From.Date is not null && To.Date is not null;

    internal static RotaPart Of(DateOnly day, DateTimeOffset start, DateTimeOffset end, RotaPeriod period) => new(
        period.By?.Value,
        period.From <= start ? day : period.From,
        period.To is { } to && to < end ? to : day);
}

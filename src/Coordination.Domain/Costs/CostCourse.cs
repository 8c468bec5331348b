using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Costs;

/// <summary>What an intervention costs, who pays, and the days that are paid for: those on which it runs and is not paused.</summary>
/// <param name="Payer">As reported; null: not reported.</param>
/// <param name="Amount">Kroner of one payment.</param>
/// <param name="Days">In order.</param>
public sealed record CostCourse(
    DepartmentCode Department, string Kind, string? Payer, decimal Amount, CostPeriod Per, ImmutableArray<DaySpan> Days)
{
    private const int DaysOfWeek = 7;
    private const int Decimals = 2;

    /// <summary>
    /// The course of an intervention; null: its cost was not reported, or by a word for the period that this version does not know.
    /// </summary>
    /// <param name="it">The intervention.</param>
    /// <param name="diedOn">The day from whose beginning nothing is paid for, because the citizen died; null: none.</param>
    public static CostCourse? Of(Intervention it, DateOnly? diedOn) =>
        it.Cost is { } cost && (cost.Per is null ? CostPeriod.Once : Vocabulary.Find<CostPeriod>(cost.Per)) is { } per
            ? new CostCourse(it.Department, it.Kind, it.Payer?.Trim(), cost.Amount, per, DaysOf(it, per, diedOn))
            : null;

    /// <summary>
    /// What it costs in an interval of local days, to the øre. Of a calendar month, quarter or year it is the share of its days; a single
    /// payment falls on the first day, also when that is a day of a pause or the day on which it ended.
    /// </summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    public decimal In(DateOnly first, DateOnly last)
    {
        if (Per == CostPeriod.Once) return Days is [var begins, ..] && begins.In(first, last)?.First == begins.First ? Amount : 0;
        var sum = 0m;
        foreach (var span in Days)
            if (span.In(first, last) is { } paid) sum += Of(paid.First, paid.Last!.Value);
        return Math.Round(sum, Decimals, MidpointRounding.AwayFromZero);
    }

    private decimal Of(DateOnly first, DateOnly last) => Per switch
    {
        CostPeriod.Day => Amount * DaysFrom(first, last),
        CostPeriod.Week => Amount * DaysFrom(first, last) / DaysOfWeek,
        CostPeriod.Month => OfMonths(first, last, 1),
        CostPeriod.Quarter => OfMonths(first, last, 3),
        _ => OfMonths(first, last, 12),
    };

    private decimal OfMonths(DateOnly first, DateOnly last, int months)
    {
        var sum = 0m;
        for (var begin = new DateOnly(first.Year, ((first.Month - 1) / months * months) + 1, 1); ;)
        {
            var end = begin.PlusMonths(months).PlusDays(-1);
            var (from, to) = (begin > first ? begin : first, end < last ? end : last);
            sum += Amount * DaysFrom(from, to) / DaysFrom(begin, end);
            if (end >= last) return sum;
            begin = end.PlusDays(1);
        }
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;

    private static int DaysFrom(DateOnly first, DateOnly last) => last.DayNumber - first.DayNumber + 1;

    private static ImmutableArray<DaySpan> DaysOf(Intervention it, CostPeriod per, DateOnly? diedOn)
    {
        if (per == CostPeriod.Once)
            return it.BeginsAt is null || diedOn <= it.StartsOn ? [] : [new DaySpan(it.StartsOn, it.StartsOn)];
        // On the day on which it was ended it does not run, on the planned last day it does.
        var last = Earlier(it.EndsOn, Earlier(it.EndedOn, diedOn)?.PlusDays(-1));
        if (last < it.StartsOn) return [];
        var days = ImmutableArray.CreateBuilder<DaySpan>();
        // Of several pauses up to a day the one reported last counts, as for the status on that day.
        var (runsFrom, reported, paused) = ((DateOnly?)it.StartsOn, -1, false);
        foreach (var (index, pause) in it.Pauses.Index().OrderBy(static one => one.Item.On).ThenBy(static one => one.Index))
        {
            if (pause.On > last) break;
            if (index < reported) continue;
            (reported, paused) = (index, pause.Paused);
            if (paused && runsFrom is { } begun)
            {
                if (pause.On > begun) days.Add(new DaySpan(begun, pause.On.PlusDays(-1)));
                runsFrom = null;
            }
            else if (!paused) runsFrom ??= pause.On > it.StartsOn ? pause.On : it.StartsOn;
        }

        if (runsFrom is { } open) days.Add(new DaySpan(open, last));
        return days.ToImmutable();
    }
}

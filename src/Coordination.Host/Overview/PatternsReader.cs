using Coordination.Domain.Calendar;
using Coordination.Silo.Clock;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Overview;

/// <summary>
/// Reads patterns for advisers: what happens to how many citizens between which departments. Never a person, a day, or a number below five;
/// whole quarters only and no totals, so that no difference of two answers tells of fewer.
/// </summary>
internal sealed class PatternsReader(PatternTable table, ServiceClock clock)
{
    private const int CitizensMin = 5;

    /// <summary>The patterns of a quarter that is over; null: the word names none.</summary>
    /// <param name="quarter">Such as 2026-Q2; null or empty: the last that is over.</param>
    internal async Task<PatternsView?> ReadAsync(string? quarter, CancellationToken cancellation)
    {
        if (!TryQuarter(quarter, out var read)) return null;
        var (from, to) = (LocalTime.StartOfDay(read.First), LocalTime.StartOfDay(read.Next.First));
        var conflicts = await table.ReadConflictsAsync(from, to, CitizensMin, cancellation);
        var handovers = await table.ReadHandoversAsync(from, to, CitizensMin, cancellation);
        var chains = await table.ReadChainsAsync(from, to, CitizensMin, cancellation);
        var waits = await table.ReadWaitsAsync(from, to, CitizensMin, cancellation);
        return new PatternsView(
            read.ToString(), CitizensMin,
            [.. conflicts.Select(static row => new ConflictPatternView(row.One, DepartmentSet.Of(row.Other), row.Citizens))],
            [.. handovers.Select(static row => new HandoverPatternView(row.One, row.Other, row.Citizens))],
            [.. chains.Select(static row => new HandoverPatternView(row.One, row.Other, row.Citizens))],
            [.. waits.Select(static row => new WaitPatternView(
                row.Stage, DepartmentSet.Of(row.Departments), row.Citizens, row.MeanHours))]);
    }

    /// <summary>The last quarters that are over, the newest first.</summary>
    internal IReadOnlyList<string> Quarters(int count) =>
        [.. Enumerable.Range(1, count).Select(back => Quarter.Of(LocalTime.DayOf(clock.Now)).Plus(-back).ToString())];

    /// <summary>A quarter that is over; without a word the last that is.</summary>
    private bool TryQuarter(string? word, out Quarter quarter)
    {
        var running = Quarter.Of(LocalTime.DayOf(clock.Now));
        quarter = running.Plus(-1);
        return string.IsNullOrEmpty(word) || (Quarter.TryParse(word, out quarter) && quarter.First < running.First);
    }
}

/// <summary>Patterns of a quarter.</summary>
/// <param name="Least">Numbers below it are left out.</param>
/// <param name="Chains">Sanctions that were reversed with a single benefit asked for after them, from department to department.</param>
/// <param name="Waits">Waits that ended, by stage.</param>
internal sealed record PatternsView(
    string Quarter, int Least, IReadOnlyList<ConflictPatternView> Conflicts, IReadOnlyList<HandoverPatternView> Handovers,
    IReadOnlyList<HandoverPatternView> Chains, IReadOnlyList<WaitPatternView> Waits);

/// <summary>How many citizens one department waited for another about, and how long.</summary>
/// <param name="Departments">Who waited, and for whom.</param>
/// <param name="MeanHours">The mean, in whole hours.</param>
internal sealed record WaitPatternView(string Stage, IReadOnlyList<string> Departments, long Citizens, long MeanHours);

/// <summary>How many citizens had a kind of conflict between departments.</summary>
internal sealed record ConflictPatternView(string Kind, IReadOnlyList<string> Departments, long Citizens);

/// <summary>Of how many citizens something was offered from one department to another.</summary>
internal sealed record HandoverPatternView(string From, string To, long Citizens);

using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>
/// Patterns for advisers: what happens to how many citizens between which departments. Never a person, a day, or a number below five; whole
/// quarters only and no totals, so that no difference of two answers tells of fewer.
/// </summary>
internal static class PatternsResource
{
    private const int CitizensMin = 5;
    private const int MonthsOfAQuarter = 3;

    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/operations/patterns", ReadAsync).RequireAuthorization(AccessPolicies.Patterns).WithTags("Operations")
            .WithSummary("Conflicts and handovers of a quarter by pair of departments, in numbers of citizens from five on")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<PatternsView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, PatternTable table, ServiceClock clock, string? quarter = null)
    {
        var today = LocalTime.DayOf(clock.Now);
        if (!TryQuarter(quarter, today, out var first))
            return Problems.Parameter(nameof(quarter), "a quarter that is over, such as 2026-Q2");
        var (from, to) = (LocalTime.StartOfDay(first), LocalTime.StartOfDay(first.AddMonths(MonthsOfAQuarter)));
        var conflicts = await table.ReadConflictsAsync(from, to, CitizensMin, http.RequestAborted);
        var handovers = await table.ReadHandoversAsync(from, to, CitizensMin, http.RequestAborted);
        return TypedResults.Ok(new PatternsView(
            string.Create(CultureInfo.InvariantCulture, $"{first.Year}-Q{((first.Month - 1) / MonthsOfAQuarter) + 1}"), CitizensMin,
            [.. conflicts.Select(static row => new ConflictPatternView(row.One, DepartmentSet.Of(row.Other), row.Citizens))],
            [.. handovers.Select(static row => new HandoverPatternView(row.One, row.Other, row.Citizens))]));
    }

    /// <summary>The first day of a quarter that is over; without a word the last that is.</summary>
    private static bool TryQuarter(string? word, DateOnly today, out DateOnly first)
    {
        var running = new DateOnly(today.Year, ((today.Month - 1) / MonthsOfAQuarter * MonthsOfAQuarter) + 1, 1);
        first = running.AddMonths(-MonthsOfAQuarter);
        if (string.IsNullOrEmpty(word)) return true;
        if (word is not [_, _, _, _, '-', 'Q', >= '1' and <= '4'] || !int.TryParse(
            word.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2200) return false;
        first = new DateOnly(year, ((word[6] - '1') * MonthsOfAQuarter) + 1, 1);
        return first < running;
    }
}

/// <summary>Patterns of a quarter.</summary>
/// <param name="Least">Numbers below it are left out.</param>
internal sealed record PatternsView(
    string Quarter, int Least, IReadOnlyList<ConflictPatternView> Conflicts, IReadOnlyList<HandoverPatternView> Handovers);

/// <summary>How many citizens had a kind of conflict between departments.</summary>
internal sealed record ConflictPatternView(string Kind, IReadOnlyList<string> Departments, long Citizens);

/// <summary>Of how many citizens something was offered from one department to another.</summary>
internal sealed record HandoverPatternView(string From, string To, long Citizens);

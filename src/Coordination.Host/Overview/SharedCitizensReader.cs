using Coordination.Domain.Calendar;
using Coordination.Host.Http;
using Coordination.Silo.Clock;
using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>Counts shared citizens per pair of departments, and reads the progress of the programme.</summary>
internal sealed class SharedCitizensReader(SharedCitizenTable table, ProgrammeTargetTable targets, ServiceClock clock)
{
    /// <summary>The length in days of the default period, which ends today.</summary>
    internal const int PeriodDaysUsual = 90;

    /// <summary>The current counts as somebody is told them, and the programme at the pace of a period.</summary>
    internal async Task<SharedSummaryView> ReadAsync(ToldFigures told, InstantRange period, CancellationToken cancellation)
    {
        var (now, seenBy) = (clock.Now, told.Own);
        var counts = await table.CountAsync(cancellation);
        var seen = seenBy is null
            ? counts
            : [.. Told(told, counts, await table.CountSecretAsync(cancellation)).Where(count => count.Departments.Any(seenBy.Contains))];
        var (total, pairs) = (SharedCitizenCounts.Of(seen).As(told.OfAll), new List<SharedPairView>());
        SharedCount[] named = [.. seen.Select(count => count with { Departments = told.Named(count.Departments) })];
        foreach (var pair in named.SelectMany(static count => PairsOf(count.Departments)).Distinct().Order())
        {
            var both = named.Where(count => count.Departments.Contains(pair.One) && count.Departments.Contains(pair.Other));
            var counted = SharedCitizenCounts.Of(both).As(count => told.Of([pair.One, pair.Other], count));
            if (counted.Shared > 0) pairs.Add(new SharedPairView([pair.One, pair.Other], counted));
        }

        // The programme covers the whole municipality, whoever the caller is.
        return new SharedSummaryView(now, total, pairs, await ProgrammeAsync(counts, period, LocalTime.DayOf(now), cancellation));
    }

    /// <summary>
    /// The counts with secret matters as another authority's: whoever counts the list beside them must not find one more here.
    /// </summary>
    private static IEnumerable<SharedCount> Told(
        ToldFigures told, IReadOnlyList<SharedCount> counts, IReadOnlyList<SecretSharedCount> secret) => counts
        .Concat(secret.Select(static part => part.Count with { Count = -part.Count.Count }))
        .Concat(secret.Select(part => part.Count with { Departments = told.Named(part.Count.Departments, part.Hidden, part.Besides) }));

    private async Task<ProgrammeView> ProgrammeAsync(
        IReadOnlyList<SharedCount> counts, InstantRange period, DateOnly today, CancellationToken cancellation)
    {
        var to = period.To is { } end && LocalTime.DayOf(end.AddTicks(-1)) is var last && last < today ? last : today;
        var from = period.From is { } begin ? LocalTime.DayOf(begin) : to.AddDays(1 - PeriodDaysUsual);
        var agreed = from <= to ? await table.CountPlansAgreedAsync(from, to, cancellation) : 0;
        var target = await targets.ReadAsync(cancellation);
        return ProgrammeView.Of(
            target, counts.Where(static count => count.HasPlan).Sum(static count => count.Count), agreed, from, to, today);
    }

    private static IEnumerable<(string One, string Other)> PairsOf(IReadOnlyList<string> departments) =>
        from one in departments
        from other in departments
        where string.CompareOrdinal(one, other) < 0
        select (one, other);
}

/// <summary>Shared citizens now, and the programme.</summary>
/// <param name="At">The instant of the count, by the service's clock.</param>
/// <param name="Total">The counts of all shared citizens the caller sees.</param>
/// <param name="Pairs">The counts per pair of departments. A citizen of three departments counts in each of the three pairs.</param>
/// <param name="Programme">The progress of the programme.</param>
internal sealed record SharedSummaryView(
    DateTimeOffset At, SharedCitizenCounts Total, IReadOnlyList<SharedPairView> Pairs, ProgrammeView Programme);

/// <summary>Shared citizens of two departments.</summary>
internal sealed record SharedPairView(IReadOnlyList<string> Departments, SharedCitizenCounts Count);

/// <summary>The number of shared citizens, with and without a coordinator, with and without a plan.</summary>
internal sealed record SharedCitizenCounts(long Shared, long WithCoordinator, long WithoutCoordinator, long WithPlan, long WithoutPlan)
{
    internal static SharedCitizenCounts Of(IEnumerable<SharedCount> counts) => counts.Aggregate(
        new SharedCitizenCounts(0, 0, 0, 0, 0),
        static (sum, count) => new SharedCitizenCounts(
            sum.Shared + count.Count,
            sum.WithCoordinator + (count.HasCoordinator ? count.Count : 0),
            sum.WithoutCoordinator + (count.HasCoordinator ? 0 : count.Count),
            sum.WithPlan + (count.HasPlan ? count.Count : 0), sum.WithoutPlan + (count.HasPlan ? 0 : count.Count)));

    /// <summary>The same with each number as it is told.</summary>
    internal SharedCitizenCounts As(Func<long, long> told) =>
        new(told(Shared), told(WithCoordinator), told(WithoutCoordinator), told(WithPlan), told(WithoutPlan));
}

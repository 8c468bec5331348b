using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>All counts of the operations summary, in one type so that counters can replace those that become expensive.</summary>
public sealed class OperationsCounts
{
    private readonly IDatabase _database;

    internal OperationsCounts(IDatabase database) => _database = database;

    /// <summary>Counts now. The parts are read concurrently, so they may differ by a moment.</summary>
    public async Task<OperationsSummary> ReadAsync(CancellationToken cancellation = default)
    {
        var totals = _database.ReadAsync(
            new Statement("Operations/count_totals"), static row => (Name: row.Text(0), Count: row.Number(1)), cancellation);
        var oldest = _database.ReadFirstAsync(
            new Statement("Operations/read_oldest_arrival"), static row => row.InstantOrNull(0), cancellation);
        var conflicts = _database.ReadAsync(
            new Statement("Operations/count_open_conflicts"),
            static row => new OpenConflicts(row.Text(0), row.Text(1), row.Number(2)), cancellation);
        await Task.WhenAll(totals, oldest, conflicts).ConfigureAwait(false);
        var count = (await totals.ConfigureAwait(false)).ToDictionary(total => total.Name, total => total.Count);
        return new OperationsSummary(
            count["inbox"], await oldest.ConfigureAwait(false), count["refused"], count["dead-letters"], count["parked"],
            await conflicts.ConfigureAwait(false), count["handovers-pending"], count["handovers-expired"], count["citizens-shared"],
            count["citizens-without-coordinator"]);
    }

    /// <summary>Counts that grow with the number of citizens: a million rows of each take tenths of a second.</summary>
    public async Task<OperationsTotals> ReadTotalsAsync(CancellationToken cancellation = default)
    {
        var totals = _database.ReadAsync(
            new Statement("Operations/count_grown"), static row => (Name: row.Text(0), Count: row.Number(1)), cancellation);
        var deadlines = _database.ReadAsync(
            new Statement("Operations/count_open_deadlines"),
            static row => new OpenDeadlines(row.Text(0), row.Number(1), row.Number(2), row.Number(3)),
            cancellation);
        await Task.WhenAll(totals, deadlines).ConfigureAwait(false);
        var count = (await totals.ConfigureAwait(false)).ToDictionary(total => total.Name, total => total.Count);
        return new OperationsTotals(await deadlines.ConfigureAwait(false), count["alerts-unacknowledged"], count["citizens"]);
    }
}

/// <summary>Counts of the operations summary.</summary>
/// <param name="InboxCount">Arrivals that wait.</param>
/// <param name="InboxOldest">When the oldest of them was received; null if none waits.</param>
/// <param name="Refused">Events that were ever refused.</param>
/// <param name="DeadLetters">Arrivals that could not be applied.</param>
/// <param name="Parked">Events that wait for the item they change.</param>
/// <param name="Conflicts">Open conflicts by kind and pair of departments.</param>
/// <param name="HandoversPending">Handovers offered and not answered.</param>
/// <param name="HandoversExpired">Handovers nobody answered in time.</param>
/// <param name="CitizensShared">Citizens with active interventions of two departments or more.</param>
/// <param name="CitizensWithoutCoordinator">Those of them without a coordinator.</param>
public sealed record OperationsSummary(
    long InboxCount, DateTimeOffset? InboxOldest, long Refused, long DeadLetters, long Parked, IReadOnlyList<OpenConflicts> Conflicts,
    long HandoversPending, long HandoversExpired, long CitizensShared, long CitizensWithoutCoordinator);

/// <summary>Counts that grow with the number of citizens.</summary>
/// <param name="Deadlines">Deadlines not closed, by department.</param>
/// <param name="AlertsUnacknowledged">Alerts in state <c>open</c>.</param>
/// <param name="Citizens">Citizens in all.</param>
public sealed record OperationsTotals(IReadOnlyList<OpenDeadlines> Deadlines, long AlertsUnacknowledged, long Citizens);

/// <summary>Open conflicts of a kind between a pair of departments.</summary>
public sealed record OpenConflicts(string Kind, string DepartmentPair, long Count);

/// <summary>A department's deadlines that are not closed. <c>Due</c>: neither warned nor missed yet (suspended ones left out).</summary>
public sealed record OpenDeadlines(string Department, long Due, long Warned, long Missed);

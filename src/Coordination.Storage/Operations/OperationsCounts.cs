using Coordination.Storage.Database;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Operations;

/// <summary>
/// All counts of the operations summary. On PostgreSQL citizens and open deadlines are counted when they change.
/// </summary>
public sealed class OperationsCounts
{
    private readonly IDatabase _database;

    internal OperationsCounts(IDatabase database) => _database = database;

    /// <summary>The current counts. The parts are read concurrently and may differ by a moment.</summary>
    public async Task<OperationsSummary> ReadAsync(CancellationToken cancellation = default)
    {
        var totals = _database.ReadAsync(
            new Statement("Operations/count_totals"), static row => (Name: row.Text(0), Count: row.Number(1)), cancellation);
        var oldest = _database.ReadFirstAsync(
            new Statement("Operations/read_oldest_arrival"), static row => row.InstantOrNull(0), cancellation);
        var conflicts = _database.ReadAsync(
            new Statement("Operations/count_open_conflicts"),
            static row => new OpenConflicts(row.Text(0), DepartmentSet.Of(row.Text(1)), row.Number(2)), cancellation);
        var secret = _database.ReadAsync(
            new Statement("Operations/count_open_conflicts_secret"),
            static row => new OpenConflicts(row.Text(0), DepartmentSet.Of(row.Text(1)), row.Number(4))
            {
                Hidden = DepartmentSet.Of(row.Text(2)), Besides = DepartmentSet.Of(row.Text(3)),
            },
            cancellation);
        await Task.WhenAll(totals, oldest, conflicts, secret).ConfigureAwait(false);
        var count = (await totals.ConfigureAwait(false)).ToDictionary(total => total.Name, total => total.Count);
        return new OperationsSummary(
            count["inbox"], await oldest.ConfigureAwait(false), count["refused"], count["dead-letters"], count["parked"],
            Apart(await conflicts.ConfigureAwait(false), await secret.ConfigureAwait(false)), count["handovers-pending"],
            count["handovers-expired"], count["citizens-shared"], count["citizens-without-coordinator"]);
    }

    /// <summary>The counts with those of secret matters apart from the others.</summary>
    private static OpenConflicts[] Apart(IReadOnlyList<OpenConflicts> all, IReadOnlyList<OpenConflicts> secret) =>
        [.. all, .. secret.Select(static part => part with { Count = -part.Count, Hidden = [], Besides = [] }), .. secret];

    /// <summary>The counts that grow with the number of citizens. SQLite counts a million rows in tenths of a second.</summary>
    public async Task<OperationsTotals> ReadTotalsAsync(CancellationToken cancellation = default)
    {
        var totals = _database.ReadAsync(
            new Statement("Operations/count_grown"), static row => (Name: row.Text(0), Count: row.Number(1)), cancellation);
        var deadlines = _database.ReadAsync(
            new Statement("Operations/count_open_deadlines"),
            static row => new OpenDeadlines(row.Text(0), row.Number(1), row.Number(2), row.Number(3), row.Number(4)),
            cancellation);
        await Task.WhenAll(totals, deadlines).ConfigureAwait(false);
        var count = (await totals.ConfigureAwait(false)).ToDictionary(total => total.Name, total => total.Count);
        return new OperationsTotals(await deadlines.ConfigureAwait(false), count["alerts-unacknowledged"], count["citizens"]);
    }
}

/// <summary>Counts of the operations summary.</summary>
/// <param name="InboxCount">Events that wait in the inbox.</param>
/// <param name="InboxOldest">When the oldest of them was received; null: none waits.</param>
/// <param name="Refused">All events refused so far.</param>
/// <param name="DeadLetters">Events that could not be applied.</param>
/// <param name="Parked">Events that wait for the item they change.</param>
/// <param name="Conflicts">Open conflicts by kind and pair of departments.</param>
/// <param name="HandoversPending">Handovers that are offered and not answered.</param>
/// <param name="HandoversExpired">Handovers that expired without an answer.</param>
/// <param name="CitizensShared">Citizens with active interventions of two or more departments.</param>
/// <param name="CitizensWithoutCoordinator">Shared citizens without a coordinator.</param>
public sealed record OperationsSummary(
    long InboxCount, DateTimeOffset? InboxOldest, long Refused, long DeadLetters, long Parked, IReadOnlyList<OpenConflicts> Conflicts,
    long HandoversPending, long HandoversExpired, long CitizensShared, long CitizensWithoutCoordinator);

/// <summary>Counts that grow with the number of citizens.</summary>
/// <param name="Deadlines">Deadlines that are not closed, by department.</param>
/// <param name="AlertsUnacknowledged">Alerts in state <c>open</c>.</param>
/// <param name="Citizens">The number of all citizens. Places that are one person count once.</param>
public sealed record OperationsTotals(IReadOnlyList<OpenDeadlines> Deadlines, long AlertsUnacknowledged, long Citizens);

/// <summary>The number of open conflicts of a kind between departments.</summary>
/// <param name="Departments">The two departments, sorted; one or none where there is no pair.</param>
public sealed record OpenConflicts(string Kind, IReadOnlyList<string> Departments, long Count)
{
    /// <summary>The departments that are not named to others, because what these conflicts are about of theirs is secret.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>The departments of which they are about something secret, and about something else too.</summary>
    public IReadOnlyList<string> Besides { get; init; } = [];
}

/// <summary>
/// A department's deadlines that are not closed. <c>Due</c> counts those neither warned nor missed, without suspended ones;
/// <c>BeforeStart</c> those missed before the department started, which are not among the missed.
/// </summary>
public sealed record OpenDeadlines(string Department, long Due, long Warned, long Missed, long BeforeStart = 0);

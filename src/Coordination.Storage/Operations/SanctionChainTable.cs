using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>Counts how often a sanction was reversed and a single benefit was requested after it, per pair of departments.</summary>
public sealed class SanctionChainTable
{
    private readonly IDatabase _database;

    internal SanctionChainTable(IDatabase database) => _database = database;

    /// <summary>
    /// Counts chains per pair of departments, the most frequent pair first. A chain counts if its last step is in the period (from
    /// inclusive, to exclusive, null: open), the department takes part in it (null: any), and the benefit was requested at most
    /// <paramref name="daysMax"/> local days after the sanction was imposed.
    /// </summary>
    public Task<IReadOnlyList<SanctionChain>> CountAsync(
        DateTimeOffset? from, DateTimeOffset? to, string? department, int daysMax, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Operations/count_sanction_chains").Instant("from", from).Instant("to", to).Text("department", department)
                .Number("days_max", daysMax),
            static row => new SanctionChain(row.Text(0), row.Text(1), row.Number(2)),
            cancellation);
}

/// <summary>The number of chains from a sanction of one department to a single benefit of another or the same department.</summary>
/// <param name="From">The sanctioning department.</param>
/// <param name="To">The department from which the benefit was requested.</param>
public sealed record SanctionChain(string From, string To, long Count);

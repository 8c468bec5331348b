using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>How often a sanction was reversed and a single benefit asked for after it, per pair of departments.</summary>
public sealed class SanctionChainTable
{
    private readonly IDatabase _database;

    internal SanctionChainTable(IDatabase database) => _database = database;

    /// <summary>
    /// Counts chains per pair of departments, the most frequent pair first. A chain counts if its last step happened in the
    /// period (from inclusive, to exclusive, null: open), the given department has a part in it (null: any), and the benefit
    /// was asked for at most <paramref name="daysMax"/> local days after the sanction was imposed.
    /// </summary>
    public Task<IReadOnlyList<SanctionChain>> CountAsync(
        DateTimeOffset? from, DateTimeOffset? to, string? department, int daysMax, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Operations/count_sanction_chains").Instant("from", from).Instant("to", to).Text("department", department)
                .Number("days_max", daysMax),
            static row => new SanctionChain(row.Text(0), row.Text(1), row.Number(2)),
            cancellation);
}

/// <summary>Chains from one department's sanction to another's (or its own) single benefit.</summary>
/// <param name="From">The sanctioning department.</param>
/// <param name="To">The department the benefit was asked of.</param>
public sealed record SanctionChain(string From, string To, long Count);

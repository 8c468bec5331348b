using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>
/// How many citizens share a pattern. A number below the least is not read at all, and no totals are, so none can be computed from the
/// others.
/// </summary>
public sealed class PatternTable
{
    private readonly IDatabase _database;

    internal PatternTable(IDatabase database) => _database = database;

    /// <summary>Kinds of conflicts by the pair of departments (<see cref="ReadTables.DepartmentSet"/>).</summary>
    public Task<IReadOnlyList<PatternRow>> ReadConflictsAsync(
        DateTimeOffset from, DateTimeOffset to, int least, CancellationToken cancellation = default) =>
        ReadAsync("read_conflict_patterns", from, to, least, cancellation);

    /// <summary>Handovers offered, by giving and receiving department.</summary>
    public Task<IReadOnlyList<PatternRow>> ReadHandoversAsync(
        DateTimeOffset from, DateTimeOffset to, int least, CancellationToken cancellation = default) =>
        ReadAsync("read_handover_patterns", from, to, least, cancellation);

    /// <summary>Chains of sanction, reversal and single benefit, by the department that sanctioned and the one that was asked.</summary>
    public Task<IReadOnlyList<PatternRow>> ReadChainsAsync(
        DateTimeOffset from, DateTimeOffset to, int least, CancellationToken cancellation = default) =>
        ReadAsync("read_chain_patterns", from, to, least, cancellation);

    /// <summary>Waits that ended, by stage and pair of departments (who waited first), with their mean.</summary>
    public Task<IReadOnlyList<WaitPatternRow>> ReadWaitsAsync(
        DateTimeOffset from, DateTimeOffset to, int least, CancellationToken cancellation = default) => _database.ReadAsync(
        new Statement("Operations/read_wait_patterns").Instant("from", from).Instant("to", to).Number("least", least),
        static row => new WaitPatternRow(row.Text(0), row.Text(1), row.Number(2), row.Number(3)), cancellation);

    private Task<IReadOnlyList<PatternRow>> ReadAsync(
        string name, DateTimeOffset from, DateTimeOffset to, int least, CancellationToken cancellation) => _database.ReadAsync(
        new Statement($"Operations/{name}").Instant("from", from).Instant("to", to).Number("least", least),
        static row => new PatternRow(row.Text(0), row.Text(1), row.Number(2)), cancellation);
}

/// <summary>How many citizens were waited for at a stage, and how long.</summary>
/// <param name="Departments">Who waited and for whom (<see cref="ReadTables.DepartmentSet"/>).</param>
/// <param name="MeanHours">The mean of all waits, in whole hours.</param>
public sealed record WaitPatternRow(string Stage, string Departments, long Citizens, long MeanHours);

/// <summary>Of how many citizens something is true.</summary>
public sealed record PatternRow(string One, string Other, long Citizens);

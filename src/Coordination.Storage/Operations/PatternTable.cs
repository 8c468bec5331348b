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

    private Task<IReadOnlyList<PatternRow>> ReadAsync(
        string name, DateTimeOffset from, DateTimeOffset to, int least, CancellationToken cancellation) => _database.ReadAsync(
        new Statement($"Operations/{name}").Instant("from", from).Instant("to", to).Number("least", least),
        static row => new PatternRow(row.Text(0), row.Text(1), row.Number(2)), cancellation);
}

/// <summary>Of how many citizens something is true.</summary>
public sealed record PatternRow(string One, string Other, long Citizens);

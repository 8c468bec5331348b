using Coordination.Storage.Database;

namespace Coordination.Storage.ReadTables;

/// <summary>Who is involved with which citizen.</summary>
public sealed class InvolvementTable
{
    private readonly IDatabase _database;

    internal InvolvementTable(IDatabase database) => _database = database;

    /// <summary>
    /// Citizens whose key lies after <paramref name="after"/> and with whom any of these persons (or <c>unit:ID</c>, or
    /// <c>operations:DEPARTMENT</c>) is involved, in order of keys, at most <paramref name="limit"/>.
    /// </summary>
    public Task<IReadOnlyList<string>> ReadCitizensAsync(
        IReadOnlyCollection<string> persons, string after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("ReadTables/read_involved_citizens").Texts("persons", persons).Text("after", after).Number("limit", limit),
            static row => row.Text(0),
            cancellation);

    /// <summary>All persons and units involved with the citizen.</summary>
    public Task<IReadOnlyList<InvolvementRow>> ReadAsync(string citizen, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("ReadTables/read_involvements").Text("citizen", citizen),
            row => new InvolvementRow(citizen, row.Text(0), row.Text(1)),
            cancellation);
}

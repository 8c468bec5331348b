using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>
/// Names that the organization did not know when they were reported. Names it has learned since are among them: the reader leaves them
/// out.
/// </summary>
public sealed class UnknownNameTable
{
    private readonly IDatabase _database;

    internal UnknownNameTable(IDatabase database) => _database = database;

    /// <summary>Every name, once for each department that named it and each kind of item; ordered by name and department.</summary>
    public Task<IReadOnlyList<NamedItems>> CountAsync(CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Operations/count_unknown_names"),
            static row => new NamedItems(
                row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Instant(4), row.Number(5), row.Number(6), row.Number(7)),
            cancellation);

    /// <summary>
    /// What hangs on a name in the reports of one department, ordered by citizen and item; at most <paramref name="limit"/>.
    /// </summary>
    /// <param name="name">The kind and the name, as stored.</param>
    /// <param name="afterCitizen">The citizen of the item before the first; empty: from the beginning.</param>
    /// <param name="afterItem">The item before the first.</param>
    public Task<IReadOnlyList<NamedItem>> ReadAsync(
        string name, string department, string afterCitizen, string afterItem, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Operations/read_unknown_names").Text("name", name).Text("department", department)
                .Text("after_citizen", afterCitizen).Text("after_item", afterItem).Number("limit", limit),
            static row => new NamedItem(row.Text(0), row.Text(1), row.Instant(2), row.Count(3)),
            cancellation);
}

/// <summary>What hangs on a name: the items of one kind in the reports of one department.</summary>
/// <param name="Name">The kind and the name, separated by a space.</param>
/// <param name="Department">The department that named it.</param>
/// <param name="Written">The name as it was sent; of several spellings the smallest.</param>
/// <param name="ItemKind">The kind of the items.</param>
/// <param name="Since">The time of the first event that named it.</param>
/// <param name="Times">The number of events that named it.</param>
/// <param name="Items">The number of items.</param>
/// <param name="Citizens">The number of citizens whose items they are.</param>
public sealed record NamedItems(
    string Name, string Department, string Written, string ItemKind, DateTimeOffset Since, long Times, long Items, long Citizens);

/// <summary>An item in whose events a name stands.</summary>
/// <param name="Item">The kind and the id of the item, separated by a space.</param>
public sealed record NamedItem(string Citizen, string Item, DateTimeOffset Since, int Times);

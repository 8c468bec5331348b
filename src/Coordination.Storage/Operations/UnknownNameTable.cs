using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>
/// Names that the organization did not know when they were reported. Names it has learned since are among them: a filter leaves them
/// out.
/// </summary>
public sealed class UnknownNameTable
{
    private readonly IDatabase _database;

    internal UnknownNameTable(IDatabase database) => _database = database;

    /// <summary>How many names a filter selects, each once for each department that named it.</summary>
    public Task<long> CountAsync(UnknownNameFilter filter, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(Of("count_unknown_names", filter), static row => row.Number(0), cancellation);

    /// <summary>
    /// What hangs on the names a filter selects, the most frequent name first; at most <paramref name="limit"/> names, each with all
    /// its kinds of items.
    /// </summary>
    /// <param name="after">The position of the name before the first.</param>
    public Task<IReadOnlyList<NamedItems>> ReadAsync(
        UnknownNameFilter filter, UnknownNamePosition after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            Of("read_named_items", filter).Number("after_times", after.Times).Text("after_department", after.Department)
                .Text("after_kind", after.Kind).Text("after_written", after.Written).Number("limit", limit),
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

    private static Statement Of(string name, UnknownNameFilter filter) => new Statement($"Operations/{name}")
        .Texts("known", filter.Known).Number("sees_all", filter.SeenBy is null ? 1 : 0).Texts("seen", filter.SeenBy ?? []);
}

/// <summary>Selects names.</summary>
/// <param name="Known">The names that the organization knows now, as stored: they are left out.</param>
/// <param name="SeenBy">The departments whose names the viewer sees; null: all.</param>
public sealed record UnknownNameFilter(IReadOnlyCollection<string> Known, IReadOnlyCollection<string>? SeenBy = null);

/// <summary>A position in the list of names, to read on after it.</summary>
/// <param name="Times">The number of events that named it.</param>
/// <param name="Department">The department that named it.</param>
/// <param name="Kind">The kind of the name.</param>
/// <param name="Written">The name as it was sent.</param>
public sealed record UnknownNamePosition(long Times, string Department, string Kind, string Written)
{
    /// <summary>Before the first name.</summary>
    public static UnknownNamePosition Start { get; } = new(long.MaxValue, "", "", "");
}

/// <summary>What hangs on a name in the reports of one department: the items of one kind.</summary>
/// <param name="Name">The kind and the name, separated by a space.</param>
/// <param name="Department">The department that named it.</param>
/// <param name="Written">The name as it was sent; of several spellings the smallest.</param>
/// <param name="ItemKind">The kind of the items.</param>
/// <param name="Since">The time of the first event of these items that named it.</param>
/// <param name="Times">The number of their events that named it.</param>
/// <param name="Items">The number of items.</param>
/// <param name="Citizens">The number of citizens whose items they are.</param>
public sealed record NamedItems(
    string Name, string Department, string Written, string ItemKind, DateTimeOffset Since, long Times, long Items, long Citizens);

/// <summary>An item in whose events a name stands.</summary>
/// <param name="Item">The kind and the id of the item, separated by a space.</param>
public sealed record NamedItem(string Citizen, string Item, DateTimeOffset Since, int Times);

using System.Globalization;
using Coordination.Storage.Database;

namespace Coordination.Storage.ReadTables;

/// <summary>
/// Citizens by birth date. A search by name reads them and compares the names itself, so that no name stands in a statement,
/// a plan or a log of the database.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class PersonTable
{
    private readonly IDatabase _database;

    private static readonly RowWrite<NameSortKey> Put = new(
        "ReadTables/put_sort_keys",
        Column<NameSortKey>.Text(name => name.Citizen), Column<NameSortKey>.Text(name => name.Name),
        Column<NameSortKey>.Text(name => name.SortKey));

    internal PersonTable(IDatabase database) => _database = database;

    /// <summary>The citizens with a name who were born on a day, as last reported, in order of keys.</summary>
    public Task<IReadOnlyList<CitizenName>> ReadBornOnAsync(DateOnly birthDate, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("ReadTables/read_born_on").Text("birth_date", birthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            static row => new CitizenName(row.Text(0), row.Text(1)), cancellation);

    /// <summary>
    /// Names stored by a program that gave them no sort key, by citizen; at most <paramref name="limit"/>.
    /// </summary>
    public Task<IReadOnlyList<CitizenName>> ReadWithoutSortKeyAsync(
        string after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("ReadTables/read_names_without_sort_key").Text("after", after).Number("limit", limit),
            static row => new CitizenName(row.Text(0), row.Text(1)), cancellation);

    /// <summary>Gives names their sort keys. A name that has changed meanwhile keeps the sort key it was given with the change.</summary>
    public Task PutSortKeysAsync(IReadOnlyList<NameSortKey> sortKeys, CancellationToken cancellation = default) =>
        _database.WriteRowsAsync(Put, sortKeys, cancellation);
}

/// <summary>What orders a citizen's name in lists of people.</summary>
public sealed record NameSortKey(string Citizen, string Name, string SortKey);

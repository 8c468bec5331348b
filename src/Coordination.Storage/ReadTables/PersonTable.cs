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

    internal PersonTable(IDatabase database) => _database = database;

    /// <summary>The citizens with a name who were born on a day, as last reported, in order of keys.</summary>
    public Task<IReadOnlyList<CitizenName>> ReadBornOnAsync(DateOnly birthDate, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("ReadTables/read_born_on").Text("birth_date", birthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            static row => new CitizenName(row.Text(0), row.Text(1)), cancellation);
}

using System.Globalization;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Storage.Database;

namespace Coordination.Storage.ReadTables;

/// <summary>
/// Finds citizens by name and birth date. Only the birth date goes to the database, so that no name stands in a statement, a
/// plan or a log of the database; names are compared here, among those born that day.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class PersonTable
{
    private readonly IDatabase _database;

    internal PersonTable(IDatabase database) => _database = database;

    /// <summary>The keys of the citizens of this name, as last reported, who were born that day, in order of keys.</summary>
    /// <param name="name">However it is written; see <see cref="PersonName"/>.</param>
    /// <param name="birthDate">The day.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<string>> FindAsync(PersonName name, DateOnly birthDate, CancellationToken cancellation = default)
    {
        var born = await _database.ReadAsync(
            new Statement("ReadTables/read_born_on").Text("birth_date", birthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            static row => new CitizenName(row.Text(0), row.Text(1)), cancellation).ConfigureAwait(false);
        return [.. born.Where(one => PersonName.Of(one.Name) == name).Select(one => one.Citizen)];
    }
}

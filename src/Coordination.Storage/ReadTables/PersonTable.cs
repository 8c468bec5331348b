using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.ReadTables;

/// <summary>
/// Citizens by name and birth date. They are found by keyed hashes, so that no name stands in a statement, a plan or a log of the
/// database, and none in the table.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class PersonTable
{
    private readonly IDatabase _database;

    private readonly ContentCodec _codec;

    internal PersonTable(IDatabase database, ContentCodec codec) => (_database, _codec) = (database, codec);

    /// <summary>
    /// The citizens with a name who were born on a day and whose name has one of some forms, as last reported, in order of keys.
    /// </summary>
    public async Task<IReadOnlyList<CitizenName>> FindAsync(
        DateOnly birthDate, IReadOnlyCollection<string> forms, CancellationToken cancellation = default)
    {
        var index = await _codec.IndexAsync(cancellation).ConfigureAwait(false);
        var statement = new Statement("ReadTables/find_persons").Texts("hashes", [.. forms.Select(form => index.LookUp(birthDate, form))]);
        return await ReadNamesAsync(_database, _codec, statement, cancellation).ConfigureAwait(false);
    }

    /// <summary>The names of the persons a statement reads.</summary>
    internal static async Task<IReadOnlyList<CitizenName>> ReadNamesAsync(
        IDatabase database, ContentCodec codec, Statement statement, CancellationToken cancellation)
    {
        var stored = await database.ReadAsync(
            statement, static row => (Citizen: row.Text(0), Person: row.Text(1)), cancellation).ConfigureAwait(false);
        var opened = await codec.OpenPersonsAsync(stored, static row => row, static (_, person) => person, cancellation)
            .ConfigureAwait(false);
        return [.. opened.Where(static one => one?.Name is not null).Select(static one => new CitizenName(one!.Citizen, one.Name!))];
    }
}

/// <summary>The name of a citizen.</summary>
public sealed record CitizenName(string Citizen, string Name);

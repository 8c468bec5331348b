using Coordination.Storage.Database;

namespace Coordination.Storage.ReadTables;

/// <summary>What lists must not tell of citizens. Of nearly all citizens there is nothing.</summary>
public sealed class SecretMatterTable
{
    private readonly IDatabase _database;

    internal SecretMatterTable(IDatabase database) => _database = database;

    /// <summary>What must not be told of some citizens.</summary>
    public Task<IReadOnlyList<SecretMatterRow>> ReadAsync(IReadOnlyCollection<string> citizens, CancellationToken cancellation = default) =>
        _database.ReadAsync(new Statement("ReadTables/read_secret_matters").Texts("citizens", citizens), Of, cancellation);

    internal static SecretMatterRow Of(Row row) => new(row.Text(0), row.Text(1), row.Text(2), row.Text(3));
}

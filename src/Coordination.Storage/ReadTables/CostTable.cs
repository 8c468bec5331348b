using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.ReadTables;

/// <summary>What interventions cost. Everything but citizen and id is decrypted here and not in SQL.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class CostTable
{
    private readonly IDatabase _database;

    private readonly ContentCodec _codec;

    internal CostTable(IDatabase database, ContentCodec codec) => (_database, _codec) = (database, codec);

    /// <summary>Rows after one row, in order of citizens and ids.</summary>
    /// <param name="after">The citizen and the id of the row after which to read; both empty: from the start.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<CostRow>> ReadAsync(
        (string Citizen, string Id) after, int limit, CancellationToken cancellation = default)
    {
        var rows = await _database.ReadAsync(
            new Statement("ReadTables/read_costs").Text("citizen", after.Citizen).Text("id", after.Id).Number("limit", limit),
            Row, cancellation).ConfigureAwait(false);
        return await _codec.OpenAsync(rows, cancellation).ConfigureAwait(false);
    }

    internal static CostRow Row(Row row) => new(row.Text(0), row.Text(1), row.Text(2));
}

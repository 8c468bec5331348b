using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.ReadTables;

/// <summary>The barriers that professionals met. Kinds and departments are decrypted here and not in SQL.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class BarrierTable
{
    private readonly IDatabase _database;

    private readonly ContentCodec _codec;

    internal BarrierTable(IDatabase database, ContentCodec codec) => (_database, _codec) = (database, codec);

    /// <summary>Rows of a period after one row, in order of citizens and ids.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The instant before which they were met.</param>
    /// <param name="after">The citizen and the id of the row after which to read; both empty: from the start.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<BarrierRow>> ReadAsync(
        DateTimeOffset from, DateTimeOffset to, (string Citizen, string Id) after, int limit, CancellationToken cancellation = default)
    {
        var rows = await _database.ReadAsync(
            new Statement("ReadTables/read_barriers").Instant("from", from).Instant("to", to).Text("citizen", after.Citizen)
                .Text("id", after.Id).Number("limit", limit),
            Row, cancellation).ConfigureAwait(false);
        return await _codec.OpenAsync(rows, cancellation).ConfigureAwait(false);
    }

    internal static BarrierRow Row(Row row) => new(row.Text(0), row.Text(1), row.Instant(2), row.Text(3));
}

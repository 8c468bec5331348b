using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.ReadTables;

/// <summary>
/// What was observed of citizens' indicators, and which interventions they had. Values are decrypted here and not in SQL.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class ObservationTable
{
    private readonly IDatabase _database;

    private readonly ContentCodec _codec;

    internal ObservationTable(IDatabase database, ContentCodec codec) => (_database, _codec) = (database, codec);

    /// <summary>Rows of a period of quarters after one row, in order of citizens and quarters.</summary>
    /// <param name="from">The first quarter.</param>
    /// <param name="to">The last quarter.</param>
    /// <param name="after">The citizen and the quarter of the row after which to read; both empty: from the start.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<ObservationRow>> ReadAsync(
        string from, string to, (string Citizen, string Quarter) after, int limit, CancellationToken cancellation = default)
    {
        var rows = await _database.ReadAsync(
            new Statement("ReadTables/read_observations").Text("from", from).Text("to", to).Text("citizen", after.Citizen)
                .Text("quarter", after.Quarter).Number("limit", limit),
            Row, cancellation).ConfigureAwait(false);
        return await _codec.OpenAsync(rows, cancellation).ConfigureAwait(false);
    }

    /// <summary>Every intervention of some citizens that has begun.</summary>
    public Task<IReadOnlyList<RunIntervention>> ReadInterventionsAsync(
        IReadOnlyCollection<string> citizens, CancellationToken cancellation = default) => _database.ReadAsync(
        new Statement("ReadTables/read_run_interventions").Texts("citizens", citizens),
        static row => new RunIntervention(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Date(4), row.DateOrNull(5)),
        cancellation);

    internal static ObservationRow Row(Row row) => new(row.Text(0), row.Text(1), row.Text(2));
}

/// <summary>An intervention, and when it ran.</summary>
/// <param name="EndsOn">The last local day; null: it has not ended, whatever was planned.</param>
public sealed record RunIntervention(string Citizen, string Id, string Department, string Kind, DateOnly StartsOn, DateOnly? EndsOn);

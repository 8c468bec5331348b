using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.ReadTables;

/// <summary>Reads whole read tables in order of citizens, for checks and rebuilds.</summary>
public sealed class StoredRows
{
    private readonly IDatabase _database;

    private readonly ContentCodec _codec;

    internal StoredRows(IDatabase database, ContentCodec codec) => (_database, _codec) = (database, codec);

    /// <summary>
    /// Heads of the citizens whose key lies after <paramref name="after"/>, in order of keys, at most
    /// <paramref name="limit"/>.
    /// </summary>
    public Task<IReadOnlyList<StoredHead>> ReadHeadsAsync(string after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("ReadTables/read_heads").Text("after", after).Number("limit", limit),
            static row => new StoredHead(
                new CitizenRow(
                    row.Text(0), row.InstantOrNull(1), row.TextOrNull(2), row.TextOrNull(3), row.Text(4), row.Count(5), row.Count(6),
                    row.Flag(7), row.DateOrNull(9))
                {
                    Leader = row.TextOrNull(10),
                },
                row.Number(8)),
            cancellation);

    /// <summary>
    /// All rows of the citizens in a range of keys (start exclusive, end inclusive), in the form of an append that adds them.
    /// </summary>
    public async Task<ReadTableChanges> ReadAsync(string after, string upTo, CancellationToken cancellation = default) => new()
    {
        Persons = [.. (await ReadPersonsAsync(after, upTo, cancellation).ConfigureAwait(false)).OfType<PersonRow>()],
        Interventions = await ReadAsync("interventions", after, upTo, Intervention, cancellation).ConfigureAwait(false),
        Conflicts = await ReadAsync("conflicts", after, upTo, DeskTables.Conflict, cancellation).ConfigureAwait(false),
        Deadlines = await _codec.OpenAsync(
            await ReadAsync("deadlines", after, upTo, DeskTables.Deadline, cancellation).ConfigureAwait(false), cancellation)
            .ConfigureAwait(false),
        Handovers = await ReadAsync("handovers", after, upTo, DeskTables.Handover, cancellation).ConfigureAwait(false),
        Involvements = await ReadAsync(
            "involvements", after, upTo,
            static row => new InvolvementRow(row.Text(0), row.Text(1), row.Text(2)), cancellation).ConfigureAwait(false),
        Contacts = await ReadAsync(
            "contacts", after, upTo,
            static row => new ContactRow(
                row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4), row.Instant(5), row.InstantOrNull(6),
                row.TextOrNull(7), row.TextOrNull(8)),
            cancellation).ConfigureAwait(false),
        Parked = await ReadAsync(
            "parked_events", after, upTo,
            static row => new ParkedEventRow(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Instant(4)), cancellation)
            .ConfigureAwait(false),
        UnknownNames = await ReadAsync(
            "unknown_names", after, upTo,
            static row => new UnknownNameRow(
                row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Instant(5), row.Count(6)), cancellation)
            .ConfigureAwait(false),
        Chains = await ReadAsync(
            "sanction_chains", after, upTo,
            static row => new SanctionChainRow(
                row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Count(5), row.Instant(6)), cancellation)
            .ConfigureAwait(false),
        SecretMatters = await ReadAsync("secret_matters", after, upTo, SecretMatterTable.Of, cancellation).ConfigureAwait(false),
        Observations = await _codec.OpenAsync(
            await ReadAsync("observations", after, upTo, ObservationTable.Row, cancellation).ConfigureAwait(false), cancellation)
            .ConfigureAwait(false),
        Barriers = await _codec.OpenAsync(
            await ReadAsync("barriers", after, upTo, BarrierTable.Row, cancellation).ConfigureAwait(false), cancellation)
            .ConfigureAwait(false),
        Costs = await _codec.OpenAsync(
            await ReadAsync("costs", after, upTo, CostTable.Row, cancellation).ConfigureAwait(false), cancellation)
            .ConfigureAwait(false),
        NeedStarts = await ReadAsync(
            "need_starts", after, upTo,
            static row => new NeedStartRow(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Instant(4), row.Instant(5)),
            cancellation).ConfigureAwait(false),
        Alerts = await _codec.OpenAsync(
            await ReadAsync("alerts", after, upTo, AlertTable.Alert, cancellation).ConfigureAwait(false),
            static alert => alert, static (_, alert) => alert, cancellation).ConfigureAwait(false),
    };

    private Task<IReadOnlyList<T>> ReadAsync<T>(
        string table, string after, string upTo, Func<Row, T> map, CancellationToken cancellation) =>
        _database.ReadAsync(new Statement(GeneratedStatements.ReadAll(table)).Text("after", after).Text("up_to", upTo), map, cancellation);

    private async Task<IReadOnlyList<PersonRow?>> ReadPersonsAsync(string after, string upTo, CancellationToken cancellation) =>
        await _codec.OpenPersonsAsync(
            await ReadAsync("persons", after, upTo, static row => (Citizen: row.Text(0), Person: row.Text(1)), cancellation)
                .ConfigureAwait(false),
            static row => row, static (_, person) => person, cancellation).ConfigureAwait(false);

    private static InterventionRow Intervention(Row row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4), row.Text(5), row.Text(6), row.Text(7), row.Date(8),
        row.DateOrNull(9));
}

/// <summary>A citizen's head with its version.</summary>
public sealed record StoredHead(CitizenRow Row, long Version);

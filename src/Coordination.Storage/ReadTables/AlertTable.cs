using Coordination.Storage.Database;
using Coordination.Storage.Keys;
using Coordination.Views;

namespace Coordination.Storage.ReadTables;

/// <summary>Alerts as their receivers read them, and the receipts for them.</summary>
public sealed class AlertTable
{
    /// <summary>Every state an alert can have. Alerts are read by receiver and state, each from an index.</summary>
    private static readonly string[] States = [AlertStates.Open, AlertStates.Acknowledged, AlertStates.TakenBack];

    private readonly IDatabase _database;

    private readonly ContentCodec _codec;

    internal AlertTable(IDatabase database, ContentCodec codec) => (_database, _codec) = (database, codec);

    /// <summary>
    /// Alerts of these receivers, newest first (by position), at most <paramref name="limit"/>, with a position below
    /// <paramref name="before"/>; only those in <paramref name="state"/>, or in any state if it is null.
    /// </summary>
    public Task<IReadOnlyList<AlertRecord>> ReadForReceiversAsync(
        IReadOnlyCollection<string> receivers, string? state, int limit, long before = long.MaxValue,
        CancellationToken cancellation = default) =>
        ReadAsync(
            Of("read_alerts", receivers, state is null ? States : [state]).Number("before", before).Number("limit", limit), cancellation);

    /// <summary>The number of open alerts of these receivers, counted up to <paramref name="limit"/>.</summary>
    public Task<int> CountOpenAsync(IReadOnlyCollection<string> receivers, int limit, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("ReadTables/count_open_alerts").Texts("receivers", receivers).Number("limit", limit),
            static row => row.Count(0), cancellation);

    /// <summary>
    /// Open alerts of these receivers with one of the severities, the most urgent first and of these the newest, at most
    /// <paramref name="limit"/>, after <paramref name="after"/> in this order.
    /// </summary>
    public Task<IReadOnlyList<AlertRecord>> ReadOpenAsync(
        IReadOnlyCollection<string> receivers, IReadOnlyCollection<string> severities, UrgencyPosition after, int limit,
        CancellationToken cancellation = default) =>
        ReadAsync(
            new Statement("ReadTables/read_open_alerts").Texts("receivers", [.. receivers.Distinct(StringComparer.Ordinal)])
                .Texts("severities", severities).Number("rank", after.Rank).Number("before", after.Position)
                .Number("limit", limit),
            cancellation);

    /// <summary>The number of open alerts of these receivers by severity, each counted up to <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountOpenBySeverityAsync(
        IReadOnlyCollection<string> receivers, int limit, CancellationToken cancellation = default)
    {
        var counts = await _database.ReadAsync(
            new Statement("ReadTables/count_open_alerts_by_severity").Texts("receivers", receivers).Number("limit", limit),
            static row => (Severity: row.Text(0), Count: row.Count(1)), cancellation).ConfigureAwait(false);
        return counts.ToDictionary(static one => one.Severity, static one => one.Count, StringComparer.Ordinal);
    }

    /// <summary>
    /// Alerts of these receivers whose position is above <paramref name="after"/>, in order of position, in every state
    /// (acknowledged and taken back too). Once a position has been returned, no alert with a lower position appears later.
    /// </summary>
    public Task<IReadOnlyList<AlertRecord>> ReadAfterAsync(
        IReadOnlyCollection<string> receivers, long after, int limit, CancellationToken cancellation = default) =>
        ReadAsync(Of("read_alerts_after", receivers, States).Number("after", after).Number("limit", limit), cancellation);

    /// <summary>The highest position of these receivers' alerts that readers can have seen; 0 if there is no alert.</summary>
    public Task<long> LastPositionAsync(IReadOnlyCollection<string> receivers, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(Of("read_last_alert_position", receivers, States), static row => row.Number(0), cancellation);

    /// <summary>One alert; null if there is none with that id.</summary>
    public async Task<AlertRecord?> FindAsync(string id, CancellationToken cancellation = default) =>
        await ReadAsync(new Statement("ReadTables/find_alert").Text("id", id), cancellation).ConfigureAwait(false) is [var found, ..]
            ? found
            : null;

    /// <summary>
    /// Stores when alerts were first delivered since they were raised, and by which channel. The alerts keep their positions.
    /// </summary>
    /// <param name="channel">One of <see cref="AlertChannels"/>.</param>
    public Task MarkDeliveredAsync(
        IReadOnlyCollection<string> ids, DateTimeOffset at, string channel, CancellationToken cancellation = default) =>
        MarkAsync("ReadTables/mark_delivered", ids, at, channel, cancellation);

    /// <summary>
    /// Stores when alerts were first seen since they were raised. That also counts as delivered. The alerts keep their positions.
    /// </summary>
    /// <param name="channel">One of <see cref="AlertChannels"/>.</param>
    public Task MarkSeenAsync(
        IReadOnlyCollection<string> ids, DateTimeOffset at, string channel, CancellationToken cancellation = default) =>
        MarkAsync("ReadTables/mark_seen", ids, at, channel, cancellation);

    private async Task<IReadOnlyList<AlertRecord>> ReadAsync(Statement statement, CancellationToken cancellation)
    {
        var records = await _database.ReadAsync(statement, Record, cancellation).ConfigureAwait(false);
        return await _codec.OpenAsync(
            records, static record => record.Alert, static (record, alert) => record with { Alert = alert }, cancellation)
            .ConfigureAwait(false);
    }

    private static Statement Of(string name, IReadOnlyCollection<string> receivers, IReadOnlyCollection<string> states) =>
        new Statement($"ReadTables/{name}").Texts("receivers", [.. receivers.Distinct(StringComparer.Ordinal)]).Texts("states", states);

    private Task MarkAsync(
        string name, IReadOnlyCollection<string> ids, DateTimeOffset at, string channel, CancellationToken cancellation)
    {
        if (ids.Count == 0) return Task.CompletedTask;
        var sorted = ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return _database.WriteAsync(new Statement(name).Texts("ids", sorted).Instant("at", at).Text("channel", channel), cancellation);
    }

    internal static AlertRow Alert(Row row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.Text(6), row.Text(7), row.Text(8),
        row.InstantOrNull(9), row.Text(10), row.Instant(11), row.InstantOrNull(12), row.TextOrNull(13), row.InstantOrNull(14));

    private static AlertRecord Record(Row row)
    {
        var alert = Alert(row);
        var deliveredAt = Since(alert, row.InstantOrNull(16));
        var undeliverableAt = Since(alert, row.InstantOrNull(20));
        return new(alert, row.Number(15), deliveredAt, Since(alert, row.InstantOrNull(17)))
        {
            Channel = deliveredAt is null ? null : row.TextOrNull(18),
            MailedAt = Since(alert, row.InstantOrNull(19)),
            UndeliverableAt = undeliverableAt,
            UndeliverableWhy = undeliverableAt is null ? null : row.TextOrNull(21),
        };
    }

    /// <summary>A receipt from before the alert was raised again counts no longer.</summary>
    private static DateTimeOffset? Since(AlertRow alert, DateTimeOffset? receipt) => receipt >= alert.RaisedAt ? receipt : null;
}

/// <summary>An alert with its position, and its receipts since it was raised.</summary>
/// <param name="DeliveredAt">When it was first delivered; null: not yet.</param>
public sealed record AlertRecord(AlertRow Alert, long Position, DateTimeOffset? DeliveredAt, DateTimeOffset? SeenAt)
{
    /// <summary>By which channel it was first delivered (<see cref="AlertChannels"/>); null: not yet, or that is not known.</summary>
    public string? Channel { get; init; }

    /// <summary>When mail told of it; null: none did.</summary>
    public DateTimeOffset? MailedAt { get; init; }

    /// <summary>Since when it counts as undeliverable; null: it never did.</summary>
    public DateTimeOffset? UndeliverableAt { get; init; }

    /// <summary>Why it counts as undeliverable.</summary>
    public string? UndeliverableWhy { get; init; }
}

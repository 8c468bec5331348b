using Coordination.Storage.Database;

namespace Coordination.Storage.Access;

/// <summary>Records refused events, without their data. Entries are only added.</summary>
public sealed class RefusalLog
{
    private static readonly RowWrite<RefusalEntry> Add = new(
        "Access/add_refusals",
        Column<RefusalEntry>.Instant(refusal => refusal.At),
        Column<RefusalEntry>.Text(refusal => refusal.Source),
        Column<RefusalEntry>.Text(refusal => refusal.EventId),
        Column<RefusalEntry>.Text(refusal => refusal.Type),
        Column<RefusalEntry>.Text(refusal => refusal.SubjectKind),
        Column<RefusalEntry>.Number(refusal => refusal.Status),
        Column<RefusalEntry>.Utf8(refusal => refusal.Faults));

    private readonly IDatabase _database;

    internal RefusalLog(IDatabase database) => _database = database;

    /// <summary>Stores refused events in one transaction.</summary>
    public Task AppendAsync(IReadOnlyList<RefusalEntry> refusals, CancellationToken cancellation = default) =>
        _database.WriteRowsAsync(Add, refusals, cancellation);

    /// <summary>Refused events below a number, the newest first, at most <paramref name="limit"/>.</summary>
    /// <param name="before"><see cref="RefusalEntry.Number"/> of the one before the first; null: from the newest.</param>
    public Task<IReadOnlyList<RefusalEntry>> ReadLatestAsync(long? before, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Access/read_refusals").Number("before", before ?? long.MaxValue).Number("limit", limit),
            static row => new RefusalEntry(
                row.Instant(0), row.TextOrNull(1), row.TextOrNull(2), row.TextOrNull(3), row.TextOrNull(4), row.Count(5), row.Utf8(6))
            {
                Number = row.Number(7),
            },
            cancellation);
}

/// <summary>One refused event, without data.</summary>
/// <param name="Source">Its source; null: it had none, or it could not be read.</param>
/// <param name="EventId">Its id; null: it could not be read.</param>
/// <param name="Type">Its type; null: it could not be read.</param>
/// <param name="SubjectKind"><c>cpr</c> or <c>citizen</c>, never the subject itself.</param>
/// <param name="Status">The HTTP status of the refusal.</param>
/// <param name="Faults">UTF-8 JSON of the faults, without values of the event.</param>
public sealed record RefusalEntry(
    DateTimeOffset At, string? Source, string? EventId, string? Type, string? SubjectKind, int Status, ReadOnlyMemory<byte> Faults)
{
    /// <summary>Its number in the log; 0 before it is stored.</summary>
    public long Number { get; init; }
}

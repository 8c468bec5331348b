using Coordination.Storage.Database;

namespace Coordination.Storage.Access;

/// <summary>Records who read what, and on what ground. Entries are only added.</summary>
public sealed class AccessLog
{
    private static readonly RowWrite<AccessEntry> Add = new(
        "Access/add_accesses",
        Column<AccessEntry>.Instant(entry => entry.At),
        Column<AccessEntry>.Text(entry => entry.Who),
        Column<AccessEntry>.Text(entry => entry.What),
        Column<AccessEntry>.Text(entry => entry.Citizen),
        Column<AccessEntry>.Text(entry => entry.Ground),
        Column<AccessEntry>.Text(entry => entry.Department));

    private readonly IDatabase _database;

    internal AccessLog(IDatabase database) => _database = database;

    /// <summary>Stores entries in one transaction.</summary>
    public Task AppendAsync(IReadOnlyList<AccessEntry> entries, CancellationToken cancellation = default) =>
        _database.WriteRowsAsync(Add, entries, cancellation);

    /// <summary>The newest entries about a citizen, at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<AccessEntry>> ReadAsync(string citizen, int limit, CancellationToken cancellation = default) =>
        ReadBeforeAsync(citizen, long.MaxValue, limit, cancellation);

    /// <summary>
    /// Who looked at a citizen, the newest first. Looks of one within an hour, on one ground, are one entry: the last of them.
    /// </summary>
    /// <param name="citizen">The citizen's key.</param>
    /// <param name="without">What was looked at in looks that are left out.</param>
    /// <param name="limit">The maximum number of entries.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public Task<IReadOnlyList<AccessEntry>> ReadWhoLookedAsync(
        string citizen, string without, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Access/read_who_looked").Text("citizen", citizen).Text("without", without).Number("limit", limit),
            static row => new AccessEntry(
                row.Instant(0), row.Text(1), row.Text(2), row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5)),
            cancellation);

    /// <summary>When something of a citizen was looked at last before an instant; null: it was not.</summary>
    public async Task<DateTimeOffset?> ReadLastLookAsync(
        string citizen, string what, DateTimeOffset before, CancellationToken cancellation = default) =>
        await _database.ReadFirstAsync(
            new Statement("Access/read_last_look").Text("citizen", citizen).Text("what", what).Instant("before", before),
            static row => (DateTimeOffset?)row.Instant(0), cancellation).ConfigureAwait(false);

    /// <summary>The same of the entries with an id below <paramref name="before"/>.</summary>
    public Task<IReadOnlyList<AccessEntry>> ReadBeforeAsync(
        string citizen, long before, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Access/read_accesses").Text("citizen", citizen).Number("before", before).Number("limit", limit),
            static row => new AccessEntry(
                row.Instant(0), row.Text(1), row.Text(2), row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5))
            {
                Id = row.Number(6),
            },
            cancellation);
}

/// <param name="What">What was read, without its content.</param>
/// <param name="Citizen">The citizen's key; null if the entry concerns no citizen.</param>
/// <param name="Department">The code of the department that the person works in; null: no person, or none is known.</param>
public sealed record AccessEntry(
    DateTimeOffset At, string Who, string What, string? Citizen, string? Ground, string? Department = null)
{
    /// <summary>Its place in the log, from 1; 0: it is not stored yet.</summary>
    public long Id { get; init; }
}

using Coordination.Storage.Database;

namespace Coordination.Storage.Access;

/// <summary>Who looked at what, and on what ground. Only added to.</summary>
public sealed class AccessLog
{
    private static readonly RowWrite<AccessEntry> Add = new(
        "Access/add_looks",
        Column<AccessEntry>.Instant(entry => entry.At),
        Column<AccessEntry>.Text(entry => entry.Who),
        Column<AccessEntry>.Text(entry => entry.What),
        Column<AccessEntry>.Text(entry => entry.Citizen),
        Column<AccessEntry>.Text(entry => entry.Ground));

    private readonly IDatabase _database;

    internal AccessLog(IDatabase database) => _database = database;

    /// <summary>Makes looks durable, all in one transaction.</summary>
    public Task AppendAsync(IReadOnlyList<AccessEntry> entries, CancellationToken cancellation = default) =>
        _database.WriteRowsAsync(Add, entries, cancellation);

    /// <summary>The newest looks at a citizen, at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<AccessEntry>> ReadAsync(string citizen, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Access/read_looks").Text("citizen", citizen).Number("limit", limit),
            static row => new AccessEntry(row.Instant(0), row.Text(1), row.Text(2), row.TextOrNull(3), row.TextOrNull(4)),
            cancellation);
}

/// <summary>One look.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Who looked.</param>
/// <param name="What">What they looked at, without its content.</param>
/// <param name="Citizen">The citizen's key; null where a look concerns none.</param>
/// <param name="Ground">On what ground.</param>
public sealed record AccessEntry(DateTimeOffset At, string Who, string What, string? Citizen, string? Ground);

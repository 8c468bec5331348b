using Coordination.Storage.Database;

namespace Coordination.Storage.Organizations;

/// <summary>
/// How far each organization version has been rolled out to the citizens it affects, and the posts caseworkers have had. The progress
/// is stored, so that another silo can continue.
/// </summary>
public sealed class OrganizationReachTable
{
    private static readonly RowWrite<PostRow> Add = new(
        "Organizations/add_posts",
        Column<PostRow>.Text(row => row.Caseworker),
        Column<PostRow>.Number(row => row.Version),
        Column<PostRow>.Instant(row => row.ValidFrom),
        Column<PostRow>.Text(row => row.Post));

    private readonly IDatabase _database;
    private readonly int _postsPerStep;

    internal OrganizationReachTable(IDatabase database, int postsPerStep) => (_database, _postsPerStep) = (database, postsPerStep);

    /// <summary>The oldest version that has not reached all citizens; null if all versions have.</summary>
    public Task<ReachRow?> ReadAsync(CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("Organizations/read_reach"), static row => new ReachRow(row.Number(0), row.Text(1)), cancellation);

    /// <summary>Stores that every citizen up to this key has been reached. It never moves backwards.</summary>
    public Task MoveAsync(long version, string upTo, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Organizations/move_reach").Number("version", version).Text("up_to", upTo), cancellation);

    /// <summary>Stores that all citizens have been reached.</summary>
    public Task EndAsync(long version, DateTimeOffset at, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Organizations/end_reach").Number("version", version).Instant("at", at), cancellation);

    /// <summary>Adds posts, in steps of <see cref="StorageOptions.BulkRowsMax"/>. Posts that are stored already stay.</summary>
    public async Task AddPostsAsync(IReadOnlyList<PostRow> posts, CancellationToken cancellation = default)
    {
        foreach (var step in posts.OrderBy(post => post.Caseworker, StringComparer.Ordinal).Chunk(_postsPerStep))
            await _database.WriteRowsAsync(Add, step, cancellation).ConfigureAwait(false);
    }

    /// <summary>The posts of a caseworker, the newest first, at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<PostRow>> ReadPostsAsync(string caseworker, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Organizations/read_posts").Text("caseworker", caseworker).Number("limit", limit),
            row => new PostRow(caseworker, row.Number(0), row.Instant(1), row.TextOrNull(2)),
            cancellation);
}

/// <summary>The progress of a version. All citizens whose key is at most <c>UpTo</c> have been reached.</summary>
public sealed record ReachRow(long Version, string UpTo);

/// <summary>The post of a caseworker from a version on, as JSON; <c>Post</c> null: the caseworker has left.</summary>
public sealed record PostRow(string Caseworker, long Version, DateTimeOffset ValidFrom, string? Post);

using Coordination.Storage.Database;

namespace Coordination.Storage.Organizations;

/// <summary>
/// How far each organization document has reached the citizens it concerns, and the posts people have had by then. What is
/// stored here survives whoever walks: another goes on from it.
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

    /// <summary>The oldest document that has not reached everybody; null when all have.</summary>
    public Task<ReachRow?> ReadAsync(CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("Organizations/read_reach"), static row => new ReachRow(row.Number(0), row.Text(1)), cancellation);

    /// <summary>Notes that every citizen up to this one has been reached. Never goes back.</summary>
    public Task MoveAsync(long version, string upTo, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Organizations/move_reach").Number("version", version).Text("up_to", upTo), cancellation);

    /// <summary>Notes that everybody has been reached.</summary>
    public Task EndAsync(long version, DateTimeOffset at, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Organizations/end_reach").Number("version", version).Instant("at", at), cancellation);

    /// <summary>Adds posts; those already there stay as they are. In steps of <see cref="StorageOptions.BulkRowsMax"/>.</summary>
    public async Task AddPostsAsync(IReadOnlyList<PostRow> posts, CancellationToken cancellation = default)
    {
        foreach (var step in posts.OrderBy(post => post.Caseworker, StringComparer.Ordinal).Chunk(_postsPerStep))
            await _database.WriteRowsAsync(Add, step, cancellation).ConfigureAwait(false);
    }

    /// <summary>Somebody's posts, the newest first, at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<PostRow>> ReadPostsAsync(string caseworker, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Organizations/read_posts").Text("caseworker", caseworker).Number("limit", limit),
            row => new PostRow(caseworker, row.Number(0), row.Instant(1), row.TextOrNull(2)),
            cancellation);
}

/// <summary>How far a document has reached: citizens in order of their keys, up to and with this one.</summary>
public sealed record ReachRow(long Version, string UpTo);

/// <summary>Somebody's post from a document on (JSON); <c>Post</c> null: they have left.</summary>
public sealed record PostRow(string Caseworker, long Version, DateTimeOffset ValidFrom, string? Post);

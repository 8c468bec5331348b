using Coordination.Storage.Database;

namespace Coordination.Storage.Policies;

/// <summary>All versions of policy, numbered in the order they were stored.</summary>
public sealed class PolicyTable
{
    private readonly IDatabase _database;

    internal PolicyTable(IDatabase database) => _database = database;

    /// <summary>Stores a version under its number, which must be the next.</summary>
    /// <returns>False if another version took that number or name at the same time. Read and decide again.</returns>
    public async Task<bool> PutAsync(StoredPolicy policy, CancellationToken cancellation = default)
    {
        var statement = new Statement("Policies/put_policy")
            .Number("number", policy.Number).Text("version", policy.Version).Instant("applies_from", policy.AppliesFrom)
            .Json("document", policy.Document).Text("put_by", policy.PutBy).Instant("put_at", policy.PutAt);
        return await _database.WriteAsync(statement, cancellation).ConfigureAwait(false) > 0;
    }

    /// <summary>The versions numbered above <paramref name="after"/>, in order of their numbers.</summary>
    public Task<IReadOnlyList<StoredPolicy>> ReadAfterAsync(long after, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Policies/read_policies_after").Number("after", after),
            static row => new StoredPolicy(row.Number(0), row.Text(1), row.Instant(2), row.Utf8(3), row.Text(4), row.Instant(5)),
            cancellation);
}

/// <param name="Number">From 1, without gaps.</param>
/// <param name="AppliesFrom">Its first local midnight, or <c>PutAt</c> if that is later.</param>
/// <param name="Document">UTF-8 JSON, as received.</param>
public sealed record StoredPolicy(
    long Number, string Version, DateTimeOffset AppliesFrom, ReadOnlyMemory<byte> Document, string PutBy, DateTimeOffset PutAt);

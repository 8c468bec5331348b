using Coordination.Storage.Database;

namespace Coordination.Storage.Policies;

/// <summary>Citizens that have not been reconciled under the policy version in force.</summary>
public sealed class PolicyProgress
{
    private readonly IDatabase _database;

    internal PolicyProgress(IDatabase database) => _database = database;

    /// <summary>
    /// Citizens last reconciled under a version whose mark is below <paramref name="mark"/>, after the given citizen, at most
    /// <paramref name="limit"/>. The range is on <see cref="Journal.CitizenRing"/>, as for wake times.
    /// </summary>
    public Task<IReadOnlyList<CitizenBehind>> BehindAsync(
        long mark, CitizenBehind? after, int limit, (uint After, uint UpTo)? range = null, CancellationToken cancellation = default)
    {
        var (ringAfter, ringUpTo) = range ?? (0, 0);
        var statement = new Statement("Policies/read_citizens_behind_policy")
            .Number("mark", mark).Number("after_policy", after?.Mark ?? -1).Text("after_citizen", after?.Citizen ?? string.Empty)
            .Number("ring_after", ringAfter).Number("ring_up_to", ringUpTo).Number("limit", limit);
        return _database.ReadAsync(statement, static row => new CitizenBehind(row.Number(0), row.Text(1)), cancellation);
    }

    /// <summary>The number of such citizens.</summary>
    public Task<long> CountBehindAsync(long mark, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("Policies/count_citizens_behind_policy").Number("mark", mark), static row => row.Number(0), cancellation);
}

/// <summary>A citizen, with the mark of the policy version it was last reconciled under.</summary>
public sealed record CitizenBehind(long Mark, string Citizen);

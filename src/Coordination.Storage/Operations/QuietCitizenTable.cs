using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>Citizens of whom nothing was journaled since an instant and nothing is open, as far as the read tables know.</summary>
public sealed class QuietCitizenTable
{
    private readonly IDatabase _database;

    internal QuietCitizenTable(IDatabase database) => _database = database;

    /// <summary>Their keys after a key, in order, at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<string>> ReadAsync(
        DateTimeOffset before, string after, int limit, CancellationToken cancellation = default) => _database.ReadAsync(
        new Statement("Operations/read_quiet_citizens").Instant("before", before).Text("after", after).Number("limit", limit),
        static row => row.Text(0), cancellation);
}

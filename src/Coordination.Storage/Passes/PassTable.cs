using Coordination.Storage.Database;

namespace Coordination.Storage.Passes;

/// <summary>
/// Passes of people who are not signed in. A pass that is not in this table is over, on every host at once. The table is
/// bounded: there is one pass for each subject, and those that expired are removed whenever one is added.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class PassTable
{
    private readonly IDatabase _database;

    internal PassTable(IDatabase database) => _database = database;

    /// <summary>Adds a pass. In the same transaction the one before of its subject ends.</summary>
    public Task AddAsync(PassRow pass, DateTimeOffset now, CancellationToken cancellation = default) => _database.WriteAsync(
        [
            new Statement("Passes/prune_passes").Instant("now", now),
            new Statement("Passes/add_pass").Text("id", pass.Id).Text("subject", pass.Subject).Instant("expires_at", pass.ExpiresAt)
                .Text("ticket", pass.Ticket),
        ],
        static _ => true, cancellation);

    /// <summary>The ticket of a pass that has not expired; null: there is none.</summary>
    public Task<string?> FindAsync(string id, DateTimeOffset now, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("Passes/find_pass").Text("id", id).Instant("now", now), static string? (row) => row.Text(0), cancellation);

    /// <summary>Ends a pass. It is safe to repeat.</summary>
    public Task RemoveAsync(string id, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Passes/remove_pass").Text("id", id), cancellation);
}

/// <summary>A pass that begins.</summary>
/// <param name="Id">The keyed hash of the code.</param>
/// <param name="Subject">The keyed hash of what it is for and whom it concerns.</param>
/// <param name="Ticket">What it lets do, encrypted.</param>
public sealed record PassRow(string Id, string Subject, DateTimeOffset ExpiresAt, string Ticket);

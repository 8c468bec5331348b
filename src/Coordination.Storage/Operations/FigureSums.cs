using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>
/// What figures and totals need beside the rows, so that they do not count all of them. No figure depends on when this runs: what is not
/// summed is counted. On SQLite everything is counted, and this does nothing.
/// </summary>
/// <remarks>Thread safe; several hosts may do this at the same time.</remarks>
public sealed class FigureSums
{
    private static readonly string[] Kinds = ["deadlines", "handovers", "waits"];

    private readonly IDatabase _database;

    internal FigureSums(IDatabase database) => _database = database;

    /// <summary>Joins the changes of each counter into one row.</summary>
    public Task JoinCountersAsync(CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Operations/join_counters"), cancellation);

    /// <summary>
    /// Sums what ended before an instant, if it is later than that of before, and sums anew what has changed since. If it is later,
    /// writers of deadlines, handovers, contacts and conflicts wait for a moment; nobody waits while the sums are made.
    /// </summary>
    /// <param name="before">A change of what ended before it makes its sums useless until the next call.</param>
    public async Task CloseAsync(DateTimeOffset before, CancellationToken cancellation = default)
    {
        await _database.WriteAsync(new Statement("Operations/begin_closing").Instant("before", before), cancellation).ConfigureAwait(false);
        foreach (var kind in Kinds)
            await _database.WriteAsync(new Statement("Operations/close_figures").Text("kind", kind), cancellation).ConfigureAwait(false);
    }
}

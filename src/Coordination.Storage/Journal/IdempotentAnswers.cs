using Coordination.Storage.Database;

namespace Coordination.Storage.Journal;

/// <summary>Answers kept with the appends that made them.</summary>
public sealed class IdempotentAnswers
{
    private readonly IDatabase _database;

    internal IdempotentAnswers(IDatabase database) => _database = database;

    /// <summary>The answer this caller was given under this key; null when there is none.</summary>
    public Task<IdempotentAnswer?> FindAsync(string caller, string key, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("Journal/find_answer").Text("caller", caller).Text("key", key),
            row => new IdempotentAnswer(caller, key, row.Text(0), row.Utf8(1), row.Instant(2)),
            cancellation);
}

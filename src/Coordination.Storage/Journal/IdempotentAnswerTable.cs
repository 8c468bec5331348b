using Coordination.Storage.Database;

namespace Coordination.Storage.Journal;

/// <summary>Answers stored under Idempotency-Keys, together with their append, or alone if the command changed no citizen.</summary>
public sealed class IdempotentAnswerTable
{
    private readonly IDatabase _database;

    internal IdempotentAnswerTable(IDatabase database) => _database = database;

    /// <summary>The answer stored for a caller and key; null: none.</summary>
    public Task<IdempotentAnswer?> FindAsync(string caller, string key, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("Journal/find_answer").Text("caller", caller).Text("key", key),
            row => new IdempotentAnswer(caller, key, row.Text(0), row.Utf8(1), row.Instant(2)),
            cancellation);

    /// <summary>Stores the answer to a command that changed no citizen. An answer that is already stored stays.</summary>
    public Task KeepAsync(IdempotentAnswer answer, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            new Statement("Journal/keep_answer").Text("caller", answer.Caller).Text("key", answer.Key)
                .Text("request_hash", answer.RequestHash)
                .Json("result", answer.Result).Instant("at", answer.At),
            cancellation);
}

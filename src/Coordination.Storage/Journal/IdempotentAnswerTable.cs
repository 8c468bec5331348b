using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.Journal;

/// <summary>Answers stored under Idempotency-Keys, together with their append, or alone if the command changed no citizen.</summary>
public sealed class IdempotentAnswerTable
{
    private readonly IDatabase _database;

    private readonly ContentCodec _codec;

    internal IdempotentAnswerTable(IDatabase database, ContentCodec codec) => (_database, _codec) = (database, codec);

    /// <summary>The answer stored for a caller and key; null: none.</summary>
    public async Task<IdempotentAnswer?> FindAsync(string caller, string key, CancellationToken cancellation = default)
    {
        var found = await _database.ReadFirstAsync(
            new Statement("Journal/find_answer").Text("caller", caller).Text("key", key),
            row => new IdempotentAnswer(caller, key, row.Text(0), row.Utf8(1), row.Instant(2)) { Citizen = row.TextOrNull(3) },
            cancellation).ConfigureAwait(false);
        return found is null ? null : await _codec.OpenAsync(found, cancellation).ConfigureAwait(false);
    }

    /// <summary>Stores the answer to a command that changed no citizen. An answer that is already stored stays.</summary>
    public async Task KeepAsync(IdempotentAnswer answer, CancellationToken cancellation = default)
    {
        var stored = await _codec.SealAsync(answer, cancellation).ConfigureAwait(false);
        await _database.WriteAsync(
            new Statement("Journal/keep_answer").Text("caller", stored.Caller).Text("key", stored.Key)
                .Text("request_hash", stored.RequestHash)
                .Json("result", stored.Result).Instant("at", stored.At).Text("citizen", stored.Citizen),
            cancellation).ConfigureAwait(false);
    }
}

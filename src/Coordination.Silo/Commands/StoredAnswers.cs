using System.Text.Json;
using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Storage.Journal;
using Coordination.Views;

namespace Coordination.Silo.Commands;

/// <summary>
/// Answers stored under idempotency keys: repeating a command repeats its answer. The one place where they are built and found, for
/// grains and for HTTP.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class StoredAnswers(IdempotentAnswerTable answers)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The answer stored under the key; a refusal if the key was used for another request; null where there is none.</summary>
    /// <typeparam name="T">What the command answers.</typeparam>
    public async Task<Answer<T>?> FindAsync<T>(string caller, Idempotency idempotency, CancellationToken cancellation = default)
        where T : class
    {
        if (await answers.FindAsync(caller, idempotency.Key, cancellation) is not { } stored) return null;
        return stored.RequestHash == idempotency.RequestHash
            ? new Answer<T>(JsonSerializer.Deserialize<T>(stored.Result.Span, Json), null)
            : CommandMapping.Refused<T>(new Invalid([new Fault("", "This Idempotency-Key was used for another request.")]));
    }

    /// <summary>Stores an answer on its own, for a command that no append or statement stores it with.</summary>
    public Task StoreAsync(IdempotentAnswer answer) => answers.KeepAsync(answer, CancellationToken.None);

    /// <summary>The answer to store, in the transaction that carries the command out.</summary>
    public static IdempotentAnswer Build<T>(string caller, Idempotency idempotency, T value, DateTimeOffset at) where T : class =>
        new(caller, idempotency.Key, idempotency.RequestHash, JsonSerializer.SerializeToUtf8Bytes(value, Json), at);
}

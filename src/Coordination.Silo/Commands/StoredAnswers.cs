using System.Text.Json;
using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Storage.Journal;
using Coordination.Views;

namespace Coordination.Silo.Commands;

/// <summary>
/// Answers stored under idempotency keys: a repeated command gets the same answer. Grains and HTTP both build and find answers here.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class StoredAnswers(IdempotentAnswerTable answers)
{
    /// <summary>The answer stored under the key; a refusal if the key was used for another request; null if there is none.</summary>
    /// <typeparam name="T">The type of the answer's value.</typeparam>
    public async Task<Answer<T>?> FindAsync<T>(string caller, Idempotency idempotency, CancellationToken cancellation = default)
        where T : class
    {
        if (await answers.FindAsync(caller, idempotency.Key, cancellation) is not { } stored) return null;
        return stored.RequestHash == idempotency.RequestHash
            ? new Answer<T>(JsonSerializer.Deserialize<T>(stored.Result.Span, JsonSerializerOptions.Web), null)
            : CommandMapping.Refused<T>(new Invalid([new Fault("", "This Idempotency-Key was used for another request.")]));
    }

    /// <summary>Stores an answer alone, for a command without an append or statement to store it with.</summary>
    public Task StoreAsync(IdempotentAnswer answer) => answers.KeepAsync(answer, CancellationToken.None);

    /// <summary>The answer to store in the transaction that executes the command.</summary>
    public static IdempotentAnswer Build<T>(string caller, Idempotency idempotency, T value, DateTimeOffset at) where T : class =>
        new(caller, idempotency.Key, idempotency.RequestHash, JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web), at);
}

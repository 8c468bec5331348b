using System.Text.Json;
using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Storage.Journal;
using Coordination.Views;

namespace Coordination.Silo.Commands;

/// <summary>Answers kept under an idempotency key: repeating the command repeats the answer.</summary>
internal static class StoredAnswers
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The answer kept under the key, if there is one; a refusal if the key was used for another request.</summary>
    public static async Task<Answer<T>?> FindAsync<T>(IdempotentAnswers answers, string caller, Idempotency idempotency) where T : class
    {
        var kept = await answers.FindAsync(caller, idempotency.Key);
        if (kept is null) return null;
        return kept.RequestHash == idempotency.RequestHash
            ? new Answer<T>(JsonSerializer.Deserialize<T>(kept.Result.Span, Json), null)
            : CommandMapping.Refused<T>(new Invalid([new Fault("", "This Idempotency-Key was used for another request.")]));
    }

    /// <summary>What to keep with the append.</summary>
    public static IdempotentAnswer Keep<T>(string caller, Idempotency idempotency, Answer<T> answer, DateTimeOffset at) where T : class =>
        new(caller, idempotency.Key, idempotency.RequestHash, JsonSerializer.SerializeToUtf8Bytes(answer.Value, Json), at);
}

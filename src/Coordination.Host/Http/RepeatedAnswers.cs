using System.Text.Json;
using Coordination.Grains;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Silo.Commands;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Http;

/// <summary>
/// Keeps and repeats the answers of commands that no grain executes. One host executes commands with the same caller and key one at a
/// time. A command may be executed twice, with the same result, if it reaches two hosts at once or if a host stops before it keeps
/// the answer.
/// </summary>
internal sealed class RepeatedAnswers(StoredAnswers answers, ServiceClock clock, IOptions<JsonOptions> json) : IEndpointFilter
{
    /// <summary>The maximum number of commands executed at once.</summary>
    private const int AtOnceMax = 64;

    private static readonly string[] HeadersKept = ["ETag", "Content-Location", "Location"];
    private static readonly SemaphoreSlim[] Turns = [.. Enumerable.Range(0, AtOnceMax).Select(static _ => new SemaphoreSlim(1, 1))];

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (context.Arguments.OfType<ICommandRequest>().FirstOrDefault()?.Idempotency is not { } idempotency) return await next(context);
        var caller = http.ExactlyWho();
        var turn = Turns[(uint)string.GetHashCode($"{caller} {idempotency.Key}", StringComparison.Ordinal) % AtOnceMax];
        await turn.WaitAsync(http.RequestAborted);
        try
        {
            if (await FindAsync(http, caller, idempotency) is { } repeated) return repeated;
            var answer = await next(context);
            if (KeptOf(http, answer) is { } kept)
                await answers.StoreAsync(
                    StoredAnswers.Build(caller, idempotency, kept, clock.Now) with { Citizen = http.Request.RouteValues["key"] as string });
            return answer;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<IResult?> FindAsync(HttpContext http, string caller, Idempotency idempotency)
    {
        if (await answers.FindAsync<AnswerToRepeat>(caller, idempotency, http.RequestAborted) is not { } found) return null;
        if (found.Refusal is { } refusal) return Problems.From(refusal);
        var kept = found.Value!;
        foreach (var (name, value) in kept.Headers) http.Response.Headers[name] = value;
        return TypedResults.Text(kept.Body, "application/json", System.Text.Encoding.UTF8, kept.Status);
    }

    /// <summary>The part of an answer to keep; null for a refusal, which changed nothing.</summary>
    private AnswerToRepeat? KeptOf(HttpContext http, object? answer)
    {
        while (answer is INestedHttpResult nested) answer = nested.Result;
        if (answer is not (IStatusCodeHttpResult { StatusCode: >= 200 and < 300 and var status } and IValueHttpResult { Value: { } value }))
            return null;
        return new AnswerToRepeat(
            status, HeadersKept.Where(name => http.Response.Headers.ContainsKey(name))
                .ToDictionary(static name => name, name => http.Response.Headers[name].ToString()),
            JsonSerializer.Serialize(value, value.GetType(), json.Value.SerializerOptions));
    }

    private sealed record AnswerToRepeat(int Status, Dictionary<string, string> Headers, string Body);
}

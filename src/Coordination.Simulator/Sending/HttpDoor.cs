using System.Text.Json;

namespace Coordination.Simulator.Sending;

/// <summary>Events in batches over HTTP.</summary>
/// <param name="waitSeconds">Seconds to wait for each batch to be settled, 0 to 30.</param>
internal sealed class HttpDoor(CoordinationClient client, int waitSeconds) : IEventDoor
{
    private const string Path = "/api/v1/events";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SendAttempt>> SendAsync(Batch batch, CancellationToken cancellation)
    {
        ServiceResponse response;
        try
        {
            var outgoing = new ServiceRequest(HttpMethod.Post, Path, CallerIdentity.Source(batch.Source))
            {
                Content = batch.ToContent,
                Prefer = waitSeconds > 0 ? $"wait={waitSeconds}" : null,
            };
            response = await client.SendAsync(outgoing, cancellation).ConfigureAwait(false);
        }
        catch (UnreachableException fault)
        {
            return Alike(batch, EventStatus.Unknown, fault.Message);
        }

        // The answer may cover the whole request: a refusal of the request, or of its only event.
        return Results(response) is { } results && results.Count == batch.Events.Count
            ? [.. results.Zip(batch.Events, static (result, sent) => new SendAttempt(
                new EventOutcome(sent, result.Known, result.Citizen, result.Problem?.GetRawText()), result.IsNotNow))]
            : Alike(batch, response.IsGood ? EventStatus.Unknown : EventStatus.Refused, response.Shown());
    }

    private static IReadOnlyList<SendAttempt> Alike(Batch batch, EventStatus status, string why) =>
        [.. batch.Events.Select(sent => new SendAttempt(new EventOutcome(sent, status, null, why)))];

    private static List<Result>? Results(ServiceResponse response)
    {
        try
        {
            return JsonSerializer.Deserialize<Body>(response.Body, ServiceResponse.Json)?.Results;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Body(List<Result>? Results);

    private sealed record Result(EventStatus Status, string? Citizen, JsonElement? Problem)
    {
        /// <summary>The status, and <see cref="EventStatus.Conflicting"/> if that is why the event was refused.</summary>
        public EventStatus Known => Status == EventStatus.Refused && Problem is { ValueKind: JsonValueKind.Object } problem
            && problem.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            && type.GetString()!.EndsWith("/conflicting", StringComparison.Ordinal)
            ? EventStatus.Conflicting
            : Status;

        /// <summary>
        /// Whether the event can be sent again: the service refused it because of its load, or the database was not available.
        /// </summary>
        public bool IsNotNow => Status == EventStatus.Refused && Problem is { ValueKind: JsonValueKind.Object } problem
            && problem.TryGetProperty("status", out var status) && status.TryGetInt32(out var code) && code is 429 or >= 500;
    }
}

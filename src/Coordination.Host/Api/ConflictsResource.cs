using System.Text.Json;
using Coordination.Events;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

internal static class ConflictsResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapPost("/citizens/{key}/conflicts/{conflict}/settle", SettleAsync).RequireAuthorization(AccessPolicies.Caseworkers)
            .WithTags("Conflicts")
            .WithSummary("Settle, advise, or pass a proposed role on").AsCommand(AnswersKeptBy.Grain);

    private static async Task<Results<Ok<ConflictView>, ProblemHttpResult>> SettleAsync(
        string key, string conflict, CommandRequest<SettleConflictRequest> command, CitizenSight sight)
    {
        var body = command.Body;
        if (string.IsNullOrWhiteSpace(body.Outcome))
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "An outcome is needed.",
                [new Fault("/outcome", "missing, expected one of the conflict's outcomes")]);
        if (!TryParty(body.Party, out var party))
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "The party cannot be read.",
                [new Fault("/party", "expected the id of a party of the conflict")]);
        return await sight.CommandAsync(key, citizen => citizen.Settle(conflict, body.Outcome, party, body.Reason, command.Idempotency));
    }

    // The party is given as its id, or as the object in the citizen's picture.
    private static bool TryParty(JsonElement value, out string? party)
    {
        party = null;
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return true;
        if (value.ValueKind == JsonValueKind.Object) _ = value.TryGetProperty("id", out value);
        party = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return party is not null;
    }
}

internal sealed record SettleConflictRequest
{
    /// <summary>One of the outcomes the conflict allows.</summary>
    public string? Outcome { get; init; }

    /// <summary>The id of the party that yields, if the outcome needs one. Missing or null: none.</summary>
    public JsonElement Party { get; init; }

    /// <summary>The reason; always required.</summary>
    public string? Reason { get; init; }
}

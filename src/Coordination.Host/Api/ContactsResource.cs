using Coordination.Events;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Who is responsible for a citizen, and how they are reached now.</summary>
internal static class ContactsResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        var contacts = api.MapGroup("/citizens/{key}/contacts").WithTags("Contacts")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        contacts.MapGet("", ReadAsync).RequireAuthorization(AccessPolicies.Readers).WithSummary("Persons, for those involved");
        contacts.MapPost("", AskAsync).RequireAuthorization(AccessPolicies.SignedIn)
            .WithSummary("The coordinator and each department's entry, for anyone with a reason")
                .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<IReadOnlyList<ReachView>>, ProblemHttpResult>> ReadAsync(
        HttpContext http, string key, CitizenSight sight)
    {
        var (seen, reach) = await sight.ReadAsync(http, key, "contacts", static citizen => citizen.Contacts(persons: true));
        return reach is null ? Problems.From(seen) : TypedResults.Ok(reach);
    }

    private static async Task<Results<Ok<IReadOnlyList<ReachView>>, ProblemHttpResult>> AskAsync(
        HttpContext http, string key, CommandRequest<ReasonRequest> command, CitizenSight sight)
    {
        if (string.IsNullOrWhiteSpace(command.Body.Reason) || command.Body.Reason.Length > LookLog.ReasonMax
            || !OutsideText.IsStorable(command.Body.Reason))
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "A reason is needed.",
                [new Fault("/reason", $"missing or too long, expected why you ask in at most {LookLog.ReasonMax} characters")]);
        if (await sight.FindAsync(key) is not { } citizen || await citizen.AskContacts(command.Body.Reason) is not { } reach)
            return Problems.NoCitizen();
        await sight.LogAsync(http, key, "contacts", LookLog.Given(command.Body.Reason));
        return TypedResults.Ok(reach);
    }
}

/// <summary>The reason for a question or an answer.</summary>
internal sealed record ReasonRequest
{
    public string? Reason { get; init; }
}

using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>
/// Substitutes and absences. Caseworkers and their leaders change them without sending the whole organization document.
/// </summary>
internal static class AbsencesResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/me/absence").RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Organization")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        mine.MapGet("", ReadMine).WithSummary("My substitute and absence, and who answers for me now")
            .ProducesProblem(StatusCodes.Status404NotFound);
        mine.MapPut("", PutMineAsync).WithSummary("Say who stands in for me and when I am away; without from I am not")
            .AsCommand(AnswersKeptBy.Host);
        api.MapPut("/organization/caseworkers/{id}/absence", PutAsync).RequireAuthorization(AccessPolicies.Alerted).WithTags("Organization")
            .WithSummary("The same for somebody of my unit or department, or as operations for anybody").AsCommand(AnswersKeptBy.Host);
    }

    private static Results<Ok<AbsenceView>, ProblemHttpResult> ReadMine(HttpContext http, AbsenceRegister register) =>
        register.Of(new CaseworkerId(http.Caller().Id)) is { } view
            ? TypedResults.Ok(view)
            : Problems.Of(StatusCodes.Status404NotFound, "You are not in the organization.");

    private static Task<Results<Ok<AbsenceView>, ProblemHttpResult>> PutMineAsync(
        HttpContext http, CommandRequest<AbsenceRequest> command, AbsenceRegister register) =>
        SayAsync(http, http.Caller().Id, command.Body, register);

    private static Task<Results<Ok<AbsenceView>, ProblemHttpResult>> PutAsync(
        HttpContext http, string id, CommandRequest<AbsenceRequest> command, AbsenceRegister register) =>
        SayAsync(http, id, command.Body, register);

    private static async Task<Results<Ok<AbsenceView>, ProblemHttpResult>> SayAsync(
        HttpContext http, string whom, AbsenceRequest body, AbsenceRegister register)
    {
        var caller = http.Caller();
        CaseworkerId? by = caller.Kind == CallerKind.Caseworker ? new CaseworkerId(caller.Id) : null;
        return Problems.Answer(await register.RegisterAsync(
            new CaseworkerId(whom), by, new AbsenceSaid(body.Substitute, body.From, body.To), http.Who(), http.RequestAborted));
    }
}

[AnsweredAs(typeof(AbsenceView))]
internal sealed record AbsenceRequest
{
    /// <summary>The substitute's id. Missing: unchanged; empty: nobody.</summary>
    public string? Substitute { get; init; }

    /// <summary>The start, a date or an instant. Missing: no absence.</summary>
    public DateOrInstant? From { get; init; }

    /// <summary>The end, a date (inclusive) or an instant. Missing: until further notice.</summary>
    public DateOrInstant? To { get; init; }
}

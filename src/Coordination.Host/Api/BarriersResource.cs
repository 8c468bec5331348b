using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Barriers between departments, as professionals meet them and as leaders are told of them.</summary>
internal static class BarriersResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/citizens/{key}/barriers", LogAsync).RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Barriers")
            .WithSummary("Log a barrier between two departments; for whoever sees the citizen").AsCommand(AnswersKeptBy.Grain);
        api.MapGet("/operations/barriers", ReadAsync).RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .WithSummary("Citizens with a barrier by quarter, pair of departments and kind, from five on; to leaders their own pairs")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapPut("/operations/barriers/answer", AnswerAsync).RequireAuthorization(AccessPolicies.Leaders).WithTags("Operations")
            .WithSummary("Say what was done about barriers of a quarter, a pair and a kind; for leaders of one of the two departments")
            .ProducesProblem(StatusCodes.Status403Forbidden).AsCommand(AnswersKeptBy.Host);
    }

    private static async Task<Results<Ok<BarrierAnswerView>, ProblemHttpResult>> AnswerAsync(
        HttpContext http, CommandRequest<BarrierAnswerRequest> command, BarrierAnswers answers) =>
        Problems.Answer(await answers.PutAsync(http, command.Body));

    private static Task<Results<Created<BarrierView>, ProblemHttpResult>> LogAsync(
        string key, CommandRequest<BarrierReport> command, CitizenSight sight) =>
        sight.CreateAsync(key, citizen => citizen.LogBarrier(command.Body, command.Idempotency));

    private static async Task<Results<Ok<BarriersView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, BarriersReader reader, IndicatorsReader quarters, string? from = null, string? to = null) =>
        quarters.PeriodOf(from, to) is { } period
            ? TypedResults.Ok(await reader.ReadAsync(http, period))
            : Problems.Parameter(nameof(from), IndicatorsReader.PeriodExpected);
}

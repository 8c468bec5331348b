using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Policies;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Figures of the collaboration over a period.</summary>
internal static class FiguresResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/operations/figures", ReadAsync).RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .WithSummary("Figures of a period, of all departments or one; to leaders others' in whole fives")
            .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<FiguresView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, FiguresTables tables, SanctionChainTable chains, PolicySource policies, FigureSight sight,
        string? from = null, string? to = null, string? department = null)
    {
        if (QueryParameters.TryPeriod(from, to, out var period) is { } wrong)
            return Problems.Parameter(wrong, "a date or an instant with an offset");
        department = string.IsNullOrWhiteSpace(department) ? null : IdSpelling.Department(department);
        var told = sight.Of(http);
        if (told.Own is { } led)
        {
            if (department is null && led.Count > 1) return Problems.Parameter(nameof(department), "a department, as you lead in several");
            department ??= led.First();
            if (!told.Names(department)) department = FigureSight.NoDepartment;
        }

        var figures = await tables.ReadAsync(period.From, period.To, department, http.RequestAborted);
        var daysMax = policies.Now.Policy.Rule("support-after-sanction").Whole("days");
        var counted = await chains.CountAsync(period.From, period.To, department, daysMax, http.RequestAborted);
        return TypedResults.Ok(FiguresView.Of(figures, counted, department, told));
    }
}

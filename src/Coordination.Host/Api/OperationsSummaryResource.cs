using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>How the service and the collaboration run now, and how they did.</summary>
internal static class OperationsSummaryResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        var summary = api.MapGroup("/operations").RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        summary.MapGet("/summary", ReadAsync).WithSummary("Symptoms, flows and collaboration, now");
        summary.MapGet("/summary/stream", Stream).WithSummary("The same, each two seconds (Server-Sent Events)")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        summary.MapGet("/trends", ReadTrendsAsync)
            .WithSummary("How the figures developed over 24 hours, 30 days or a year (range); to leaders those of citizens in whole fives");
        summary.MapGet("/stream", Stream).ExcludeFromDescription();
    }

    private static async Task<Ok<SummaryView>> ReadAsync(HttpContext http, SummaryReader reader, FigureSight sight) =>
        TypedResults.Ok((await reader.ReadAsync(http.RequestAborted)).As(sight.Of(http)));

    private static async Task<Results<Ok<TrendView>, ProblemHttpResult>> ReadTrendsAsync(
        HttpContext http, TrendReader reader, FigureSight sight, ServiceClock clock, string? range = null)
    {
        if (TrendRange.Find(range) is not { } known) return Problems.Parameter(nameof(range), "24h, 30d or 1y");
        var now = clock.Now;
        return TypedResults.Ok(TrendView.Of(now, known, await reader.ReadAsync(known, now, http.RequestAborted), sight.Of(http)));
    }

    private static EventStream Stream(HttpContext http, SummaryStream stream, FigureSight sight) => stream.Open(() => sight.Of(http));
}

using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>How the service and the collaboration run now.</summary>
internal static class OperationsSummaryResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        var summary = api.MapGroup("/operations").RequireAuthorization(AccessPolicies.Overview).WithTags("Operations")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        summary.MapGet("/summary", ReadAsync).WithSummary("Symptoms, flows and collaboration, now");
        summary.MapGet("/summary/stream", Stream).WithSummary("The same, each two seconds (Server-Sent Events)")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        summary.MapGet("/stream", Stream).ExcludeFromDescription();
    }

    private static async Task<Ok<SummaryView>> ReadAsync(HttpContext http, SummaryReader reader, FigureSight sight) =>
        TypedResults.Ok((await reader.ReadAsync(http.RequestAborted)).As(sight.Of(http)));

    private static EventStream Stream(HttpContext http, SummaryStream stream, FigureSight sight) => stream.Open(() => sight.Of(http));
}

using Coordination.Grains;

namespace Coordination.Host.Pages.Desk;

/// <summary>GET /: a caseworker's desk; others are led to the page they have.</summary>
internal static class DeskEndpoints
{
    internal static async Task<IResult> ReadAsync(HttpContext http, PageFrames frames, DeskModels desks)
    {
        var onlooker = frames.OnlookerOf(http);
        return onlooker.Caller.Kind switch
        {
            CallerKind.Caseworker => await frames.PageAsync<DeskPage>(http, await desks.ReadAsync(onlooker, http.RequestAborted)),
            CallerKind.Operations => TypedResults.LocalRedirect("/operations"),
            CallerKind.Auditor or CallerKind.Integration => TypedResults.LocalRedirect("/citizens"),
            _ => TypedResults.LocalRedirect("/responsible"),
        };
    }
}

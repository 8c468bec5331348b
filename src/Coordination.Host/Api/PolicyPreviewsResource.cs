using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Silo.Policies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Previews of policy: what another version would change. A preview changes nothing.</summary>
internal static class PolicyPreviewsResource
{
    internal static void Map(RouteGroupBuilder policy, int bytesMax)
    {
        policy.MapPost("/preview", BeginAsync).RequireAuthorization(AccessPolicies.Operations)
            .WithSummary("Begin a preview of a document over all citizens, or a sample").AsCommand(AnswersKeptBy.Host, bytesMax);
        policy.MapGet("/previews/{id}", ReadAsync).RequireAuthorization(AccessPolicies.Operations)
            .WithSummary("How far a preview has come, and what it found").ProducesProblem(StatusCodes.Status404NotFound);
        policy.MapDelete("/previews/{id}", CancelAsync).RequireAuthorization(AccessPolicies.Operations)
            .WithSummary("End a preview, and forget it").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Accepted<PolicyPreview>, ProblemHttpResult>> BeginAsync(
        HttpContext http, CommandRequest<PolicyDocument> command, PolicySource source, IGrainFactory grains, string? sample = null)
    {
        if (!QueryParameters.TryNumber(sample, 0, 1, PolicyPreview.SampleMax, out var count))
            return Problems.Parameter(nameof(sample), $"a number of citizens from 1 to {PolicyPreview.SampleMax}");
        var document = command.Body.Utf8;
        await source.LoadAsync(http.RequestAborted);
        var (policy, faults) = source.Check(document);
        if (policy is null || faults.Count > 0)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, $"The document has {faults.Count} faults; there is nothing to preview.", faults);

        var previews = grains.GetGrain<IPolicyPreviews>(0);
        if (await previews.Begin(document.ToArray(), count == 0 ? null : (int)count) is { } begun)
        {
            http.Response.Headers.Location = AddressOf(begun);
            return TypedResults.Accepted((string?)null, begun);
        }

        var running = await previews.Running();
        return Problems.Of(
            StatusCodes.Status409Conflict,
            running is null
            ? "Another preview was running; begin this one again."
            : $"Another preview is running. Wait for it, or DELETE {AddressOf(running)}.");
    }

    private static async Task<Results<Ok<PolicyPreview>, ProblemHttpResult>> ReadAsync(string id, IGrainFactory grains) =>
        await grains.GetGrain<IPolicyPreviews>(0).Find(id) is { } found ? TypedResults.Ok(found) : NoPreview();

    private static async Task<Results<NoContent, ProblemHttpResult>> CancelAsync(string id, IGrainFactory grains) =>
        await grains.GetGrain<IPolicyPreviews>(0).Cancel(id) ? TypedResults.NoContent() : NoPreview();

    private static string AddressOf(PolicyPreview preview) => $"/api/v1/policy/previews/{preview.Id}";

    private static ProblemHttpResult NoPreview() =>
        Problems.Of(
            StatusCodes.Status404NotFound,
            "There is no such preview, or it is gone: they are kept for an hour, and end with the machine they run on. Begin it anew.");
}

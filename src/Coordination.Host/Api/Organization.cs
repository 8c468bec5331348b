using System.Globalization;
using Coordination.Events;
using Coordination.Host.Security;
using Coordination.Organizations;
using Coordination.Silo.Organisations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>The organisation document.</summary>
internal static class Organization
{
    private const int BytesMax = 16 * 1024 * 1024;

    internal static void Map(RouteGroupBuilder api)
    {
        var organization = api.MapGroup("/organization").WithTags("Organisation");
        organization.MapGet("", ReadAsync).RequireAuthorization(AccessPolicies.SignedIn).WithSummary("The document, now or as it was at an instant");
        organization.MapPut("", PutAsync).RequireAuthorization(AccessPolicies.Operations).WithMetadata(new BodyLimit(BytesMax))
            .WithSummary("Put the whole document, dated from now").ProducesCommandProblems();
    }

    private static async Task<Results<Ok<OrganizationDocument>, ProblemHttpResult>> ReadAsync(HttpContext http, OrganisationSource source, string? asOf = null)
    {
        if (!Query.TryTime(asOf, out var time) || time is { Instant: null }) return Problems.Parameter(nameof(asOf), "an instant with an offset");
        if (time?.Instant is { } instant)
            return await source.AsOfAsync(instant) is { } then ? TypedResults.Ok(then) : Problems.Of(StatusCodes.Status404NotFound, "There was no organisation document then.");
        var now = source.Current;
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{now.Version}\"");
        return TypedResults.Ok(now.Document);
    }

    private static async Task<Results<Ok<OrganizationDocument>, ProblemHttpResult>> PutAsync(
        HttpContext http, Command<OrganizationDocument> command, OrganisationSource source)
    {
        IReadOnlyList<Fault> faults = NullsIn(command.Body);
        if (faults.Count == 0) faults = await source.PutAsync(command.Body, http.Who(), http.RequestAborted);
        return faults.Count == 0
            ? TypedResults.Ok(command.Body)
            : Problems.Of(StatusCodes.Status422UnprocessableEntity, $"The document has {faults.Count} faults; the one before stays.", faults);
    }

    // A list that is null, or holds null, never reaches the checks.
    private static List<Fault> NullsIn(OrganizationDocument document)
    {
        var faults = new List<Fault>();
        Check("/departments", document.Departments);
        Check("/units", document.Units);
        Check("/caseworkers", document.Caseworkers);
        Check("/rota", document.Rota);
        return faults;

        void Check<T>(string pointer, IReadOnlyList<T>? list) where T : class
        {
            if (list is null) faults.Add(new Fault(pointer, "null, expected a list"));
            else
                for (var i = 0; i < list.Count; i++)
                    if (list[i] is null) faults.Add(new Fault($"{pointer}/{i}", "null, expected an object"));
        }
    }
}

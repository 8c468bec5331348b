using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Everything about a citizen in one document, for the data-protection officer who answers the citizen.</summary>
internal static class ExportResource
{
    private const string What = "export";
    private const string Ground = "export";

    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/citizens/{key}/export", ReadAsync).RequireAuthorization(AccessPolicies.Looks).WithTags("Citizens")
            .WithSummary("Everything about the citizen: picture, journals, looks and alerts; for the data-protection officer")
            .Produces<ExportDocument>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<CitizenExport, ProblemHttpResult>> ReadAsync(
        HttpContext http, string key, CitizenSight sight, IGrainFactory grains)
    {
        if (await sight.FindAsync(key) is not { } citizen) return Problems.NoCitizen();
        CitizenExportParts parts;
        try
        {
            // The picture decides whether the caller may. A place of nobody answers for a key that was never given out.
            var place = citizen.GetPrimaryKeyString();
            if (await grains.GetGrain<ICitizenExport>(place).ExportedPicture() is not { } picture) return Problems.NoCitizen();
            parts = new CitizenExportParts(key, picture, await citizen.Keys());
        }
        catch (UnauthorizedAccessException)
        {
            await sight.LogAsync(http, key, What, LookLog.Refused);
            return Problems.NotInvolved();
        }

        await sight.LogAsync(http, key, What, Ground);
        return new CitizenExport(parts);
    }
}

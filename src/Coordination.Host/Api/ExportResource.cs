using Coordination.Grains;
using Coordination.Host.Exports;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Everything about a citizen in one document, for the data-protection officer who answers the citizen.</summary>
internal static class ExportResource
{
    internal static void Map(RouteGroupBuilder api) =>
        api.MapGet("/citizens/{key}/export", ReadAsync).RequireAuthorization(AccessPolicies.Looks).WithTags("Citizens")
            .WithSummary("Everything about the citizen: picture, journals, looks and alerts; for the data-protection officer")
            .Produces<ExportDocument>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<CitizenExport, ProblemHttpResult>> ReadAsync(
        HttpContext http, string key, CitizenExportReader exports)
    {
        var (sight, parts) = await exports.FindAsync(http, key);
        if (parts is not null) return new CitizenExport(parts);
        return sight == Sight.Nothing ? Problems.NotInvolved() : Problems.NoCitizen();
    }
}

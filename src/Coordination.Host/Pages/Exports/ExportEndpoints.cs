using Coordination.Grains;
using Coordination.Host.Exports;

namespace Coordination.Host.Pages.Exports;

/// <summary>GET /citizens/{key}/export: everything about a citizen to read and to print, for the data-protection officer.</summary>
internal static class ExportEndpoints
{
    internal static async Task<IResult> ReadAsync(HttpContext http, string key, PageFactory pages, CitizenExportReader exports)
    {
        var (sight, parts) = await exports.FindAsync(http, key);
        if (parts is not null)
            return new ReadableExport(parts, await pages.PageAsync<ExportPage>(http, parts.Picture), pages.UserOf(http));
        return sight == Sight.Nothing
            ? await pages.PageAsync<StatusPage>(http, new StatusPageModel("not-yours", null), StatusCodes.Status403Forbidden, "/")
            : await pages.PageAsync<StatusPage>(http, new StatusPageModel("no-citizen", null), StatusCodes.Status404NotFound, "/");
    }
}

using Coordination.Host.Exports;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages.Exports;

/// <summary>
/// Tables of the overview as files, in every <see cref="TableFileForm"/>: a path for each, of the API, with the words of the pages.
/// </summary>
internal static class TableFiles
{
    /// <summary>The route answers with a table as a file (<see cref="Answer"/>).</summary>
    /// <param name="what">What the table holds, as a sentence begins with it.</param>
    internal static void AsTableFile(this RouteHandlerBuilder route, TableFileForm form, string what) =>
        route.RequireAuthorization(AccessPolicies.Overview).WithMetadata(form)
            .WithTags("Operations").WithSummary($"{what} as {form.Name}, in the caller's language")
            .Produces<string>(StatusCodes.Status200OK, form.MediaType.Split(';')[0])
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>A table as a file of the form that was asked for.</summary>
    /// <param name="name">The text that names the file.</param>
    internal static FileContentHttpResult Answer(HttpContext http, Localizer texts, string name, ExportTable table)
    {
        var form = http.GetEndpoint()!.Metadata.GetRequiredMetadata<TableFileForm>();
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(form.Write(table), form.MediaType, $"{texts[name]}.{form.Ending}");
    }
}

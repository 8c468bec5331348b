using Coordination.Host.Overview;
using Coordination.Host.Pages.Exports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages.Costs;

/// <summary>GET /forecast: what is agreed will cost, and the same as files.</summary>
internal static class ForecastEndpoints
{
    /// <summary>The path of the files without their endings.</summary>
    internal const string FilePath = "/api/v1/operations/forecast";

    internal static async Task<IResult> ReadAsync(HttpContext http, PageFactory pages, CostsReader reader) =>
        await pages.PageAsync<ForecastPage>(http, ForecastModel.Of(await reader.ForecastAsync(http), pages.UserOf(http)));

    internal static async Task<FileContentHttpResult> FileAsync(HttpContext http, PageFactory pages, CostsReader reader)
    {
        var user = pages.UserOf(http);
        var model = ForecastModel.Of(await reader.ForecastAsync(http), user);
        return TableFiles.Answer(http, user.Localizer, "forecast.file", model.Exported(user.Localizer));
    }
}

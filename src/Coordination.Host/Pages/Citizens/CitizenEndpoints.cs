using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Pages.Citizens.Timeline;

namespace Coordination.Host.Pages.Citizens;

/// <summary>GET /citizens/{key}: a citizen's page.</summary>
internal static class CitizenEndpoints
{
    internal static async Task<IResult> ReadAsync(
        HttpContext http, string key, PageFactory pages, CitizenQuery citizens, CitizenSight sight, string? zoom = null,
        string? history = null)
    {
        var (seen, picture) = await sight.ReadAsync(http, key, "picture", static citizen => citizen.Picture());
        if (picture is not null)
        {
            var model = await citizens.ReadAsync(
                picture, pages.UserOf(http), TimelineZoomCodes.Parse(zoom), wholeHistory: history == "all", http.RequestAborted);
            return await pages.PageAsync<CitizenPage>(http, model);
        }

        return seen == Sight.Nothing
            ? await pages.PageAsync<StatusPage>(http, StatusPageModel.Closed(key, pages.UserOf(http)), StatusCodes.Status403Forbidden)
            : await pages.PageAsync<StatusPage>(http, new StatusPageModel("no-citizen", null), StatusCodes.Status404NotFound);
    }
}

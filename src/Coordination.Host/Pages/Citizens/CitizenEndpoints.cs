using System.Globalization;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Security;
using Coordination.Silo.Clock;

namespace Coordination.Host.Pages.Citizens;

/// <summary>GET /citizens/{key}: a citizen's page.</summary>
internal static class CitizenEndpoints
{
    internal static async Task<IResult> ReadAsync(
        HttpContext http, string key, PageFactory pages, CitizenQuery citizens, CitizenSight sight, ServiceClock clock,
        string? zoom = null, string? history = null)
    {
        var (seen, picture) = await sight.ReadAsync(http, key, "picture", static citizen => citizen.Picture());
        if (picture is not null)
        {
            var model = await citizens.ReadAsync(
                http, picture, pages.UserOf(http), TimelineZoomCodes.Parse(zoom), wholeHistory: history == "all");
            CloseInTime(http, model, clock.Now);
            return await pages.PageAsync<CitizenPage>(http, model);
        }

        return seen == Sight.Nothing
            ? await pages.PageAsync<StatusPage>(http, StatusPageModel.Closed(key, pages.UserOf(http)), StatusCodes.Status403Forbidden)
            : await pages.PageAsync<StatusPage>(http, new StatusPageModel("no-citizen", null), StatusCodes.Status404NotFound);
    }

    /// <summary>
    /// Has the browser read the page again when the first ground ends on which something is shown of the citizen or the family, with and
    /// without scripts: what may not be seen any more does not stay on the screen.
    /// </summary>
    private static void CloseInTime(HttpContext http, CitizenModel model, DateTimeOffset now)
    {
        var left = model.ShownUntil - now;
        if (left is { Ticks: > 0 } soon && soon < PageSession.Lifetime)
            http.Response.Headers["Refresh"] = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(soon.TotalSeconds) + 1}");
    }
}

using Coordination.Host.Access;
using Coordination.Host.Overview;

namespace Coordination.Host.Pages.Looks;

/// <summary>GET /looks: what a data-protection officer may ask about, of the last 30 days.</summary>
internal static class LooksEndpoints
{
    private const int RowsMax = 100;

    internal static async Task<IResult> ReadAsync(HttpContext http, PageFactory pages, UnusualLooksReader reader, CitizenSight sight)
    {
        var looks = await reader.ReadAsync(null, null, RowsMax, http.RequestAborted);
        await sight.LogAsync(http, null, "unusual-looks", "data-protection-officer");
        return await pages.PageAsync<LooksPage>(http, looks);
    }
}

using Coordination.Host.Overview;

namespace Coordination.Host.Pages.Retention;

/// <summary>GET /retention: citizens of whom it is time to ask whether what is known of them is still needed.</summary>
internal static class RetentionEndpoints
{
    private const int PageRows = 100;

    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, RetentionReader reader, RetentionLook look, string? after = null)
    {
        var page = await reader.ReadAsync(after ?? "", PageRows, http.RequestAborted);
        await look.LogAsync(http, page);
        return await pages.PageAsync<RetentionListPage>(http, new RetentionModel(
            page.EndedBy, page.Citizens, page.Next is { } next ? $"/retention?after={Uri.EscapeDataString(next)}" : null));
    }
}

/// <summary>A page of the list.</summary>
/// <param name="EndedBy">The last day on which a matter may have ended.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record RetentionModel(DateOnly EndedBy, IReadOnlyList<RetainedCitizen> Citizens, string? Next);

using Coordination.Host.Http;
using Coordination.Host.Overview;

namespace Coordination.Host.Pages.Patterns;

/// <summary>GET /patterns: what advisers see, a quarter at a time.</summary>
internal static class PatternEndpoints
{
    private const int QuartersOffered = 8;

    internal static async Task<IResult> ReadAsync(HttpContext http, PageFactory pages, PatternsReader reader, string? quarter = null)
    {
        if (await reader.ReadAsync(quarter, http.RequestAborted) is not { } patterns)
            return Problems.Parameter(nameof(quarter), "a quarter that is over, such as 2026-Q2");
        return await pages.PageAsync<PatternPage>(http, PatternModel.Of(patterns, reader.Quarters(QuartersOffered), pages.UserOf(http)));
    }
}

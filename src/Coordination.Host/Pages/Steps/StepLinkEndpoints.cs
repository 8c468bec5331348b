using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Security;
using Coordination.Silo.Citizens;

namespace Coordination.Host.Pages.Steps;

/// <summary>
/// GET /step/{secret}: somebody of the network reads their step of a plan. Nobody is signed in. An address that opens nothing gets the
/// same page, whatever the reason. The secret is not in the request any more (<see cref="StepSecret"/>).
/// </summary>
internal static class StepLinkEndpoints
{
    private const string Closed = "step.closed";

    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, StepLinkPasses links, OpenPages open, string? language = null)
    {
        if (language is not null) pages.RememberLanguage(http, LanguageCodes.Parse(language));
        if (!open.MayTry(http)) return await NoticeAsync(http, pages, StatusCodes.Status429TooManyRequests);
        try
        {
            return await links.OpenAsync(http) is { } opened
                ? await pages.PageAsync<StepLinkPage>(http, ModelOf(opened), path: OpenPages.Step)
                : await NoticeAsync(http, pages, StatusCodes.Status404NotFound);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && FailureProblems.IsExpected(http, fault))
        {
            return await NoticeAsync(http, pages, StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The page instead of one that cannot be shown.</summary>
    internal static Task<IResult> NoticeAsync(HttpContext http, PageFactory pages, int status) => pages.PageAsync<StepNoticePage>(
        http,
        new StepNoticeModel(status switch
        {
            StatusCodes.Status429TooManyRequests => "step.too-many",
            >= StatusCodes.Status500InternalServerError => "step.away",
            _ => Closed,
        }),
        status, OpenPages.Step);

    // The link ends at the start of a day.
    private static StepLinkModel ModelOf(OpenedStep opened) => new(
        opened.Step, opened.Coordinator, opened.Phone, Localizer.DayOf(opened.Until).AddDays(-1));
}

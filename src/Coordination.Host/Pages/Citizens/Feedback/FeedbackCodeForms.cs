using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;

namespace Coordination.Host.Pages.Citizens.Feedback;

/// <summary>POST /citizens/{key}/feedback-codes: opens a code with which the citizen answers on a tablet. It is shown once.</summary>
internal static class FeedbackCodeForms
{
    private const string Act = "feedback-code";

    internal static async Task<IResult> OpenAsync(HttpContext http, string key, PageFactory pages, FeedbackCodes codes)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (sight, answer) = await codes.OpenAsync(http, key, Forms.Text(form, "instrument"), Forms.Text(form, "department"));
        var user = pages.UserOf(http);
        if (answer is null)
            return sight == Sight.UnknownCitizen
                ? await pages.PageAsync<StatusPage>(http, new StatusPageModel("no-citizen", null), StatusCodes.Status404NotFound, "/")
                : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        var done = answer.Value is { } code
            ? user.Localizer[$"done.{Act}", code.Code, user.Localizer.Clock(code.ExpiresAt), http.Address(code.Address)]
            : null;
        return Forms.Finish(http, form, done, answer.Refusal, refusal => RefusalText.Of(refusal, Act, user), $"/citizens/{key}");
    }
}

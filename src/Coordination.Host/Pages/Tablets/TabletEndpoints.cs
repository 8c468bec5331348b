using System.Globalization;
using Coordination.Events;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Security;
using Coordination.Views;

namespace Coordination.Host.Pages.Tablets;

/// <summary>
/// GET /feedback: a citizen answers a scale on a tablet, with a code. Nobody is signed in, and no page tells of whom or to whom. What is
/// refused comes back with the code and the answers that were sent. A code that is unknown, used or over is refused alike.
/// </summary>
internal static class TabletEndpoints
{
    internal const string AnswersPath = $"{OpenPages.Feedback}/answers";

    internal const string LanguagePath = $"{OpenPages.Feedback}/language";

    internal const string ThanksPath = $"{OpenPages.Feedback}/thanks";

    internal static Task<IResult> ReadAsync(HttpContext http, PageFactory pages) =>
        IsSignedIn(http) ? SignedInAsync(http, pages) : AskCodeAsync(http, pages, null, null);

    internal static Task<IResult> ThankAsync(HttpContext http, PageFactory pages) =>
        pages.PageAsync<TabletNoticePage>(http, new TabletNoticeModel("tablet.thanks", "tablet.thanks.text"));

    /// <summary>Takes a code and asks its questions.</summary>
    internal static Task<IResult> OpenAsync(HttpContext http, PageFactory pages, FeedbackCodes codes, OpenPages open) =>
        TryAsync(http, pages, open, async sent => await codes.FindAsync(sent.Code, http.RequestAborted) is { } asked
            ? await AskAsync(http, pages, new TabletQuestionsModel(asked.Instrument, sent.Code!, sent.Answers))
            : await AgainAsync(http, pages, sent, "tablet.no-code", StatusCodes.Status422UnprocessableEntity));

    /// <summary>Takes the answers.</summary>
    internal static Task<IResult> AnswerAsync(HttpContext http, PageFactory pages, FeedbackCodes codes, OpenPages open) =>
        TryAsync(http, pages, open, sent => TakeAsync(http, pages, codes, sent));

    /// <summary>Whatever is refused, and whatever is away, what was sent comes back.</summary>
    private static async Task<IResult> TryAsync(HttpContext http, PageFactory pages, OpenPages open, Func<Sent, Task<IResult>> take)
    {
        if (IsSignedIn(http)) return await SignedInAsync(http, pages);
        var sent = await SentAsync(http);
        if (!open.MayTry(http)) return await AgainAsync(http, pages, sent, "tablet.too-many", StatusCodes.Status429TooManyRequests);
        try
        {
            return await take(sent);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && FailureProblems.IsExpected(http, fault))
        {
            return await AgainAsync(http, pages, sent, "tablet.away", StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Shows the same page in another language, with what was answered.</summary>
    internal static async Task<IResult> ChooseLanguageAsync(HttpContext http, PageFactory pages)
    {
        if (IsSignedIn(http)) return await SignedInAsync(http, pages);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        pages.RememberLanguage(http, LanguageCodes.Parse(form["language"]));
        return await AgainAsync(http, pages, await SentAsync(http), null, StatusCodes.Status200OK);
    }

    /// <summary>The page instead of one that cannot be shown: what was sent is on it.</summary>
    internal static async Task<IResult> StatusAsync(HttpContext http, PageFactory pages, int status)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || IsSignedIn(http))
            return await AskCodeAsync(http, pages, null, TextOf(status), status);
        return await AgainAsync(http, pages, await SentAsync(http), TextOf(status), status);
    }

    private static async Task<IResult> TakeAsync(HttpContext http, PageFactory pages, FeedbackCodes codes, Sent sent)
    {
        if (await codes.FindAsync(sent.Code, http.RequestAborted) is not { } asked)
            return await AgainAsync(http, pages, sent, "tablet.code-over", StatusCodes.Status422UnprocessableEntity, asksCode: true);
        if (sent.Instrument != asked.Instrument)
            return await AskAsync(
                http, pages, new TabletQuestionsModel(asked.Instrument, sent.Code!, TabletQuestionsModel.NoAnswers),
                "tablet.other-questions", StatusCodes.Status422UnprocessableEntity);
        if (sent.Answers.Contains(null))
            return await AgainAsync(http, pages, sent, "tablet.missing", StatusCodes.Status422UnprocessableEntity);
        return (await codes.RecordAsync(sent.Code!, asked, sent.Answers.Sum(static one => one!.Value)))?.Kind switch
        {
            null => TypedResults.LocalRedirect(ThanksPath),
            RefusalKinds.Conflict => await AgainAsync(
                http, pages, sent, "tablet.code-over", StatusCodes.Status422UnprocessableEntity, asksCode: true),
            _ => await AgainAsync(http, pages, sent, "tablet.failed", StatusCodes.Status500InternalServerError),
        };
    }

    private static Task<IResult> AgainAsync(
        HttpContext http, PageFactory pages, Sent sent, string? fault, int status, bool asksCode = false) =>
        sent.Instrument is { } instrument
            ? AskAsync(http, pages, new TabletQuestionsModel(instrument, sent.Code ?? "", sent.Answers, asksCode), fault, status)
            : AskCodeAsync(http, pages, sent.Code, fault, status);

    private static Task<IResult> AskAsync(
        HttpContext http, PageFactory pages, TabletQuestionsModel model, string? fault = null, int status = StatusCodes.Status200OK) =>
        pages.PageAsync<TabletQuestionsPage>(http, model with { Fault = fault }, status, OpenPages.Feedback);

    private static Task<IResult> AskCodeAsync(
        HttpContext http, PageFactory pages, string? code, string? fault, int status = StatusCodes.Status200OK) =>
        pages.PageAsync<TabletCodePage>(http, new TabletCodeModel(code, fault), status, OpenPages.Feedback);

    // Whoever is signed in would hand the citizen their own work with the tablet.
    private static bool IsSignedIn(HttpContext http) => http.FindCaller() is not null;

    private static Task<IResult> SignedInAsync(HttpContext http, PageFactory pages) => pages.PageAsync<TabletNoticePage>(
        http, new TabletNoticeModel("tablet.signed-in", "tablet.signed-in.text") { SignsOut = true }, path: OpenPages.Feedback);

    private static string TextOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "tablet.expired",
        StatusCodes.Status404NotFound => "tablet.no-page",
        StatusCodes.Status503ServiceUnavailable => "tablet.away",
        _ => "tablet.failed",
    };

    private static async Task<Sent> SentAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return new Sent(
            Forms.Text(form, "code") is { Length: <= TabletCodeModel.LengthMax } code ? code : null,
            Vocabulary.Find<FeedbackInstrument>(form["instrument"].ToString()),
            [
                .. TabletQuestionsModel.NoAnswers.Select((_, number) => AnswerIn(form[TabletQuestionsModel.FieldOf(number)])),
            ]);
    }

    private static int? AnswerIn(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var answer) && answer <= TabletQuestionsModel.AnswerMax
            ? answer
            : null;

    /// <summary>What a form held.</summary>
    /// <param name="Instrument">The scale whose questions it asked; null: it asked for the code.</param>
    private sealed record Sent(string? Code, FeedbackInstrument? Instrument, IReadOnlyList<int?> Answers);
}

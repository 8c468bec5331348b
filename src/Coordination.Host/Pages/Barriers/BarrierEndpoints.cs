using Coordination.Host.Exports;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages.Barriers;

/// <summary>The barriers of a period as files. They are of the API, and their words are those of the pages.</summary>
internal static class BarrierEndpoints
{
    internal const string CsvPath = "/api/v1/operations/barriers.csv";

    /// <summary>The path of the spreadsheet.</summary>
    internal const string SpreadsheetPath = "/api/v1/operations/barriers.ods";

    internal static Task<Results<FileContentHttpResult, ProblemHttpResult>> CsvAsync(
        HttpContext http, PageFactory pages, BarriersReader reader, IndicatorsReader quarters, string? from = null, string? to = null) =>
        FileOf(http, pages, reader, quarters, (from, to), "csv", CsvTables.MediaType, CsvTables.Write);

    internal static Task<Results<FileContentHttpResult, ProblemHttpResult>> SpreadsheetAsync(
        HttpContext http, PageFactory pages, BarriersReader reader, IndicatorsReader quarters, string? from = null, string? to = null) =>
        FileOf(
            http, pages, reader, quarters, (from, to), "ods", OpenDocumentTables.MediaType,
            static table => OpenDocumentTables.Write(table));

    /// <summary>POST /indicators/barriers/answer: a leader says what was done.</summary>
    internal static async Task<IResult> AnswerAsync(HttpContext http, PageFactory pages, BarrierAnswers answers)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var localizer = pages.LocalizerOf(http);
        var (stored, faults) = await answers.PutAsync(http, new BarrierAnswerRequest
        {
            Quarter = Forms.Text(form, "quarter"), Kind = Forms.Text(form, "kind"), Departments = [.. form["departments"]],
            Done = Forms.Text(form, "done"),
        });
        var refusal = stored is not null ? null : new RefusalView(RefusalKinds.Invalid, localizer["refused.barrier-answer"], faults);
        return Forms.Finish(http, form, localizer["done.barrier-answer"], refusal, static refusal => refusal.Why);
    }

    /// <summary>GET /barriers: what came of the barriers that concern the departments in which the user works.</summary>
    internal static async Task<IResult> AnsweredAsync(
        HttpContext http, PageFactory pages, BarriersReader reader, IndicatorsReader quarters)
    {
        var user = pages.UserOf(http);
        var answers = await reader.AnswersAsync(http, quarters.PeriodOf(null, null)!.Value);
        return await pages.PageAsync<AnsweredBarriersPage>(http, new AnsweredBarriersModel(
        [
            .. answers.Select(one => new AnsweredBarrierLine(
                one.Quarter, string.Join(" – ", one.Departments.Select(user.Masked.Code)), user.Localizer.Code("barrier", one.Kind),
                BarrierAnswerLine.Of(one.Answer, user).Said)),
        ]));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileOf(
        HttpContext http, PageFactory pages, BarriersReader reader, IndicatorsReader quarters, (string? From, string? To) asked,
        string ending, string form, Func<ExportTable, byte[]> write)
    {
        if (quarters.PeriodOf(asked.From, asked.To) is not { } period)
            return Problems.Parameter("from", IndicatorsReader.PeriodExpected);
        var user = pages.UserOf(http);
        var table = BarrierTableModel.Of(await reader.ReadAsync(http, period), user, led: []).Exported(user.Localizer);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(write(table), form, $"{user.Localizer["barriers.file"]}.{ending}");
    }
}

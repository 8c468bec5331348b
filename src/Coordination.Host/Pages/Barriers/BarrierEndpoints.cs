using Coordination.Events;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Exports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages.Barriers;

/// <summary>The barriers of a period as files, and what was done about them.</summary>
internal static class BarrierEndpoints
{
    /// <summary>The path of the files without their endings.</summary>
    internal const string FilePath = "/api/v1/operations/barriers";

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(
        HttpContext http, PageFactory pages, BarriersReader reader, IndicatorsReader quarters, string? from = null, string? to = null)
    {
        if (quarters.PeriodOf(from, to) is not { } period) return Problems.Parameter(nameof(from), IndicatorsReader.PeriodExpected);
        var user = pages.UserOf(http);
        var table = BarrierTableModel.Of(await reader.ReadAsync(http, period), user, led: []).Exported(user.Localizer);
        return TableFiles.Answer(http, user.Localizer, "barriers.file", table);
    }

    /// <summary>POST /indicators/barriers/answer: a leader says what was done.</summary>
    internal static async Task<IResult> AnswerAsync(HttpContext http, PageFactory pages, BarrierAnswers answers)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var user = pages.UserOf(http);
        var answer = await answers.PutAsync(http, new BarrierAnswerRequest
        {
            Quarter = Forms.Text(form, "quarter"), Kind = Forms.Text(form, "kind"), Departments = [.. form["departments"]],
            Done = Forms.Text(form, "done"), Replaces = OutsideTime.TryInstant(Forms.Text(form, "replaces"), out var at) ? at : null,
        });
        return Forms.Finish(http, form, user.Localizer["done.barrier-answer"], answer.Refusal, refusal => refusal.By is { } first
            ? user.Localizer["refused.barrier-answer.conflict", user.Names.Person(first)]
            : user.Localizer["refused.barrier-answer"]);
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
}

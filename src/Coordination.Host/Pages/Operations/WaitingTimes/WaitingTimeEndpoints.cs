using Coordination.Domain.Calendar;
using Coordination.Host.Exports;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Exports;
using Coordination.Host.Pages.Localization;
using Coordination.Silo.Clock;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages.Operations.WaitingTimes;

/// <summary>
/// The waiting times per pair of departments and stage as files, as the caller is told them.
/// </summary>
internal static class WaitingTimeEndpoints
{
    /// <summary>The path of the files without their endings.</summary>
    internal const string FilePath = "/api/v1/operations/waiting-times";

    internal static async Task<FileContentHttpResult> FileAsync(
        HttpContext http, PageFactory pages, FiguresTables tables, FigureSight sight, ServiceClock clock, string? period = null)
    {
        var (told, texts) = (sight.Of(http), pages.UserOf(http).Localizer);
        var from = LocalTime.StartOfDay(LocalTime.DayOf(clock.Now).AddDays(1 - ReportPeriodCodes.Parse(period).Days()));
        var waits = await tables.SummarizeWaitingAsync(new WaitingFilter(from, null, told.Own), http.RequestAborted);
        var stages = told.IsExact ? await tables.SummarizeStagesAsync(from, http.RequestAborted) : [];
        return TableFiles.Answer(
            http, texts, "waiting.file",
            Of(told.Of(WaitingView.Of(waits)), WaitingView.Of(stages), texts));
    }

    // Totals have a column of their own, so that a sum of the waits counts each once.
    private static ExportTable Of(IEnumerable<WaitingView> pairs, IEnumerable<WaitingView> totals, Localizer texts) => new(
        texts["operations.waiting"],
        [
            texts["operations.stage"], texts["waiting.from"], texts["waiting.to"], texts["shared.waits"], texts["waiting.median-hours"],
            texts["waiting.p90-hours"], texts["waiting.all-waits"],
        ],
        [
            .. pairs.Select(wait => (IReadOnlyList<ExportCell>)
                [texts.Code("stage", wait.Stage), wait.From, wait.To, wait.Count, (decimal)wait.MedianHours, (decimal)wait.P90Hours, ""]),
            .. totals.Select(all => (IReadOnlyList<ExportCell>)
                [
                    texts.Code("stage", all.Stage), texts["waiting.all"], texts["waiting.all"], "", (decimal)all.MedianHours,
                    (decimal)all.P90Hours, all.Count,
                ]),
        ]);
}

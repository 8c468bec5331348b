using Coordination.Domain.Calendar;
using Coordination.Host.Exports;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Localization;
using Coordination.Silo.Clock;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages.Operations.WaitingTimes;

/// <summary>
/// The waiting times per pair of departments and stage as files, as the caller is told them. They are of the API, and their words are
/// those of the pages.
/// </summary>
internal static class WaitingTimeEndpoints
{
    internal const string CsvPath = "/api/v1/operations/waiting-times.csv";

    /// <summary>The path of the spreadsheet.</summary>
    internal const string SpreadsheetPath = "/api/v1/operations/waiting-times.ods";

    internal static async Task<FileContentHttpResult> CsvAsync(
        HttpContext http, PageFactory pages, FiguresTables tables, FigureSight sight, ServiceClock clock, string? period = null) =>
        FileOf(http, CsvTables.Write(await TableAsync(http, pages, tables, sight, clock, period)), pages, "csv", CsvTables.MediaType);

    internal static async Task<FileContentHttpResult> SpreadsheetAsync(
        HttpContext http, PageFactory pages, FiguresTables tables, FigureSight sight, ServiceClock clock, string? period = null) =>
        FileOf(
            http, OpenDocumentTables.Write(await TableAsync(http, pages, tables, sight, clock, period)), pages, "ods",
            OpenDocumentTables.MediaType);

    private static async Task<ExportTable> TableAsync(
        HttpContext http, PageFactory pages, FiguresTables tables, FigureSight sight, ServiceClock clock, string? period)
    {
        var (told, texts) = (sight.Of(http), pages.UserOf(http).Localizer);
        var from = LocalTime.DayOf(clock.Now).AddDays(1 - ReportPeriodCodes.Parse(period).Days());
        var waits = await tables.SummarizeWaitingAsync(
            new WaitingFilter(LocalTime.StartOfDay(from), null, told.Own), http.RequestAborted);
        return Of(told.Of(WaitingView.Of(waits)), texts);
    }

    private static ExportTable Of(IEnumerable<WaitingView> waits, Localizer texts) => new(
        texts["operations.waiting"],
        [
            texts["operations.stage"], texts["waiting.from"], texts["waiting.to"], texts["shared.waits"], texts["waiting.median-hours"],
            texts["waiting.p90-hours"],
        ],
        [
            .. waits.Select(wait => (IReadOnlyList<ExportCell>)
                [texts.Code("stage", wait.Stage), wait.From, wait.To, wait.Count, (decimal)wait.MedianHours, (decimal)wait.P90Hours]),
        ]);

    private static FileContentHttpResult FileOf(HttpContext http, byte[] file, PageFactory pages, string ending, string form)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(file, form, $"{pages.UserOf(http).Localizer["waiting.file"]}.{ending}");
    }
}

using Coordination.Host.Exports;
using Coordination.Host.Http;
using Coordination.Host.Overview;
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

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileOf(
        HttpContext http, PageFactory pages, BarriersReader reader, IndicatorsReader quarters, (string? From, string? To) asked,
        string ending, string form, Func<ExportTable, byte[]> write)
    {
        if (quarters.PeriodOf(asked.From, asked.To) is not { } period)
            return Problems.Parameter("from", IndicatorsReader.PeriodExpected);
        var user = pages.UserOf(http);
        var table = BarrierTableModel.Of(await reader.ReadAsync(http, period), user).Exported(user.Localizer);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(write(table), form, $"{user.Localizer["barriers.file"]}.{ending}");
    }
}

using Coordination.Host.Exports;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages.Costs;

/// <summary>GET /costs: what interventions cost over time, and the same as files.</summary>
internal static class CostEndpoints
{
    /// <summary>The paths of the files. They are of the API, and their words are those of the pages.</summary>
    internal const string CsvPath = "/api/v1/operations/costs.csv";

    /// <summary>The path of the spreadsheet.</summary>
    internal const string SpreadsheetPath = "/api/v1/operations/costs.ods";

    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, CostsReader reader, IndicatorsReader quarters, string? from = null, string? to = null) =>
        await ModelOf(http, pages, reader, quarters, from, to) is { } model
            ? await pages.PageAsync<CostPage>(http, model)
            : Problems.Parameter(nameof(from), IndicatorsReader.PeriodExpected);

    internal static Task<Results<FileContentHttpResult, ProblemHttpResult>> CsvAsync(
        HttpContext http, PageFactory pages, CostsReader reader, IndicatorsReader quarters, string? from = null, string? to = null) =>
        FileOf(http, pages, ModelOf(http, pages, reader, quarters, from, to), "csv", CsvTables.MediaType, CsvTables.Write);

    internal static Task<Results<FileContentHttpResult, ProblemHttpResult>> SpreadsheetAsync(
        HttpContext http, PageFactory pages, CostsReader reader, IndicatorsReader quarters, string? from = null, string? to = null) =>
        FileOf(
            http, pages, ModelOf(http, pages, reader, quarters, from, to), "ods", OpenDocumentTables.MediaType,
            static table => OpenDocumentTables.Write(table));

    private static async Task<CostModel?> ModelOf(
        HttpContext http, PageFactory pages, CostsReader reader, IndicatorsReader quarters, string? from, string? to) =>
        quarters.PeriodOf(from, to) is { } period
            ? CostModel.Of(await reader.ReadAsync(http, period), quarters.Choices(), pages.UserOf(http))
            : null;

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileOf(
        HttpContext http, PageFactory pages, Task<CostModel?> read, string ending, string form, Func<ExportTable, byte[]> write)
    {
        if (await read is not { } model) return Problems.Parameter("from", IndicatorsReader.PeriodExpected);
        http.Response.Headers.CacheControl = "no-store";
        var texts = pages.UserOf(http).Localizer;
        return TypedResults.File(write(model.Exported(texts)), form, $"{texts["costs.file"]}.{ending}");
    }
}

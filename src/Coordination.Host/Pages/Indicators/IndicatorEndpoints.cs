using Coordination.Host.Access;
using Coordination.Host.Exports;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Barriers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages.Indicators;

/// <summary>GET /indicators: the nine indicators over time, and the same as files.</summary>
internal static class IndicatorEndpoints
{
    /// <summary>The paths of the files. They are of the API, and their words are those of the pages.</summary>
    internal const string CsvPath = "/api/v1/operations/indicators.csv";

    /// <summary>The path of the spreadsheet.</summary>
    internal const string SpreadsheetPath = "/api/v1/operations/indicators.ods";

    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, IndicatorsReader reader, BarriersReader barriers, IndicatorsSight sight,
        CollaborationSight led, string? from = null, string? to = null, string? department = null)
    {
        // A leader of several departments begins with the first.
        if (string.IsNullOrEmpty(department)) department = sight.FirstOf(http);
        var (model, refused) = await ModelOf(http, pages, reader, sight, from, to, department);
        if (model is null || reader.PeriodOf(from, to) is not { } period) return refused!;
        var met = BarrierTableModel.Of(await barriers.ReadAsync(http, period), pages.UserOf(http), led.LedBy(http));
        return await pages.PageAsync<IndicatorPage>(http, model with { Barriers = met });
    }

    internal static Task<Results<FileContentHttpResult, ProblemHttpResult>> CsvAsync(
        HttpContext http, PageFactory pages, IndicatorsReader reader, IndicatorsSight sight, string? from = null, string? to = null,
        string? department = null) =>
        FileOf(http, pages, ModelOf(http, pages, reader, sight, from, to, department), "csv", CsvTables.MediaType, CsvTables.Write);

    internal static Task<Results<FileContentHttpResult, ProblemHttpResult>> SpreadsheetAsync(
        HttpContext http, PageFactory pages, IndicatorsReader reader, IndicatorsSight sight, string? from = null, string? to = null,
        string? department = null) => FileOf(
        http, pages, ModelOf(http, pages, reader, sight, from, to, department), "ods", OpenDocumentTables.MediaType,
        static table => OpenDocumentTables.Write(table));

    /// <summary>Says what the answer is, for the document of the API.</summary>
    internal static RouteHandlerBuilder Described(this RouteHandlerBuilder route, string summary, string form) => route
        .WithTags("Operations").WithSummary(summary).Produces<string>(StatusCodes.Status200OK, form)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<(IndicatorModel? Model, ProblemHttpResult? Refused)> ModelOf(
        HttpContext http, PageFactory pages, IndicatorsReader reader, IndicatorsSight sight, string? from, string? to, string? department)
    {
        if (reader.PeriodOf(from, to) is not { } period) return (null, Problems.Parameter(nameof(from), IndicatorsReader.PeriodExpected));
        if (sight.Of(http, department) is not { } seen) return (null, Problems.Parameter(nameof(department), IndicatorsSight.Expected));
        var view = await reader.ReadAsync(period, seen.Department, http.RequestAborted);
        return (IndicatorModel.Of(view, seen, reader.Choices(), pages.UserOf(http)), null);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileOf(
        HttpContext http, PageFactory pages, Task<(IndicatorModel? Model, ProblemHttpResult? Refused)> read, string ending, string form,
        Func<ExportTable, byte[]> write)
    {
        var (model, refused) = await read;
        if (model is null) return refused!;
        http.Response.Headers.CacheControl = "no-store";
        var texts = pages.UserOf(http).Localizer;
        return TypedResults.File(write(IndicatorExport.Of(model, texts)), form, $"{texts["indicators.file"]}.{ending}");
    }
}

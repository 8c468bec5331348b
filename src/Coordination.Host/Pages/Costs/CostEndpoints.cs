using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Exports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages.Costs;

/// <summary>GET /costs: what interventions cost over time, and the same as files.</summary>
internal static class CostEndpoints
{
    /// <summary>The path of the files without their endings.</summary>
    internal const string FilePath = "/api/v1/operations/costs";

    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, CostsReader reader, IndicatorsReader quarters, string? from = null, string? to = null) =>
        await ModelOf(http, pages, reader, quarters, from, to) is { } model
            ? await pages.PageAsync<CostPage>(http, model)
            : Problems.Parameter(nameof(from), IndicatorsReader.PeriodExpected);

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(
        HttpContext http, PageFactory pages, CostsReader reader, IndicatorsReader quarters, string? from = null, string? to = null)
    {
        if (await ModelOf(http, pages, reader, quarters, from, to) is not { } model)
            return Problems.Parameter(nameof(from), IndicatorsReader.PeriodExpected);
        var texts = pages.UserOf(http).Localizer;
        return TableFiles.Answer(http, texts, "costs.file", model.Exported(texts));
    }

    private static async Task<CostModel?> ModelOf(
        HttpContext http, PageFactory pages, CostsReader reader, IndicatorsReader quarters, string? from, string? to) =>
        quarters.PeriodOf(from, to) is { } period
            ? CostModel.Of(await reader.ReadAsync(http, period), quarters.Choices(), pages.UserOf(http))
            : null;
}

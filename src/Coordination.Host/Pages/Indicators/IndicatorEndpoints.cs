using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Barriers;
using Coordination.Host.Pages.Exports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages.Indicators;

/// <summary>GET /indicators: the nine indicators over time, and the same as files.</summary>
internal static class IndicatorEndpoints
{
    /// <summary>The path of the files without their endings.</summary>
    internal const string FilePath = "/api/v1/operations/indicators";

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

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(
        HttpContext http, PageFactory pages, IndicatorsReader reader, IndicatorsSight sight, string? from = null, string? to = null,
        string? department = null)
    {
        var (model, refused) = await ModelOf(http, pages, reader, sight, from, to, department);
        if (model is null) return refused!;
        var texts = pages.UserOf(http).Localizer;
        return TableFiles.Answer(http, texts, "indicators.file", IndicatorExport.Of(model, texts));
    }

    private static async Task<(IndicatorModel? Model, ProblemHttpResult? Refused)> ModelOf(
        HttpContext http, PageFactory pages, IndicatorsReader reader, IndicatorsSight sight, string? from, string? to, string? department)
    {
        if (reader.PeriodOf(from, to) is not { } period) return (null, Problems.Parameter(nameof(from), IndicatorsReader.PeriodExpected));
        if (sight.Of(http, department) is not { } seen) return (null, Problems.Parameter(nameof(department), IndicatorsSight.Expected));
        var view = await reader.ReadAsync(period, seen.Department, http.RequestAborted);
        return (IndicatorModel.Of(view, seen, reader.Choices(), pages.UserOf(http)), null);
    }
}

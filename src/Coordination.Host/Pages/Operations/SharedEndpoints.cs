using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.Extensions;

namespace Coordination.Host.Pages.Operations;

/// <summary>The lists behind the numbers of shared citizens and waiting times, and the form for the programme's target.</summary>
internal static class SharedEndpoints
{
    private const int PageRows = 100;
    private const int WaitsMax = 500;

    internal static async Task<IResult> ListAsync(
        HttpContext http, PageFrames frames, SharedCitizens table, CollaborationSight sight, string? departments = null, string? coordinator = null,
        string? plan = null, string? after = null)
    {
        if (SharedCitizensQuery.TryFilter(departments, coordinator, plan, sight.DepartmentsOf(http), out var filter) is { } problem) return problem;
        var rows = await table.ReadAsync(filter, after ?? "", PageRows, http.RequestAborted);
        await sight.LogAsync(http, "shared-list", rows.Select(static row => row.Citizen));
        var next = rows.Count == PageRows ? Address(http, rows[^1].Citizen) : null;
        return await frames.PageAsync<SharedListPage>(http, SharedModels.Of(rows, filter, CollaborationSight.SeesNames(http), next, frames.OnlookerOf(http)));
    }

    internal static async Task<IResult> WaitsAsync(
        HttpContext http, PageFrames frames, FiguresTables tables, CollaborationSight sight, string? stage = null, string? waitsFrom = null,
        string? waitsTo = null, string? from = null, string? to = null)
    {
        if (!WaitsQuery.IsStage(stage)) return Problems.Parameter(nameof(stage), "a stage");
        if (QueryParameters.TryPeriod(from, to, out var period) is { } wrong) return Problems.Parameter(wrong, "a date or an instant with an offset");
        var waits = await tables.ReadWaitingAsync(WaitsQuery.FilterOf(stage, waitsFrom, waitsTo, period, sight.DepartmentsOf(http)), WaitsMax, http.RequestAborted);
        await sight.LogAsync(http, "waits", waits.Select(static wait => wait.Citizen));
        return await frames.PageAsync<WaitsPage>(http, SharedModels.Of(waits, frames.OnlookerOf(http)));
    }

    internal static async Task<IResult> SetTargetAsync(HttpContext http, PageFrames frames, SharedCitizens table, ServiceClock clock)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var r = frames.ReaderOf(http);
        var isDay = DateOnly.TryParseExact(Forms.Text(form, "by"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var by);
        var isNumber = long.TryParse(Forms.Text(form, "target"), NumberStyles.None, CultureInfo.InvariantCulture, out var target) && target is > 0 and <= ProgrammeView.TargetMax;
        if (isDay && isNumber) await table.PutTargetAsync(new ProgrammeTarget(target, by, http.Who(), clock.Now), http.RequestAborted);
        return Forms.Answer(
            http, form, r["done.programme"], isDay && isNumber ? null : new Views.RefusalView("invalid", r["refused.programme"], []), static refusal => refusal.Why);
    }

    /// <summary>What the panel of shared citizens shows.</summary>
    internal static async Task<SharedModel> ReadAsync(HttpContext http, Span span)
    {
        var services = http.RequestServices;
        var today = LocalTime.DayOf(services.GetRequiredService<ServiceClock>().Now);
        var period = new Period(LocalTime.StartOfDay(today.AddDays(1 - span.Days())), null);
        var seenBy = services.GetRequiredService<CollaborationSight>().DepartmentsOf(http);
        var summary = await services.GetRequiredService<SharedCitizensReader>().ReadAsync(seenBy, period, http.RequestAborted);
        var waits = await services.GetRequiredService<FiguresTables>()
            .ReadWaitingAsync(new WaitingFilter(period.From, period.To, seenBy), FiguresTables.WaitingTimesMax, http.RequestAborted);
        return SharedModels.Of(summary, waits, span, seesAll: seenBy is null, maySet: http.HasRole(CallerKind.Operations));
    }

    private static string Address(HttpContext http, string after) =>
        http.Request.Path + new QueryBuilder(http.Request.Query.Where(static pair => pair.Key != "after")) { { "after", after } }.ToString();
}

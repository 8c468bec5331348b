using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations.WaitingTimes;

/// <summary>GET /operations/waits: the single waits behind a waiting time.</summary>
internal static class WaitListEndpoints
{
    private const int PageRows = 100;

    internal static async Task<IResult> ListAsync(
        HttpContext http, PageFactory pages, FiguresTables tables, CollaborationSight sight, string? stage = null, string? waitsFrom = null,
        string? waitsTo = null, string? from = null, string? to = null, string? after = null)
    {
        if (!WaitsQuery.IsStage(stage)) return Problems.Parameter(nameof(stage), WaitsQuery.Expected);
        if (QueryParameters.TryPeriod(from, to, out var period) is { } wrong)
            return Problems.Parameter(wrong, "a date or an instant with an offset");
        var filter = WaitsQuery.FilterOf(stage, waitsFrom, waitsTo, period, sight.DepartmentsOf(http, $"{waitsFrom},{waitsTo}"));
        if (!WaitsQuery.TryPosition(after, out var position)) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var waits = await tables.ReadWaitingAsync(filter, position, PageRows, http.RequestAborted);
        await sight.LogAsync(http, "waits", waits.Select(static wait => wait.Citizen));
        var mask = await sight.MaskOfAsync(http, waits.Select(static wait => wait.Citizen));
        return await pages.PageAsync<WaitListPage>(http, WaitListModel.Of(waits, pages.UserOf(http), mask) with
        {
            Next = Paging.NextOf(http, waits, PageRows, nameof(after), WaitsQuery.PositionOf),
        });
    }
}

using Coordination.Domain.Calendar;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations.SharedCitizenLists;

/// <summary>Reads the panel of shared citizens for the user of a request.</summary>
internal sealed class SharedCitizenSummaryReader(
    SharedCitizensReader counts, FiguresTables waiting, FigureSight sight, ServiceClock clock)
{
    internal async Task<SharedCitizenSummaryModel> ReadAsync(HttpContext http, ReportPeriod reportPeriod)
    {
        var today = LocalTime.DayOf(clock.Now);
        var period = new InstantRange(LocalTime.StartOfDay(today.AddDays(1 - reportPeriod.Days())), null);
        var told = sight.Of(http);
        var summary = await counts.ReadAsync(told, period, http.RequestAborted);
        var filter = new WaitingFilter(period.From, period.To, told.Own);
        var waits = await waiting.SummarizeWaitingAsync(filter, http.RequestAborted);
        // Beside pairs that are told in steps, a total would tell what is left out.
        var stages = told.IsExact ? await waiting.SummarizeStagesAsync(period.From!.Value, http.RequestAborted) : [];
        return SharedCitizenSummaryModel.Of(
            summary, waits, stages, reportPeriod, told, maySet: http.HasRole(CallerKind.Operations));
    }
}

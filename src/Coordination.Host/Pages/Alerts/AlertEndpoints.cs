using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Host.Pages.Alerts;

/// <summary>The reader's alerts: live, seen, acknowledged.</summary>
internal static class AlertEndpoints
{
    private const int SeenMax = 200;

    internal static IResult Stream(HttpContext http, PageFrames frames, string? citizen = null, string? after = null)
    {
        var from = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : after;
        return QueryParameters.TryNumber(from, -1, 0, long.MaxValue, out var position)
            ? new LiveAlerts(http.Caller(), frames.ReaderOf(http).Language, string.IsNullOrEmpty(citizen) ? null : citizen, position < 0 ? null : position)
            : Problems.Parameter(nameof(after), "a position");
    }

    internal static async Task<IResult> SeenAsync(HttpContext http, AlertTable table, AlertDelivery views, ServiceClock clock)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var mine = new List<string>();
        foreach (var id in form["ids"].OfType<string>().Distinct(StringComparer.Ordinal).Take(SeenMax))
            if (await FindAsync(http, table, views, id) is not null) mine.Add(id);
        await table.MarkSeenAsync(mine, clock.Now, http.RequestAborted);
        return Forms.Answer(http, form, done: null, refusal: null, static _ => "");
    }

    internal static async Task<IResult> AcknowledgeAsync(
        HttpContext http, string alert, AlertTable table, AlertDelivery views, PageFrames frames, IGrainFactory grains)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var onlooker = frames.OnlookerOf(http);
        var refusal = await FindAsync(http, table, views, alert) is { } record
            ? (await grains.GetGrain<ICitizenGrain>(record.Alert.Citizen).Acknowledge(alert)).Refusal
            : new RefusalView("not-found", "You have no alert of this id.", []);
        return Forms.Answer(http, form, done: null, refusal, why => Refusals.InWords(why, "acknowledge", onlooker));
    }

    private static async Task<AlertRecord?> FindAsync(HttpContext http, AlertTable table, AlertDelivery views, string id) =>
        await table.FindAsync(id, http.RequestAborted) is { } found && views.ReceiversOf(http.Caller()).Contains(found.Alert.Receiver) ? found : null;
}

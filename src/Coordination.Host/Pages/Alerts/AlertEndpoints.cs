using System.Globalization;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Host.Pages.Alerts;

/// <summary>
/// The user's alerts: GET /live/alerts, POST /alerts/seen, POST /alerts/{alert}/acknowledge, POST /alerts/acknowledge-information.
/// </summary>
internal static class AlertEndpoints
{
    private const int SeenMax = 200;
    private const int AcknowledgedAtOnce = 8;

    internal static IResult Stream(
        HttpContext http, PageFactory pages, AlertCardStream stream, string? citizen = null, string? seen = null,
        string? after = null) =>
        EventStream.TryPosition(http, after, out var position)
            ? stream.Of(http.Caller(), pages.LocalizerOf(http).Language, NullIfEmpty(citizen), NullIfEmpty(seen), position)
            : Problems.Parameter(nameof(after), "a position");

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    internal static async Task<IResult> SeenAsync(HttpContext http, AlertTable table, AlertDelivery views, ServiceClock clock)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var mine = new List<string>();
        foreach (var id in form["ids"].OfType<string>().Distinct(StringComparer.Ordinal).Take(SeenMax))
            if (await FindAsync(http, table, views, id) is not null) mine.Add(id);
        await table.MarkSeenAsync(mine, clock.Now, AlertChannels.Page, http.RequestAborted);
        return Forms.Finish(http, form, done: null, refusal: null, static _ => "");
    }

    internal static async Task<IResult> AcknowledgeAsync(
        HttpContext http, string alert, AlertTable table, AlertDelivery views, PageFactory pages, IGrainFactory grains)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var user = pages.UserOf(http);
        var refusal = await FindAsync(http, table, views, alert) is { } record
            ? (await grains.GetGrain<ICitizenGrain>(record.Alert.Citizen).Acknowledge(alert)).Refusal
            : new RefusalView(RefusalKinds.NotFound, "You have no alert of this id.", []);
        return Forms.Finish(http, form, done: null, refusal, why => RefusalText.Of(why, "acknowledge", user));
    }

    /// <summary>
    /// Acknowledges the information that the page showed, by its ids: nothing of somebody else, nothing that is urgent or a warning by now,
    /// and nothing that was raised again after the page was read.
    /// </summary>
    internal static async Task<IResult> AcknowledgeInformationAsync(
        HttpContext http, AlertTable table, AlertDelivery views, PageFactory pages, IGrainFactory grains)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var user = pages.UserOf(http);
        if (!long.TryParse(form["until"], NumberStyles.None, CultureInfo.InvariantCulture, out var until)) return Forms.RedirectBack(form);
        var ids = form["ids"].OfType<string>().Distinct(StringComparer.Ordinal).Take(AlertFeedReader.ShownMax);
        var done = 0;
        foreach (var some in ids.Chunk(AcknowledgedAtOnce))
            done += (await Task.WhenAll(some.Select(AcknowledgeOneAsync))).Count(static isDone => isDone);

        return Forms.Finish(http, form, user.Localizer.Count("alerts.bulk-done", done), refusal: null, static _ => "");

        async Task<bool> AcknowledgeOneAsync(string id)
        {
            if (await FindAsync(http, table, views, id) is not { Alert: var alert } record) return false;
            if (alert.State != AlertStates.Open || record.Position > until || !BulkAcknowledgement.Takes(alert.Severity, alert.Kind))
                return false;
            return (await grains.GetGrain<ICitizenGrain>(alert.Citizen).Acknowledge(id)).Refusal is null;
        }
    }

    /// <summary>The alert, if the caller is a receiver of it; else null.</summary>
    private static async Task<AlertRecord?> FindAsync(HttpContext http, AlertTable table, AlertDelivery views, string id)
    {
        var found = await table.FindAsync(id, http.RequestAborted);
        return found is not null && views.IsFor(http.Caller(), found) ? found : null;
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Pages.Localization;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Host.Pages.Alerts;

/// <summary>
/// The stream of a page's alerts in the event format that <c>wwwroot/js/live.js</c> describes: the card of each alert that changes,
/// and the number of open alerts. On a citizen's page also that the citizen has changed.
/// </summary>
internal sealed class AlertCardStream(
    AlertFollower follower, AlertCardCache cards, AlertDelivery delivery, AlertTable table, CitizenFollower citizens)
{
    /// <param name="caller">The receiver of the alerts.</param>
    /// <param name="language">The language of the cards.</param>
    /// <param name="citizen">The citizen the alerts are about; null: any.</param>
    /// <param name="seen">
    /// The tag of what the page shows of that citizen (<see cref="Access.PictureTag"/>); null: changes are not told.
    /// </param>
    /// <param name="after">The position to begin after; null: alerts raised from now on.</param>
    internal EventStream Of(Caller caller, Language language, string? citizen, string? seen, long? after) =>
        EventStream.ForPage(ended =>
        {
            var alerts = StepsAsync(caller, language, citizen, after, ended);
            return citizen is null || seen is null ? alerts : alerts.With(ChangesAsync(citizen, seen, ended), ended);
        });

    private async IAsyncEnumerable<StreamStep> ChangesAsync(
        string citizen, string seen, [EnumeratorCancellation] CancellationToken ended)
    {
        await foreach (var tag in citizens.FollowAsync(citizen, seen, ended))
            yield return new StreamStep([new ServerSentEvent("changed", tag ?? "closed")]);
    }

    private async IAsyncEnumerable<StreamStep> StepsAsync(
        Caller caller, Language language, string? citizen, long? after, [EnumeratorCancellation] CancellationToken ended)
    {
        var namesCitizens = caller.Kind == CallerKind.Caseworker;
        await foreach (var (position, changed) in follower.FollowAsync(caller, after, ended))
        {
            var events = new List<ServerSentEvent>();
            foreach (var record in changed)
            {
                if (citizen is not null && record.Alert.Citizen != citizen) continue;
                events.Add(record.Alert.State == AlertStates.Acknowledged
                    ? new ServerSentEvent("gone", record.Alert.Id, record.Position)
                    : new ServerSentEvent("alert", await cards.CardAsync(record, language, namesCitizens), record.Position));
            }

            if (changed.Count > 0) events.Add(new ServerSentEvent("count", await CountAsync(caller, ended)));
            yield return new StreamStep(events, position);
        }
    }

    private async Task<string> CountAsync(Caller caller, CancellationToken cancellation)
    {
        var open = await table.CountOpenAsync(delivery.ReceiversOf(caller), PageFactory.AlertsCountedMax, cancellation);
        return open.ToString(CultureInfo.InvariantCulture);
    }
}

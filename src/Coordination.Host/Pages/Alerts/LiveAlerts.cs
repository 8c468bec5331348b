using System.Globalization;
using System.Runtime.CompilerServices;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Pages.Words;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Pages.Alerts;

/// <summary>A page's alerts as a stream: a card for each that changes, and how many are open.</summary>
internal sealed class LiveAlerts(AlertFollower follower, AlertFragments fragments, AlertDelivery delivery, AlertTable table)
{
    /// <summary>The stream.</summary>
    /// <param name="caller">Whose alerts.</param>
    /// <param name="language">The language of the cards.</param>
    /// <param name="citizen">Only alerts about this citizen; null: all.</param>
    /// <param name="after">The position to go on after; null: from now on.</param>
    internal EventStream Of(Caller caller, Language language, string? citizen, long? after) =>
        EventStream.ForPage(ended => StepsAsync(caller, language, citizen, after, ended));

    private async IAsyncEnumerable<StreamStep> StepsAsync(
        Caller caller, Language language, string? citizen, long? after, [EnumeratorCancellation] CancellationToken ended)
    {
        await foreach (var (position, changed) in follower.FollowAsync(caller, after, ended))
        {
            var events = new List<ServerSentEvent>();
            foreach (var record in changed)
            {
                if (citizen is not null && record.Alert.Citizen != citizen) continue;
                events.Add(record.Alert.State == "acknowledged"
                    ? new ServerSentEvent("gone", record.Alert.Id, record.Position)
                    : new ServerSentEvent("alert", await fragments.CardAsync(record, language), record.Position));
            }

            if (changed.Count > 0) events.Add(new ServerSentEvent("count", await CountAsync(caller, ended)));
            yield return new StreamStep(events, position);
        }
    }

    private async Task<string> CountAsync(Caller caller, CancellationToken cancellation)
    {
        var open = await table.ReadForReceiversAsync(
            delivery.ReceiversOf(caller), "open", PageFrames.AlertsCountedMax, cancellation: cancellation);
        return open.ToString(CultureInfo.InvariantCulture);
    }
}

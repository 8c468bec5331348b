using System.Runtime.CompilerServices;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Views;

namespace Coordination.Host.Live;

/// <summary>A stream of the API that sends the event <c>alert</c> when an alert of the caller changes.</summary>
internal sealed class AlertStream(AlertFollower follower, AlertDelivery delivery)
{
    /// <param name="after">The position to continue after; null: from now on.</param>
    /// <param name="toAddress">An address as the reader reaches it.</param>
    internal EventStream Of(Caller caller, long? after, Func<string, string> toAddress) =>
        EventStream.ForApi(ended => StepsAsync(caller, after, toAddress, ended));

    private async IAsyncEnumerable<StreamStep> StepsAsync(
        Caller caller, long? after, Func<string, string> toAddress, [EnumeratorCancellation] CancellationToken ended)
    {
        await foreach (var (position, changed) in follower.FollowAsync(caller, after, ended))
        {
            var shown = await delivery.DeliverAsync(changed, AlertChannels.Api, ended);
            yield return new StreamStep([.. shown.Select((view, i) =>
                new ServerSentEvent("alert", view.At(toAddress), changed[i].Position))], position);
        }
    }
}

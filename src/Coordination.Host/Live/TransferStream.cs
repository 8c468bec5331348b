using System.Runtime.CompilerServices;
using Coordination.Grains;
using Coordination.Host.Http;

namespace Coordination.Host.Live;

/// <summary>A stream of the API that sends the event <c>progress</c> when a transfer progresses.</summary>
internal sealed class TransferStream(TransferFollower follower)
{
    /// <summary>The stream. It ends with the transfer.</summary>
    internal EventStream Of(string transfer, Caller caller) => EventStream.ForApi(ended => StepsAsync(transfer, caller, ended));

    private async IAsyncEnumerable<StreamStep> StepsAsync(string transfer, Caller caller, [EnumeratorCancellation] CancellationToken ended)
    {
        await foreach (var now in follower.FollowAsync(transfer, caller, ended))
            yield return new StreamStep([new ServerSentEvent("progress", now)]);
    }
}
